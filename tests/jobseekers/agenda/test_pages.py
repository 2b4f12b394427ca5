"""The agenda as the office, the manager and the person use it."""

import re
from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from jobseekers.models import Appointment, Closure, DeskService, JobSeeker, Shift
from jobseekers.services.appointments_night import appointments_step
from omil_portal.outbox.models import Message
from tests.factories.agenda import AppointmentFactory, DeskServiceFactory, ShiftFactory
from tests.factories.jobseekers import JobSeekerFactory
from tests.factories.kernel import StaffMembershipFactory
from tests.factories.when import AT, ON

pytestmark = pytest.mark.django_db
State = Appointment.State


@pytest.fixture
def service(office, officer):
    """Every working day all day, so that some hour is always to come."""
    service = DeskServiceFactory(office=office, name="Orientación laboral")
    for weekday in range(5):
        ShiftFactory(service=service, officer=officer, weekday=weekday)
    return service


@pytest.fixture
def person(office):
    return JobSeekerFactory(linked_to=office, with_account=True, comuna=office.comuna)


def hour_of(office, officer, **more):
    service = more.pop("service", None) or DeskServiceFactory(office=office)
    return AppointmentFactory(service=service, officer=officer, **more)


def first_hour(page) -> dict[str, str]:
    """What the form sends when the first hour is chosen."""
    text = page.content.decode()
    hour = re.search(r'name="hour" value="([^"]+)"', text)[1]
    request_id = re.search(r'name="request_id" value="([^"]+)"', text)[1]
    return {"hour": hour, "request_id": request_id}


def test_the_desk_gives_an_hour_and_a_second_click_gives_no_other(desk, service, person):
    url = reverse("hour_new", args=[person.pk])
    sent = first_hour(desk.get(url))
    answers = [desk.post(url, sent) for _ in range(2)]
    hour = Appointment.objects.get()
    assert {answer.url for answer in answers} == {reverse("hour_file", args=[hour.pk])}
    assert hour.seeker == person


def test_an_hour_taken_meanwhile_is_told_and_the_others_are_offered(desk, service, person):
    url = reverse("hour_new", args=[person.pk])
    sent = first_hour(desk.get(url))
    other = JobSeekerFactory(linked_to=service.office)
    desk.post(reverse("hour_new", args=[other.pk]), first_hour(desk.get(url)))
    page = desk.post(url, sent)
    assert "Otra persona tomó esa hora recién" in page.content.decode()
    assert first_hour(page)["hour"] != sent["hour"]


def test_a_person_asks_changes_and_cancels_on_their_own(client, service, person):
    client.force_login(person.user)
    client.post(reverse("my_hour_new"), first_hour(client.get(reverse("my_hour_new"))))
    hour = person.appointments.get()
    move = reverse("my_hour_move", args=[hour.pk])
    client.post(move, first_hour(client.get(move)))
    moved = person.appointments.get()
    assert moved.starts_at != hour.starts_at
    assert moved.origin == Appointment.Origin.ONLINE
    client.post(reverse("my_hour_cancel", args=[hour.pk]), {"reason": "Encontré trabajo"})
    assert person.appointments.get().state == State.CANCELLED


def test_an_hour_that_began_is_neither_changed_nor_cancelled_by_the_person(client, service, person):
    hour = AppointmentFactory(
        service=service, seeker=person, starts_at=timezone.now() - timedelta(minutes=5)
    )
    client.force_login(person.user)
    page = client.get(reverse("my_hours")).content.decode()
    for name in ["my_hour_move", "my_hour_cancel"]:
        url = reverse(name, args=[hour.pk])
        assert url not in page
        told = client.post(url, {"reason": "No alcanzo"}, follow=True).content.decode()
        assert "Esa hora ya empezó" in told
    hour.refresh_from_db()
    assert hour.state == State.BOOKED


def test_what_is_only_for_the_desk_cannot_be_asked_for_online(client, service, person):
    DeskService.objects.update(online=False)
    client.force_login(person.user)
    assert "no da horas por internet" in client.get(reverse("my_hour_new")).content.decode()


def test_the_day_shows_its_hours_in_as_many_queries_however_many(
    desk, office, officer, django_assert_max_num_queries
):
    today = timezone.now()
    for place in range(1, 9):
        hour_of(office, officer, starts_at=today, place=place)
    with django_assert_max_num_queries(14):
        page = desk.get(reverse("agenda"))
    assert len(page.context["hours"]) == 8


def test_arrival_gives_a_number(desk, office, officer):
    hour = hour_of(office, officer, starts_at=timezone.now())
    page = desk.post(reverse("hour_arrival", args=[hour.pk]), follow=True)
    assert "tiene el número 1" in page.content.decode()
    hour.refresh_from_db()
    assert hour.state == State.ARRIVED


def test_who_presses_at_the_desk_stays_at_the_desk(desk, office, officer):
    hour = hour_of(office, officer, starts_at=timezone.now())
    answer = desk.post(reverse("hour_arrival", args=[hour.pk]), {"meson": "1"})
    assert answer.url == reverse("desk")


def test_who_reads_no_mail_is_called_and_then_no_longer_listed(desk, office, officer):
    tomorrow = timezone.now() + timedelta(days=1)
    called = hour_of(office, officer, starts_at=tomorrow)
    by_mail = JobSeekerFactory(email="a@b.cl", preferred_channel=JobSeeker.Channel.EMAIL)
    hour_of(office, officer, starts_at=tomorrow, place=2, seeker=by_mail)
    page = desk.get(reverse("hours_to_tell"))
    assert [hour for hour, _ in page.context["hours"]] == [called]
    desk.post(reverse("hour_told", args=[called.pk]))
    assert desk.get(reverse("hours_to_tell")).context["hours"] == []


def test_whatsapp_opens_with_words_that_name_neither_person_nor_service(desk, office, officer):
    person = JobSeekerFactory(phone="+56 9 8765 4321", preferred_channel=JobSeeker.Channel.WHATSAPP)
    hour = hour_of(office, officer, starts_at=timezone.now() + timedelta(days=1), seeker=person)
    ((_, link),) = desk.get(reverse("hours_to_tell")).context["hours"]
    assert link.startswith("https://wa.me/56987654321?text=Hola")
    assert person.first_surname not in link
    assert hour.service.name not in link


@pytest.mark.parametrize(
    ("person", "words"),
    [
        ({"with_account": True}, "Le avisamos en el portal."),
        ({"phone": "+56 9 8765 4321"}, "Avísale al +56 9 8765 4321."),
        ({"phone": ""}, "No tiene cómo saberlo: avísale."),
    ],
    ids=["account", "phone", "neither"],
)
def test_who_cancels_an_hour_learns_whether_the_person_knows(desk, office, officer, person, words):
    hour = hour_of(office, officer, seeker=JobSeekerFactory(linked_to=office, **person))
    sent = {"reason": "Corte de luz"}
    page = desk.post(reverse("hour_cancel", args=[hour.pk]), sent, follow=True)
    assert f"Anulaste la hora. {words}" in page.content.decode()


def test_the_agenda_leads_to_hours_that_nobody_will_attend(
    desk, office, officer, django_assert_max_num_queries
):
    tomorrow = timezone.now() + timedelta(days=1)
    for place in range(1, 6):
        hour_of(office, StaffMembershipFactory().user, starts_at=tomorrow, place=place)
    hour_of(office, officer, starts_at=tomorrow)
    assert reverse("hours_stranded") in desk.get(reverse("agenda")).content.decode()
    with django_assert_max_num_queries(12):
        page = desk.get(reverse("hours_stranded"))
    assert len(page.context["hours"]) == 5
    assert page.content.decode().count("ya no atiende en la oficina") == 5


def test_the_night_reminds_once_and_again_only_of_another_hour(office, officer, person):
    hour = hour_of(office, officer, starts_at=AT + timedelta(days=1), seeker=person)
    assert appointments_step(ON) == {"no_vinieron": 0, "recordadas": 1}
    appointments_step(ON)
    assert Message.objects.count() == 1
    Appointment.objects.filter(pk=hour.pk).update(starts_at=AT + timedelta(hours=23))
    appointments_step(ON)
    assert Message.objects.count() == 2


def test_the_night_marks_who_did_not_come_yesterday_and_nobody_of_the_day_that_begins(
    office, officer
):
    yesterday = hour_of(office, officer, starts_at=AT - timedelta(days=1))
    today = hour_of(office, officer, starts_at=AT)
    assert appointments_step(ON)["no_vinieron"] == 1
    yesterday.refresh_from_db()
    today.refresh_from_db()
    assert (yesterday.state, today.state) == (State.NO_SHOW, State.BOOKED)


@pytest.fixture
def manager(client, office):
    client.force_login(StaffMembershipFactory(office=office, office_manager=True).user)
    return client


def test_the_manager_says_what_there_are_hours_for_who_gives_them_and_when(
    manager, office, officer
):
    sent = {"name": "Orientación", "kind": "PP21", "minutes": "30", "bring": "", "active": "on"}
    manager.post(reverse("service_new"), sent)
    service = DeskService.objects.get(office=office)
    sent = {"service": service.pk, "officer": officer.pk, "weekday": "0", "starts": "09:00"}
    sent |= {"ends": "12:00", "places": "1", "since": "2026-01-05"}
    manager.post(reverse("shift_new"), sent)
    assert "09:00 a 12:00" in manager.get(reverse("agenda_setup")).content.decode()
    manager.post(reverse("shift_end", args=[Shift.objects.get().pk]))
    assert Shift.objects.get().until is not None
    assert "09:00 a 12:00" not in manager.get(reverse("agenda_setup")).content.decode()


def test_hours_the_wrong_way_round_are_told(manager, office, officer):
    service = DeskServiceFactory(office=office)
    sent = {"service": service.pk, "officer": officer.pk, "weekday": "0", "starts": "12:00"}
    sent |= {"ends": "09:00", "places": "1", "since": "2026-01-05"}
    page = manager.post(reverse("shift_new"), sent)
    assert "posterior a la de inicio" in page.content.decode()


def test_closing_days_tells_how_many_hours_were_already_given(manager, office, officer):
    hour_of(office, officer, starts_at=timezone.now() + timedelta(days=1))
    days = {"first": timezone.localdate().isoformat(), "last": "2030-01-01", "reason": "Feriado"}
    page = manager.post(reverse("closure_new"), days, follow=True)
    assert "Hay 1 hora dada que debes cambiar" in page.content.decode()
    manager.post(reverse("closure_remove", args=[Closure.objects.get().pk]))
    assert not Closure.objects.exists()


def test_an_officer_of_another_office_gives_no_hours_here(manager, office):
    stranger = StaffMembershipFactory().user
    service = DeskServiceFactory(office=office)
    sent = {"service": service.pk, "officer": stranger.pk, "weekday": "0", "starts": "09:00"}
    sent |= {"ends": "10:00", "places": "1", "since": "2026-01-05"}
    manager.post(reverse("shift_new"), sent)
    assert not Shift.objects.exists()
