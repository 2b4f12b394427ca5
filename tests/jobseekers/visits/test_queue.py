"""The queue of the office: numbers, turns, and who attends whom."""

import uuid
from datetime import timedelta

import pytest

from jobseekers.models import Appointment, Attention, Visit
from jobseekers.services import visits
from jobseekers.services.attentions import record_attention
from omil_portal.refusals import Refused
from tests.factories.agenda import AppointmentFactory, VisitFactory
from tests.factories.jobseekers import JobSeekerFactory
from tests.factories.kernel import OfficeFactory, UserFactory
from tests.factories.when import AT

pytestmark = pytest.mark.django_db


@pytest.fixture
def office():
    return OfficeFactory()


@pytest.fixture
def officer():
    return UserFactory()


def receive(office, at=AT, **more):
    given = {"by": UserFactory(), "request_id": uuid.uuid4()}
    if "called_as" not in more and "seeker" not in more:
        more["seeker"] = JobSeekerFactory()
    return visits.receive(office=office, at=at, **(given | more))


def attend(visit, officer, **more) -> Attention:
    given = {"kind": Attention.Kind.ASSESSMENT, "request_id": uuid.uuid4()} | more
    return record_attention(
        seeker=visit.seeker, office=visit.office, by=officer, at=AT + timedelta(minutes=9), **given
    )


def test_numbers_run_from_one_each_day_and_office(office):
    assert [receive(office).number, receive(office).number] == [1, 2]
    assert receive(OfficeFactory()).number == 1
    assert receive(office, AT + timedelta(days=1)).number == 1


def test_somebody_without_a_document_waits_by_the_name_they_said(office):
    assert receive(office, called_as="Señora Rosa").name == "Señora Rosa"


def test_a_second_click_gives_the_same_number(office):
    request_id = uuid.uuid4()
    first = receive(office, called_as="Rosa", request_id=request_id)
    assert receive(office, called_as="Rosa", request_id=request_id) == first


def test_who_is_in_the_queue_keeps_their_number(office):
    seeker = JobSeekerFactory()
    assert receive(office, seeker=seeker) == receive(office, seeker=seeker)


def test_first_come_first_served_but_for_preference_and_hours(office, officer):
    late = AppointmentFactory(
        service__office=office, starts_at=AT - timedelta(minutes=5), seeker=JobSeekerFactory()
    )
    first = receive(office, AT - timedelta(minutes=2))
    second = receive(office, AT - timedelta(minutes=1))
    with_hour = receive(office, AT, seeker=late.seeker, appointment=late)
    elderly = receive(office, AT, preferential=True)
    called = [visits.call_next(office=office, by=officer, at=AT) for _ in range(5)]
    assert called == [elderly, with_hour, first, second, None]


def test_an_hour_later_today_does_not_pass_before_who_waits_now(office, officer):
    later = AppointmentFactory(service__office=office, starts_at=AT + timedelta(hours=1))
    early = receive(office, AT, seeker=later.seeker, appointment=later)
    waiting = receive(office, AT + timedelta(minutes=5))
    assert visits.call_next(office=office, by=officer, at=AT + timedelta(minutes=6)) == waiting
    assert early.kind == later.service.kind


def test_whose_hour_is_hours_away_came_for_something_else_and_keeps_it(office, officer):
    afternoon = AppointmentFactory(service__office=office, starts_at=AT + timedelta(hours=5))
    visit = receive(office, seeker=afternoon.seeker)
    attend(visit, officer)
    afternoon.refresh_from_db()
    assert (visit.appointment, afternoon.state) == (None, Appointment.State.BOOKED)


def test_who_already_had_a_number_keeps_it_with_the_hour(office):
    hour = AppointmentFactory(service__office=office, starts_at=AT + timedelta(hours=2))
    first = receive(office, seeker=hour.seeker)
    again = receive(office, seeker=hour.seeker, appointment=hour)
    assert (again, again.appointment, again.due_at) == (first, hour, hour.starts_at)


def test_who_is_recognised_came_to_the_hour_that_was_due(office, officer):
    hour = AppointmentFactory(service__office=office)
    visit = visits.recognise(visit=receive(office, called_as="Rosa"), seeker=hour.seeker)
    attend(visit, officer)
    hour.refresh_from_db()
    assert (visit.appointment, hour.state) == (hour, Appointment.State.ATTENDED)


def test_who_is_attended_without_a_number_kept_the_hour_that_was_due_and_no_later_one(
    office, officer
):
    due = AppointmentFactory(service__office=office)
    later = AppointmentFactory(
        service__office=office, seeker=due.seeker, starts_at=AT + timedelta(hours=5)
    )
    attend(Visit(seeker=due.seeker, office=office), officer)
    due.refresh_from_db()
    later.refresh_from_db()
    assert (due.state, later.state) == (Appointment.State.ATTENDED, Appointment.State.BOOKED)


def test_a_call_is_not_coming_to_the_office(office, officer):
    hour = AppointmentFactory(service__office=office)
    visit = receive(office, AT - timedelta(minutes=1), seeker=hour.seeker)
    attend(visit, officer, channel=Attention.Channel.PHONE)
    visit.refresh_from_db()
    hour.refresh_from_db()
    assert (visit.outcome, hour.state) == ("", Appointment.State.ARRIVED)


def test_an_attention_sent_again_does_not_end_another_visit(office, officer):
    first, request_id = receive(office), uuid.uuid4()
    attend(first, officer, request_id=request_id)
    second = receive(office, AT + timedelta(minutes=30), seeker=first.seeker)
    attend(first, officer, request_id=request_id)
    second.refresh_from_db()
    assert (second.number, second.outcome) == (2, "")


def test_the_hour_of_who_arrives_says_so(office):
    appointment = AppointmentFactory(service__office=office)
    receive(office, seeker=appointment.seeker, appointment=appointment)
    appointment.refresh_from_db()
    assert appointment.state == Appointment.State.ARRIVED


def test_an_hour_of_another_day_is_no_arrival(office):
    tomorrow = AppointmentFactory(service__office=office, starts_at=AT + timedelta(days=1))
    with pytest.raises(Refused, match="no es de hoy"):
        receive(office, seeker=tomorrow.seeker, appointment=tomorrow)
    assert not Visit.objects.exists()


def test_an_officer_cannot_call_whom_another_attends(office, officer):
    visit = visits.call(visit=receive(office), by=officer, at=AT)
    assert visits.call(visit=visit, by=officer, at=AT) == visit
    with pytest.raises(Refused, match="ya llamó"):
        visits.call(visit=visit, by=UserFactory(), at=AT)


def test_who_did_not_answer_the_call_waits_in_the_same_turn(office, officer):
    first, _ = receive(office), receive(office, AT + timedelta(minutes=1))
    visits.back_to_the_queue(visit=visits.call(visit=first, by=officer, at=AT))
    assert visits.call_next(office=office, by=officer, at=AT) == first


def test_whom_a_desk_just_called_in_vain_lets_another_one_go_before(office, officer):
    first, second = receive(office), receive(office, AT + timedelta(minutes=1))
    visits.back_to_the_queue(visit=visits.call(visit=first, by=officer, at=AT))
    turns = [visits.call_next(office=office, by=officer, at=AT, absent=first.pk) for _ in range(2)]
    assert turns == [second, first]


def test_recording_the_attention_ends_the_visit_and_the_hour(office, officer):
    appointment = AppointmentFactory(service__office=office)
    visit = receive(office, seeker=appointment.seeker, appointment=appointment)
    attention = attend(visit, officer)
    visit.refresh_from_db()
    appointment.refresh_from_db()
    assert (visit.outcome, visit.attention) == (Visit.Outcome.ATTENDED, attention)
    assert (visit.attended_by, appointment.state) == (officer, Appointment.State.ATTENDED)


def test_who_left_is_not_called_any_more(office, officer):
    visit = visits.leave(visit=receive(office), at=AT + timedelta(minutes=30))
    assert visits.leave(visit=visit, at=AT + timedelta(hours=1)).ended_at == visit.ended_at
    assert visits.call_next(office=office, by=officer, at=AT) is None


def test_somebody_with_only_a_name_is_recognised_later(office):
    visit, seeker = receive(office, called_as="Rosa"), JobSeekerFactory()
    assert visits.recognise(visit=visit, seeker=seeker).name == seeker.display_name
    with pytest.raises(Refused, match="otra persona"):
        visits.recognise(visit=visit, seeker=JobSeekerFactory())


def test_a_person_with_two_numbers_is_told(office):
    seeker = JobSeekerFactory()
    receive(office, seeker=seeker)
    with pytest.raises(Refused, match="otro número"):
        visits.recognise(visit=receive(office, called_as="Rosa"), seeker=seeker)


def test_yesterdays_numbers_are_nobodys_turn(office, officer):
    VisitFactory(office=office, on=AT.date() - timedelta(days=1), number=1)
    assert visits.call_next(office=office, by=officer, at=AT) is None
