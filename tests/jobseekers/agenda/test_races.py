"""Two people press at the same moment: one hour, one number, one call."""

import threading
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


def take_nine(seeker, service, by) -> Appointment:
    return appointments.book(
        seeker=seeker,
        service=service,
        starts_at=NINE,
        by=by,
        at=AT.replace(day=1),
        origin=Appointment.Origin.ONLINE,
        request_id=uuid.uuid4(),
    )


def both_want_nine(service) -> list:
    people, by = [JobSeekerFactory(), JobSeekerFactory()], UserFactory()
    return at_once(lambda: take_nine(people.pop(), service, by))


@pytest.fixture
def without_the_guards(monkeypatch):
    """As if nobody waited, and the database let two hours of one place overlap."""
    both_have_looked = threading.Barrier(2)
    free_hours = appointments.free_hours

    def looked(*args, **kwargs):
        slots = free_hours(*args, **kwargs)
        both_have_looked.wait(timeout=60)
        return slots

    monkeypatch.setattr(appointments, "_one_at_a_time", lambda office_id: None)
    monkeypatch.setattr(appointments, "free_hours", looked)
    name = "one_person_per_place_and_hour"
    constraint = next(c for c in Appointment._meta.constraints if c.name == name)
    with connection.schema_editor() as editor:
        editor.remove_constraint(Appointment, constraint)
    yield
    Appointment.objects.all().delete()
    with connection.schema_editor() as editor:
        editor.add_constraint(Appointment, constraint)


def test_without_the_guards_two_people_get_one_hour(without_the_guards):
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


def test_who_saw_the_hour_free_before_is_refused_by_the_database(monkeypatch):
    """As with an officer of two offices, which do not wait for one another."""
    service = ShiftFactory().service
    seen = appointments.free_hours(service, NINE.date(), NINE.date(), at=AT.replace(day=1))
    both_want_nine(service)
    monkeypatch.setattr(appointments, "free_hours", lambda *args, **kwargs: seen)
    with pytest.raises(Refused, match="Otra persona tomó esa hora"):
        take_nine(JobSeekerFactory(), service, UserFactory())
    assert Appointment.objects.count() == 1


def test_one_officer_who_presses_twice_at_once_calls_one_person():
    """Without the lock on the officer, each press takes a person that the other skipped."""
    office, officer = OfficeFactory(), UserFactory()
    seen, _ = [VisitFactory(office=office, number=number) for number in (1, 2)]
    called = at_once(lambda: visits.call_next(office=office, by=officer, at=AT, seen=seen.pk))
    assert {visit.number for visit in called} == {1}
    assert Visit.objects.in_attention().count() == 1
