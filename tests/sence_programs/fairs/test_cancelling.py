"""Who will not come cancels: the code is refused at the door, and good again if they return."""

import json

import pytest
from django.test import Client
from django.urls import reverse

from omil_portal.outbox.models import Message
from omil_portal.refusals import Refused
from sence_programs.fairs.figures import report_of
from sence_programs.models import FairRegistration, JobFair
from sence_programs.services.fairs_people import cancel_registration, register_person
from sence_programs.services.fairs_stands import release_stand
from tests.factories.fairs import FairRegistrationFactory, FairStandFactory
from tests.factories.when import AT

pytestmark = pytest.mark.django_db

REFUSED = "Esta inscripción se anuló el"


@pytest.fixture
def cancelled(registration, seeker):
    return cancel_registration(registration=registration, by=seeker.user, at=AT)


@pytest.fixture
def own_page(seeker, today) -> Client:
    client = Client()
    client.force_login(seeker.user)
    return client


def test_a_person_cancels_from_the_page_of_the_fair(own_page, registration):
    page = reverse("fair_page", args=[registration.fair_id])
    leave = reverse("fair_leave", args=[registration.fair_id])
    assert leave in own_page.get(page).content.decode()
    for _ in range(2):
        assert own_page.post(leave).url == page
    registration.refresh_from_db()
    assert registration.cancelled_by == registration.seeker.user
    shown = own_page.get(reverse("fair_pass", args=[registration.fair_id]), follow=True)
    assert "Anulaste tu inscripción" in shown.content.decode()
    assert "Inscribirme" in shown.content.decode()


def test_the_desk_cancels_for_somebody(at_desk, registration, seeker):
    people = reverse("fair_people", args=[registration.fair_id])
    withdraw = reverse("fair_withdraw", args=[registration.fair_id, registration.pk])
    assert withdraw in at_desk.get(people).content.decode()
    shown = at_desk.post(withdraw, follow=True).content.decode()
    assert f"Anulamos la inscripción de {seeker}." in shown
    assert "Nadie por ahora" in shown


def test_at_the_door_the_code_the_qr_and_the_queue_say_it_was_cancelled(at_desk, cancelled):
    fair = cancelled.fair_id
    typed = at_desk.post(reverse("fair_door_code", args=[fair]), {"code": "ABC 234"})
    assert REFUSED in typed.content.decode()
    read = reverse("fair_arrival", args=[cancelled.code])
    for shown in (at_desk.get(read), at_desk.post(read)):
        assert REFUSED in shown.content.decode()
        assert "Registrar llegada" not in shown.content.decode()
    kept = json.dumps([{"code": cancelled.code, "at": AT.isoformat()}])
    answer = at_desk.post(reverse("fair_queue", args=[fair]), {"arrivals": kept}).json()
    assert REFUSED in answer["answers"][0]["words"]
    assert answer["came"] == 0


def test_with_the_run_they_are_in_again_with_the_same_code(at_desk, cancelled, seeker):
    at_desk.post(reverse("fair_door_number", args=[cancelled.fair_id]), {"number": str(seeker.run)})
    registration = FairRegistration.objects.get()
    assert (registration.code, registration.came) == (cancelled.code, True)
    assert registration.channel == FairRegistration.Channel.DOOR


def test_who_signs_up_again_is_told_again(cancelled, seeker):
    for _ in range(2):
        register_person(fair=cancelled.fair, seeker=seeker, channel="online", by=seeker.user, at=AT)
    assert not FairRegistration.objects.get().is_cancelled
    assert Message.objects.filter(user=seeker.user, channel="portal").count() == 1


def test_what_was_cancelled_is_not_counted(cancelled):
    FairRegistrationFactory(fair=cancelled.fair)
    assert report_of(cancelled.fair).value("registered") == 1


def test_who_came_does_not_cancel(fair, seeker):
    came = FairRegistrationFactory(fair=fair, seeker=seeker, came=True)
    with pytest.raises(Refused, match="ya llegó"):
        cancel_registration(registration=came, by=seeker.user, at=AT)


def test_nobody_cancels_in_a_closed_fair(registration, seeker):
    JobFair.objects.update(state="closed", closed_at=AT, report={})
    with pytest.raises(Refused, match="ya no cambia"):
        cancel_registration(registration=registration, by=seeker.user, at=AT)


def test_a_company_gives_its_stand_back_and_is_not_told_what_it_did(at_stand, stand, liaison):
    release = reverse("fair_stand_release", args=[stand.fair_id, stand.pk])
    at_stand.post(release)
    stand.refresh_from_db()
    assert stand.released_at
    assert not Message.objects.exists()


def test_a_company_is_told_when_the_office_takes_its_stand_back(stand, liaison, member):
    for _ in range(2):
        release_stand(stand=stand, by=liaison, at=AT)
    told = Message.objects.get(channel="portal")
    assert told.user == member
    assert FairStandFactory(fair=stand.fair, number=stand.number).pk
