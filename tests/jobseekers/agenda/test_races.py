"""Two people press at the same moment: one hour, one number, one call."""

import uuid

import pytest
from django.db import connection

from jobseekers.models import Appointment, Visit
from jobseekers.services import appointments, visits
from omil_portal.refusals import Refused
from tests.factories.agenda import ShiftFactory, VisitFactory
from tests.factories.jobseekers import JobSeekerFactory
from tests.factories.kernel import OfficeFactory, UserFactory
from tests.factories.when import AT
from tests.jobseekers.test_registration_race import at_once

pytestmark = pytest.mark.django_db(transaction=True)
NINE = AT.replace(hour=9)


def both_want_nine(service) -> list:
    people = [JobSeekerFactory(), JobSeekerFactory()]
    by = UserFactory()

    def take():
        return appointments.book(
            seeker=people.pop(),
            service=service,
            starts_at=NINE,
            by=by,
            at=AT.replace(day=1),
            origin=Appointment.Origin.ONLINE,
            request_id=uuid.uuid4(),
        )

    return at_once(take)


@pytest.fixture
def without_the_guard():
    """As if the database let two hours of one place overlap."""
    name = "one_person_per_place_and_hour"
    constraint = next(c for c in Appointment._meta.constraints if c.name == name)
    with connection.schema_editor() as editor:
        editor.remove_constraint(Appointment, constraint)
    yield
    Appointment.objects.all().delete()
    with connection.schema_editor() as editor:
        editor.add_constraint(Appointment, constraint)


def test_without_the_guard_two_people_get_one_hour(without_the_guard):
    results = both_want_nine(ShiftFactory().service)
    assert [type(result) for result in results] == [Appointment, Appointment]
    assert {(a.officer_id, a.place, a.starts_at) for a in results} == {
        (results[0].officer_id, 1, NINE)
    }


def test_two_people_never_get_one_hour():
    results = both_want_nine(ShiftFactory().service)
    assert sorted(type(result).__name__ for result in results) == ["Appointment", "Refused"]
    assert "Otra persona tomó esa hora" in str(next(r for r in results if isinstance(r, Refused)))
    assert Appointment.objects.count() == 1


def test_with_two_places_both_get_it():
    results = both_want_nine(ShiftFactory(places=2).service)
    assert sorted(result.place for result in results) == [1, 2]


def test_two_desks_never_give_one_number():
    office, by = OfficeFactory(), UserFactory()
    results = at_once(
        lambda: visits.receive(
            office=office, by=by, at=AT, called_as="Rosa", request_id=uuid.uuid4()
        ),
        times=4,
    )
    assert sorted(visit.number for visit in results) == [1, 2, 3, 4]


def test_nobody_is_called_by_two_officers():
    office = OfficeFactory()
    for number in (1, 2):
        VisitFactory(office=office, number=number)
    officers = [UserFactory(), UserFactory()]
    called = at_once(lambda: visits.call_next(office=office, by=officers.pop(), at=AT))
    assert {visit.number for visit in called} == {1, 2}
    assert Visit.objects.in_attention().count() == 2
