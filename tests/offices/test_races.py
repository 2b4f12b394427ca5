"""Two managers end each other's role at the same instant: somebody stays in charge."""

import threading

import pytest

from omil_portal.offices import services
from omil_portal.offices.models import Office, StaffMembership
from omil_portal.offices.services import LastManager, end_membership
from tests.factories.kernel import OfficeFactory, StaffMembershipFactory
from tests.factories.when import ON
from tests.jobseekers.test_registration_race import at_once

pytestmark = pytest.mark.django_db(transaction=True)
TIMES = 10


def each_ends_the_other(office: Office) -> list:
    """What the two calls returned or raised."""
    two = [StaffMembershipFactory(office=office, office_manager=True, since=ON) for _ in "12"]
    return at_once(lambda: end_membership(membership=two.pop(), until=ON))


def in_charge(office: Office) -> int:
    return StaffMembership.objects.in_force(ON).filter(office=office).count()


def test_without_the_lock_nobody_is_left_in_charge(monkeypatch):
    office = OfficeFactory()
    both_have_looked = threading.Barrier(2)
    look = services._somebody_else_in_charge

    def looked(*args) -> bool:
        found = look(*args)
        both_have_looked.wait(timeout=60)
        return found

    monkeypatch.setattr(services, "_one_ending_at_a_time", lambda office_id: None)
    monkeypatch.setattr(services, "_somebody_else_in_charge", looked)
    assert each_ends_the_other(office) == [None, None]
    assert in_charge(office) == 0


def test_exactly_one_stays_in_charge_however_often():
    for office in OfficeFactory.create_batch(TIMES):
        results = each_ends_the_other(office)
        assert {type(result) for result in results} == {LastManager, type(None)}
        assert in_charge(office) == 1
