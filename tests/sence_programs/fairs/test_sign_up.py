"""A person signs up with one tap, or at a desk; once, however often."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from omil_portal.outbox.models import Message
from omil_portal.refusals import Refused
from sence_programs.models import FairRegistration
from sence_programs.services.fairs_people import register_person
from tests.factories.fairs import FairRegistrationFactory, JobFairFactory
from tests.factories.jobseekers import JobSeekerFactory
from tests.factories.kernel import ComunaFactory, StaffMembershipFactory, run_of
from tests.factories.when import AT, ON

pytestmark = pytest.mark.django_db


def sign_up(fair, seeker, **more):
    by = seeker.user or StaffMembershipFactory().user
    return register_person(
        **{"fair": fair, "seeker": seeker, "channel": "online", "by": by, "at": AT} | more
    )


@pytest.fixture
def own_page(seeker, today) -> Client:
    client = Client()
    client.force_login(seeker.user)
    return client


def test_signing_up_twice_gives_the_same_pass(fair, seeker):
    assert sign_up(fair, seeker) == sign_up(fair, seeker)


def test_the_person_is_told_where_and_with_which_code(fair, seeker):
    registration = sign_up(fair, seeker)
    message = Message.objects.get(user=seeker.user)
    assert fair.place in message.body
    assert registration.spoken_code in message.body


def test_a_draft_takes_nobody(seeker):
    with pytest.raises(Refused, match="no recibe inscripciones"):
        sign_up(JobFairFactory(draft=True), seeker)


def test_a_fair_that_is_over_takes_nobody(seeker):
    with pytest.raises(Refused, match="no recibe inscripciones"):
        sign_up(JobFairFactory(starts_on=ON - timedelta(days=1)), seeker)


def test_on_its_last_day_it_still_takes_people(fair, seeker):
    assert sign_up(fair, seeker).pk


def test_no_two_passes_of_a_fair_have_a_code_alike(fair, seeker, monkeypatch):
    FairRegistrationFactory(fair=fair, short_code="AAAAAA")
    codes = iter(["AAAAAA", "BBBBBB"])
    monkeypatch.setattr("sence_programs.services.fairs_people.new_short_code", lambda: next(codes))
    assert sign_up(fair, seeker).short_code == "BBBBBB"


def test_one_tap_signs_up_and_shows_the_pass(own_page, fair, seeker):
    shown = own_page.post(reverse("fair_join", args=[fair.pk]), follow=True)
    registration = FairRegistration.objects.get(seeker=seeker)
    assert registration.channel == FairRegistration.Channel.ONLINE
    assert registration.spoken_code in shown.content.decode()


def test_the_qr_says_nothing_of_who_it_is(own_page, registration, seeker):
    shown = own_page.get(reverse("fair_pass", args=[registration.fair_id]))
    assert "<svg" in shown.content.decode()
    assert str(seeker.run_number) not in shown.content.decode()
    assert str(seeker.run_number) not in registration.code + registration.short_code


def test_a_visitor_registers_and_comes_back_to_the_fair(client, fair, today):
    page = reverse("fair_page", args=[fair.pk])
    comuna = ComunaFactory(name="Quellón")
    answers = {
        "request_id": "7e64b5ab-0d53-4d34-9d24-0a3a3e6a7c11",
        "run": str(run_of(17_654_321)),
        "full_name": "María Soto Barría",
        "phone": "9 8765 4321",
        "comuna": comuna.name,
    }
    registered = client.post(f"{reverse('seeker_register')}?next={page}", answers)
    assert registered.url == f"{reverse('set_password')}?next={page.replace('/', '%2F')}"
    assert page in client.get(registered.url).content.decode()


def test_a_page_of_somebody_else_is_not_gone_back_to(client, today):
    comuna = ComunaFactory(name="Quellón")
    answers = {
        "request_id": "7e64b5ab-0d53-4d34-9d24-0a3a3e6a7c12",
        "run": str(run_of(17_654_322)),
        "full_name": "María Soto Barría",
        "phone": "9 8765 4321",
        "comuna": comuna.name,
    }
    there = "https://elsewhere.example/"
    registered = client.post(f"{reverse('seeker_register')}?next={there}", answers)
    assert there not in client.get(registered.url).content.decode()


def test_a_desk_of_any_office_signs_up_by_the_document(fair, seeker, today):
    desk = Client()
    desk.force_login(StaffMembershipFactory().user)
    answer = desk.post(reverse("fair_enrol", args=[fair.pk]), {"number": str(seeker.run)})
    registration = FairRegistration.objects.get(seeker=seeker)
    assert registration.channel == FairRegistration.Channel.DESK
    assert desk.get(answer.url).status_code == 200


def test_the_desk_keeps_what_it_typed_when_nobody_has_it(at_desk, fair):
    typed = str(run_of(17_654_321))
    answer = at_desk.post(reverse("fair_enrol", args=[fair.pk]), {"number": typed})
    assert "No está inscrita en la red" in answer.content.decode()
    assert typed in answer.content.decode()


def test_another_office_does_not_print_the_pass_of_a_person(fair, registration, today):
    other = Client()
    other.force_login(StaffMembershipFactory().user)
    path = reverse("fair_pass_of", args=[fair.pk, registration.pk])
    assert other.get(path).status_code == 404


def test_a_foreigner_signs_up_with_their_passport(at_desk, fair):
    foreigner = JobSeekerFactory(foreigner=True)
    at_desk.post(reverse("fair_enrol", args=[fair.pk]), {"number": foreigner.other_document})
    assert FairRegistration.objects.get().seeker == foreigner
