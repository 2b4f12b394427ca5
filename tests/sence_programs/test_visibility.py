"""Who sees which agreement, goal and kept answer: the list and the object say the same."""

import pytest

from omil_portal.access.actor import actor_for
from omil_portal.access.permissions import Permission as P
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


def test_somebody_sees_something_and_nobody_sees_all(actors):
    seen = [Agreement.objects.visible_to(actor).count() for actor in actors]
    assert max(seen) > 0
    assert max(seen) < Agreement.objects.count()
