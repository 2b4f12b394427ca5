"""The queue on the screen of the desk."""

import re
import uuid
from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from jobseekers.models import Appointment, JobSeeker, Visit
from tests.factories.agenda import AppointmentFactory, VisitFactory
from tests.factories.jobseekers import JobSeekerFactory
from tests.factories.kernel import StaffMembershipFactory

pytestmark = pytest.mark.django_db


def waiting(office, **more):
    now = timezone.now()
    arrived = now - timedelta(minutes=more.pop("minutes", 12))
    given = {"on": timezone.localdate(), "arrived_at": arrived}
    return VisitFactory(office=office, **(given | more))


def numbered(**more) -> dict[str, str]:
    return {"request_id": str(uuid.uuid4()), "kind": ""} | more


def test_somebody_without_a_document_gets_a_number(desk, office):
    page = desk.post(reverse("receive_unknown"), numbered(called_as="Rosa"), follow=True)
    assert "Rosa tiene el número 1" in page.content.decode()
    assert [turn.visit.name for turn in page.context["queue"].waiting] == ["Rosa"]


def test_a_name_is_asked_for(desk):
    page = desk.post(reverse("receive_unknown"), numbered(called_as=""))
    assert "Completa «Cómo se llama»" in page.content.decode()
    assert not Visit.objects.exists()


def test_the_desk_says_how_long_each_has_waited(desk, office):
    waiting(office, minutes=42)
    queue = desk.get(reverse("desk")).context["queue"]
    assert (queue.waiting[0].minutes, queue.longest) == (42, 42)


def test_calling_opens_the_file_of_whoever_is_next(desk, office, officer):
    person = JobSeekerFactory(linked_to=office)
    visit = waiting(office, seeker=person)
    answer = desk.post(reverse("call_next"))
    assert answer.url == reverse("person_file", args=[person.pk])
    visit.refresh_from_db()
    assert visit.attended_by == officer


def test_calling_the_next_twice_on_one_screen_calls_one(desk, office, officer):
    turns = [waiting(office, seeker=JobSeekerFactory(linked_to=office), number=n) for n in (1, 2)]
    (screen,) = re.findall(r'name="turn" value="(\d+)"', desk.get(reverse("desk")).content.decode())
    answers = [desk.post(reverse("call_next"), {"turn": screen}).url for _ in range(2)]
    assert answers == [reverse("person_file", args=[turns[0].seeker_id])] * 2
    assert list(Visit.objects.waiting()) == turns[1:]


def test_calling_somebody_of_another_office_opens_the_attention_that_lets_them_in(desk, office):
    stranger = JobSeekerFactory()
    waiting(office, seeker=stranger)
    page = desk.post(reverse("call_next"), follow=True)
    assert page.redirect_chain[-1][0] == reverse("attention_record", args=[stranger.pk])
    assert page.status_code == 200


def test_whoever_was_called_by_name_is_found_and_is_that_number(desk, office):
    person = JobSeekerFactory(linked_to=office, first_surname="Oyarzo")
    visit = waiting(office, seeker=None, called_as="Rosa")
    assert "Atiendes el número" in desk.post(reverse("call_next"), follow=True).content.decode()
    desk.post(reverse("desk"), {"sought": "oyarzo"})
    assert "Es quien llamé" in desk.get(reverse("desk")).content.decode()
    answer = desk.post(reverse("visit_is", args=[visit.pk, person.pk]))
    assert answer.url == reverse("person_file", args=[person.pk])
    visit.refresh_from_db()
    assert visit.seeker == person


def test_whoever_was_called_by_name_and_is_registered_now_is_that_number(desk, office, quellon):
    visit = waiting(office, seeker=None, called_as="Rosa")
    desk.post(reverse("call_next"))
    sent = {"run": "12.531.909-2", "full_name": "Rosa Soto", "phone": "", "birth_date": ""}
    sent |= {"comuna": "Quellón", "request_id": str(uuid.uuid4())}
    desk.post(reverse("person_register"), sent)
    visit.refresh_from_db()
    assert visit.seeker == JobSeeker.objects.get(run_number=12531909)


def test_a_person_with_an_hour_today_arrives_with_it(desk, office, officer):
    person = JobSeekerFactory(linked_to=office)
    hour = AppointmentFactory(service__office=office, seeker=person, starts_at=timezone.now())
    desk.post(reverse("receive_person", args=[person.pk]), numbered())
    visit = Visit.objects.get()
    hour.refresh_from_db()
    assert (visit.appointment, hour.state) == (hour, Appointment.State.ARRIVED)


def test_nobody_waiting_is_said(desk):
    assert "Nadie espera" in desk.post(reverse("call_next"), follow=True).content.decode()


def test_an_officer_does_not_call_whom_another_attends(desk, office):
    other = StaffMembershipFactory(office=office).user
    visit = waiting(office, called_at=timezone.now(), attended_by=other)
    page = desk.post(reverse("visit_call", args=[visit.pk]), follow=True)
    assert "ya llamó a este número" in page.content.decode()


def test_who_left_and_who_goes_back_to_wait(desk, office):
    first, second = waiting(office), waiting(office)
    desk.post(reverse("visit_left", args=[first.pk]))
    desk.post(reverse("visit_call", args=[second.pk]))
    page = desk.post(reverse("visit_back", args=[second.pk]), follow=True)
    assert [turn.visit for turn in page.context["queue"].waiting] == [second]


def test_who_did_not_come_is_sent_back_from_their_file_and_called_after_another(desk, office):
    first, second = (waiting(office, seeker=JobSeekerFactory(linked_to=office)) for _ in range(2))
    desk.post(reverse("call_next"))
    back = reverse("visit_back", args=[first.pk])
    assert back in desk.get(reverse("person_file", args=[first.seeker_id])).content.decode()
    desk.post(back)
    for visit in (second, first):
        answer = desk.post(reverse("call_next"))
        assert answer.url == reverse("person_file", args=[visit.seeker_id])


def test_the_queue_takes_as_many_queries_however_long(desk, office, django_assert_max_num_queries):
    for _ in range(9):
        waiting(office)
    with django_assert_max_num_queries(10):
        desk.get(reverse("queue"), headers={"HX-Request": "true"})
