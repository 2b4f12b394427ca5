"""Who sees which agreement, goal and kept answer: the list and the object say the same."""

import pytest

from omil_portal.access.actor import actor_for
from omil_portal.access.permissions import Permission as P
from omil_portal.access.roles import Role
from sence_programs.models import Agreement, BenefitAnswer, Goal
from tests.access_matrix.world import world
from tests.factories.sence_programs import AgreementFactory, GoalFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def actors():
    """One of every role, of the two regions of the world."""
    made = world()
    GoalFactory(agreement=AgreementFactory())
    sides = (made.own, made.foreign)
    return [actor_for(user) for side in sides for user in side.readers.values()]


@pytest.mark.parametrize("model", [Agreement, Goal, BenefitAnswer])
def test_the_list_and_the_object_agree_for_every_role(actors, model):
    for actor in actors:
        listed = set(model.objects.visible_to(actor))
        assert listed == {row for row in model.objects.all() if row.is_visible_to(actor)}


def test_the_list_and_the_object_agree_on_who_may_change_an_agreement(actors):
    for actor in actors:
        listed = set(Agreement.objects.visible_to(actor, P.GOALS_SET))
        every = Agreement.objects.all()
        assert listed == {row for row in every if row.is_visible_to(actor, P.GOALS_SET)}


def test_the_national_unit_alone_sees_every_agreement(actors):
    every = Agreement.objects.count()
    seen = {actor: Agreement.objects.visible_to(actor).count() for actor in actors}
    national = {actor for actor in actors if actor.grants[0].role == Role.NATIONAL_UNIT}
    assert {actor for actor in actors if seen[actor] == every} == national
    assert any(0 < seen[actor] < every for actor in actors)
