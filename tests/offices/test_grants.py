"""What someone may do as staff, day by day."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from omil_portal.access.actor import Grant, actor_for
from omil_portal.access.permissions import Permission as P
from omil_portal.access.roles import Role
from omil_portal.offices.models import StaffMembership
from tests.factories.kernel import (
    OfficeFactory,
    RegionFactory,
    StaffMembershipFactory,
    UserFactory,
)
from tests.factories.when import ON

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


@pytest.mark.parametrize(
    ("since", "until", "holds"),
    [
        (ON, None, True),
        (ON - DAY, None, True),
        (ON + DAY, None, False),
        (ON - DAY, ON + DAY, True),
        (ON - DAY, ON, False),
        (ON, ON, False),
    ],
    ids=["from today", "from before", "from tomorrow", "until tomorrow", "ended today", "never"],
)
def test_a_role_holds_from_its_first_day_until_the_day_it_ends(since, until, holds):
    StaffMembershipFactory(since=since, until=until)
    assert StaffMembership.objects.in_force(ON).exists() is holds


def test_a_role_that_starts_tomorrow_grants_nothing_today():
    tomorrow = timezone.localdate() + DAY
    assert actor_for(StaffMembershipFactory(since=tomorrow).user).grants == ()


def test_staff_of_two_offices_have_a_grant_in_each():
    user = UserFactory()
    desk = StaffMembershipFactory(user=user)
    manager = StaffMembershipFactory(user=user, office_manager=True)
    assert set(actor_for(user).grants) == {
        Grant(Role.FRONT_DESK, office_id=desk.office_id),
        Grant(Role.OFFICE_MANAGER, office_id=manager.office_id),
    }


def test_an_analyst_is_granted_a_region():
    membership = StaffMembershipFactory(regional_analyst=True)
    actor = actor_for(membership.user)
    assert actor.region_ids(P.REGION_DASHBOARD) == {membership.region_id}


@pytest.mark.parametrize("role", [Role.FRONT_DESK, Role.REGIONAL_ANALYST, Role.SEEKER])
def test_a_role_in_a_place_that_does_not_fit_it_is_refused(role):
    place = None if role == Role.FRONT_DESK else OfficeFactory()
    user = UserFactory()
    with pytest.raises(IntegrityError, match="membership_place_fits_role"), transaction.atomic():
        StaffMembershipFactory(user=user, role=role, office=place)


def test_the_same_role_is_not_held_twice_at_once():
    held = StaffMembershipFactory()
    with pytest.raises(IntegrityError, match="one_open_membership"), transaction.atomic():
        StaffMembershipFactory(user=held.user, office=held.office)


def test_a_role_that_ended_can_be_held_again():
    held = StaffMembershipFactory(ended=True)
    again = StaffMembershipFactory(user=held.user, office=held.office)
    assert list(StaffMembership.objects.in_force(ON)) == [again]


def test_the_national_unit_is_granted_every_region():
    for cut in ("10", "14"):
        RegionFactory(cut=cut)
    actor = actor_for(StaffMembershipFactory(national_unit=True).user)
    assert actor.region_ids(P.REGION_DASHBOARD) == {"10", "14"}
    assert actor.can(P.GOALS_SET, region_id="14")


def test_the_national_unit_opens_nobodys_file_and_manages_no_office():
    actor = actor_for(StaffMembershipFactory(national_unit=True).user)
    assert not actor.can(P.PERSON_VIEW)
    assert not actor.can(P.STAFF_MANAGE)


@pytest.mark.parametrize("permission", [P.WEIGHTS_SIGN, P.DEFINITIONS_SET])
def test_what_rules_the_whole_country_is_not_signed_by_a_region(permission):
    national = StaffMembershipFactory(national_unit=True)
    regional = StaffMembershipFactory(regional_analyst=True)
    RegionFactory()
    assert actor_for(national.user).can(permission)
    assert not actor_for(regional.user).can(permission)
