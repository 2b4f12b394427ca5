"""The office a staff member acts for."""

import pytest
from django.core.exceptions import PermissionDenied
from django.test import RequestFactory

from omil_portal.access.actor import actor_for
from omil_portal.offices.current import SESSION_KEY, current_office
from tests.factories.kernel import OfficeFactory, StaffMembershipFactory, UserFactory

pytestmark = pytest.mark.django_db


def request_of(user, chosen=None):
    request = RequestFactory().get("/")
    request.actor = actor_for(user)
    request.session = {SESSION_KEY: chosen} if chosen else {}
    return request


@pytest.fixture
def officer():
    user = UserFactory()
    for name in ("OMIL Osorno", "OMIL Ancud"):
        StaffMembershipFactory(user=user, office=OfficeFactory(name=name))
    return user


def test_the_first_by_name_unless_another_was_chosen(officer):
    assert current_office(request_of(officer)).name == "OMIL Ancud"


def test_the_office_chosen_in_the_session(officer):
    chosen = officer.memberships.get(office__name="OMIL Osorno").office
    assert current_office(request_of(officer, chosen.pk)) == chosen


def test_an_office_left_behind_is_no_longer_current(officer):
    assert current_office(request_of(officer, OfficeFactory().pk)).name == "OMIL Ancud"


def test_whoever_works_in_no_office_has_none():
    with pytest.raises(PermissionDenied):
        current_office(request_of(UserFactory()))
