"""`visible_to` and `is_visible_to` say the same, for every role and every office."""

import pytest

from matching.models import Placement, Referral
from omil_portal.access.actor import Actor, Grant
from omil_portal.access.roles import OFFICE_ROLES, Role
from tests.factories.jobseekers import JobSeekerFactory
from tests.factories.kernel import OfficeFactory
from tests.factories.matching import PlacementFactory, ReferralFactory

pytestmark = pytest.mark.django_db


def actors(offices, seeker) -> list[Actor]:
    placed = [Grant(role, office_id=o.pk) for role in OFFICE_ROLES for o in offices]
    single = [
        Grant(Role.SEEKER, seeker_id=seeker.pk),
        Grant(Role.EMPLOYER_MEMBER, employer_id=1),
        Grant(Role.REGIONAL_ANALYST, region_id="10"),
        Grant(Role.ADMINISTRATOR),
    ]
    both = (single[0], placed[0])
    return [Actor(1, (grant,)) for grant in (*placed, *single)] + [Actor(1, both), Actor(None)]


@pytest.mark.parametrize(
    ("model", "factory"), [(Referral, ReferralFactory), (Placement, PlacementFactory)]
)
def test_the_two_rules_of_visibility_agree(model, factory):
    offices, seeker = [OfficeFactory(), OfficeFactory()], JobSeekerFactory()
    rows = [factory(office=office) for office in offices] + [
        factory(office=offices[1], seeker=seeker)
    ]
    for actor in actors(offices, seeker):
        listed = set(model.objects.visible_to(actor).values_list("pk", flat=True))
        assert listed == {row.pk for row in rows if row.is_visible_to(actor)}


def test_a_person_sees_their_own_referral_and_no_other():
    mine, _ = ReferralFactory(), ReferralFactory()
    actor = Actor(1, (Grant(Role.SEEKER, seeker_id=mine.seeker_id),))
    assert list(Referral.objects.visible_to(actor)) == [mine]


def test_an_office_sees_its_own_placements_and_no_other():
    mine, _ = PlacementFactory(), PlacementFactory()
    actor = Actor(1, (Grant(Role.FRONT_DESK, office_id=mine.office_id),))
    assert list(Placement.objects.visible_to(actor)) == [mine]
