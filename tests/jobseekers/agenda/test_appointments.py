"""Hours: given, moved, cancelled, missed."""

import uuid
from datetime import date, timedelta

import pytest

from jobseekers.models import Appointment, Closure, OfficeLink
from jobseekers.picking import hours_of
from jobseekers.services import appointments
from jobseekers.stranded import stranded
from omil_portal.outbox.models import Message
from omil_portal.refusals import Refused
from tests.factories.agenda import (
    AppointmentFactory,
    ClosureFactory,
    DeskServiceFactory,
    ShiftFactory,
)
from tests.factories.jobseekers import JobSeekerFactory
from tests.factories.kernel import UserFactory
from tests.factories.when import AT, ON

pytestmark = pytest.mark.django_db
NINE, HALF_PAST = AT.replace(hour=9), AT.replace(hour=9, minute=30)
FRIDAY = AT - timedelta(days=3)
State = Appointment.State


@pytest.fixture
def service():
    return DeskServiceFactory()


@pytest.fixture
def shift(service):
    return ShiftFactory(service=service)


def book(service, starts_at=NINE, **more):
    given = {
        "seeker": more.pop("seeker", None) or JobSeekerFactory(),
        "by": UserFactory(),
        "at": FRIDAY,
        "origin": Appointment.Origin.DESK,
        "request_id": uuid.uuid4(),
    }
    return appointments.book(service=service, starts_at=starts_at, **(given | more))


def move(appointment, starts_at, **more):
    given = {"by": UserFactory(), "at": FRIDAY} | more
    return appointments.move(appointment=appointment, starts_at=starts_at, **given)


def cancel(appointment, **more):
    return appointments.cancel(
        appointment=appointment, **{"by": UserFactory(), "at": FRIDAY} | more
    )


def free(service) -> list[str]:
    slots = appointments.free_hours(service, ON, ON, at=FRIDAY)
    return [f"{slot.starts_at.astimezone(AT.tzinfo):%H:%M}" for slot in slots]


def test_an_hour_given_is_nobody_elses(service, shift):
    book(service)
    assert "09:00" not in free(service)
    with pytest.raises(Refused, match="Otra persona tomó esa hora"):
        book(service)


def test_the_office_may_open_the_file_of_who_has_an_hour(service, shift):
    seeker = book(service).seeker
    assert OfficeLink.objects.filter(seeker=seeker, office=service.office).exists()


def test_the_same_request_again_is_the_same_hour(service, shift):
    request_id = uuid.uuid4()
    first = book(service, request_id=request_id)
    assert book(service, request_id=request_id) == first


def test_a_person_has_one_hour_for_each_service(service, shift):
    seeker = book(service).seeker
    with pytest.raises(Refused, match="Ya hay una hora"):
        book(service, HALF_PAST, seeker=seeker)


def test_an_hour_that_does_not_exist_is_refused(service, shift):
    with pytest.raises(Refused):
        book(service, NINE + timedelta(minutes=7))


def test_the_officer_with_fewest_people_that_day_gets_the_next(service):
    ana, beto = (ShiftFactory(service=service).officer for _ in range(2))
    assert {book(service).officer, book(service).officer} == {ana, beto}
    third = book(service, HALF_PAST).officer
    assert book(service, HALF_PAST).officer != third


def test_a_group_takes_as_many_as_it_has_places(service):
    ShiftFactory(service=service, places=2)
    assert {book(service).place, book(service).place} == {1, 2}
    with pytest.raises(Refused):
        book(service)


def test_a_moved_hour_frees_the_old_one_and_is_told_again(service, shift):
    appointment = book(service)
    appointments.mark_reminded(appointment=appointment, at=AT)
    moved = move(appointment, HALF_PAST)
    assert (moved.starts_at, moved.reminded_at) == (HALF_PAST, None)
    assert "09:00" in free(service)
    assert "09:30" not in free(service)


def test_the_person_is_told_of_what_the_office_changes_and_not_of_what_they_did(service, shift):
    seeker = JobSeekerFactory(with_account=True)
    appointment = book(service, seeker=seeker)
    move(appointment, HALF_PAST, by=seeker.user)
    assert not Message.objects.exists()
    move(appointment, NINE)
    cancel(appointment, reason="La oficina estará cerrada")
    cancel(appointment)
    told = list(Message.objects.order_by("pk").values_list("subject", flat=True))
    assert told == [
        "Tu hora cambió al lunes 2 de noviembre, 09:00",
        "Se anuló tu hora del lunes 2 de noviembre, 09:00",
    ]


def test_moving_to_an_hour_of_somebody_else_keeps_ones_own(service, shift):
    appointment, _ = book(service), book(service, HALF_PAST)
    with pytest.raises(Refused):
        move(appointment, HALF_PAST)
    appointment.refresh_from_db()
    assert appointment.starts_at == NINE


def test_a_cancelled_hour_is_free_and_cancelling_twice_is_once(service, shift):
    appointment = book(service)
    cancel(appointment, reason="Encontró trabajo")
    again = cancel(appointment, reason="otra cosa")
    assert (again.state, again.reason) == (State.CANCELLED, "Encontró trabajo")
    assert "09:00" in free(service)


def test_a_missed_hour_is_not_moved_and_another_is_given(service, shift):
    missed = book(service)
    appointments.mark_no_show(appointment=missed, at=AT)
    monday = NINE + timedelta(days=7)
    with pytest.raises(Refused, match="ya figura como «no vino»"):
        move(missed, monday)
    assert book(service, monday, seeker=missed.seeker, at=AT).state == State.BOOKED
    missed.refresh_from_db()
    assert (missed.state, missed.starts_at) == (State.NO_SHOW, NINE)


def test_who_missed_the_hour_of_this_morning_need_not_wait_for_the_night(service, shift):
    missed = book(service)
    book(service, NINE + timedelta(days=7), seeker=missed.seeker, at=missed.ends_at)
    missed.refresh_from_db()
    assert missed.state == State.NO_SHOW


def test_nobody_misses_an_hour_that_has_not_begun():
    appointment = AppointmentFactory(starts_at=AT + timedelta(minutes=1))
    with pytest.raises(Refused, match="todavía no empieza"):
        appointments.mark_no_show(appointment=appointment, at=AT)


@pytest.mark.parametrize("state", [State.ARRIVED, State.ATTENDED, State.NO_SHOW])
def test_an_hour_that_was_used_or_missed_is_not_cancelled(state):
    with pytest.raises(Refused, match="ya figura como"):
        cancel(AppointmentFactory(state=state))


def test_who_left_the_office_gives_no_hours(service, shift):
    shift.officer.memberships.update(until=ON)
    assert free(service) == []
    shift.officer.memberships.update(until=ON + timedelta(days=1))
    assert "09:00" in free(service)


def test_hours_of_who_left_or_of_a_closed_day_have_nobody_to_attend_them(service, shift):
    ana, beto, kept = book(service), book(service, HALF_PAST), book(service, NINE.replace(hour=10))
    gone = UserFactory()
    Appointment.objects.filter(pk=ana.pk).update(officer=gone)
    assert list(stranded(service.office, FRIDAY)) == [ana]
    ClosureFactory(office=service.office, officer=shift.officer)
    found = [(hour, hour.gone, hour.closed) for hour in stranded(service.office, FRIDAY)]
    assert found == [(ana, True, False), (beto, False, True), (kept, False, True)]
    assert not stranded(service.office, AT + timedelta(days=1)).exists()


def test_days_without_attention_have_no_hours(service, shift):
    Closure.objects.create(office=service.office, first=ON, last=ON, reason="Aniversario")
    assert free(service) == []


def test_the_rate_of_missed_hours_leaves_out_what_was_cancelled_or_is_to_come(service):
    for state in [State.ATTENDED, State.ATTENDED, State.NO_SHOW, State.CANCELLED, State.BOOKED]:
        AppointmentFactory(service=service, state=state)
    day = (AT.replace(hour=0), AT.replace(hour=0) + timedelta(days=1))
    assert appointments.no_show_rate(service.office, *day) == (1, 3)


def test_the_hours_of_a_month_take_four_queries(service, django_assert_num_queries):
    for _ in range(3):
        ShiftFactory(service=service)
    with django_assert_num_queries(4):
        assert appointments.free_hours(service, date(2026, 11, 1), date(2026, 11, 30), at=FRIDAY)


def test_nobody_has_hours_on_a_national_holiday(service):
    friday, monday = date(2026, 12, 25), date(2026, 12, 28)
    for day in (friday, monday):
        ShiftFactory(service=service, weekday=day.weekday())
    slots = appointments.free_hours(service, friday, monday, at=FRIDAY)
    assert {slot.starts_at.astimezone(AT.tzinfo).date() for slot in slots} == {monday}


def test_who_chooses_an_hour_reads_which_days_are_holidays(service):
    ShiftFactory(service=service, weekday=4)
    at = AT.replace(month=12, day=24)
    assert hours_of(service, None, at=at).holidays == {
        date(2026, 12, 25): "Navidad",
        date(2027, 1, 1): "Año Nuevo",
    }
