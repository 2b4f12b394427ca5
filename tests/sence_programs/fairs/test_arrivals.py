"""Who comes through the door is written once, whatever the network did."""

import json
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from jobseekers.models import Attention, JobSeeker
from omil_portal.refusals import Refused
from sence_programs.models import FairRegistration, JobFair
from sence_programs.services.fairs_people import check_in
from tests.factories.fairs import FairRegistrationFactory, JobFairFactory
from tests.factories.jobseekers import JobSeekerFactory
from tests.factories.kernel import ComunaFactory, StaffMembershipFactory, run_of
from tests.factories.when import AT, ON

pytestmark = pytest.mark.django_db
HOUR = timedelta(hours=1)


def arrive(registration, officer, office, arrived_at=AT, at=AT):
    return check_in(
        registration=registration, office=office, by=officer, arrived_at=arrived_at, at=at
    )


def queue(client, fair, *items):
    path = reverse("fair_queue", args=[fair.pk])
    return client.post(path, {"arrivals": json.dumps(items)})


def test_an_arrival_is_an_attention_in_the_field(registration, officer, office):
    arrive(registration, officer, office)
    attention = Attention.objects.get(seeker=registration.seeker)
    assert (attention.office, attention.channel) == (office, Attention.Channel.FIELD)


def test_an_arrival_sent_again_counts_once(registration, officer, office):
    for _ in range(3):
        arrive(registration, officer, office)
    assert Attention.objects.count() == 1


def test_of_two_telephones_the_earliest_arrival_stays(registration, officer, office):
    late = arrive(registration, officer, office, arrived_at=AT, at=AT)
    early = arrive(registration, officer, office, arrived_at=AT - HOUR, at=AT + HOUR)
    again = arrive(registration, officer, office, arrived_at=AT, at=AT + 2 * HOUR)
    assert (late.checked_in_at, early.checked_in_at, again.checked_in_at) == (
        AT,
        AT - HOUR,
        AT - HOUR,
    )


@pytest.mark.parametrize("wrong", [timedelta(days=-3), HOUR], ids=["before the fair", "tomorrow"])
def test_a_telephone_with_a_wrong_clock_is_not_believed(registration, officer, office, wrong):
    assert arrive(registration, officer, office, arrived_at=AT + wrong).checked_in_at == AT


def test_what_waited_the_whole_night_still_counts(registration, officer, office):
    tomorrow = AT + timedelta(days=1)
    assert arrive(registration, officer, office, arrived_at=AT, at=tomorrow).checked_in_at == AT


@pytest.mark.parametrize(
    ("traits", "why"),
    [
        ({"in_two_weeks": True}, "La entrada se abre el lunes 16 de noviembre"),
        ({"draft": True}, "todavía no está anunciada"),
        ({"state": "closed", "closed_at": AT, "report": {}}, "está cerrada"),
    ],
    ids=["early", "draft", "closed"],
)
def test_the_door_is_open_from_the_first_day_to_the_closing(traits, why, officer, office):
    registration = FairRegistrationFactory(fair=JobFairFactory(office=office, **traits))
    with pytest.raises(Refused, match=why):
        arrive(registration, officer, office)


def test_before_its_day_the_door_says_when_it_opens_and_asks_for_nothing(at_desk, office):
    fair = JobFairFactory(office=office, in_two_weeks=True)
    page = at_desk.get(reverse("fair_door", args=[fair.pk])).content.decode()
    assert "La entrada se abre el día de la feria" in page
    assert "Registrar llegada" not in page


def test_the_door_of_a_closed_fair_says_so_and_asks_for_nothing(at_desk, office):
    fair = JobFairFactory(office=office, state="closed", closed_at=AT, report={})
    page = at_desk.get(reverse("fair_door", args=[fair.pk])).content.decode()
    assert "La feria está cerrada." in page
    assert "Registrar llegada" not in page


def test_who_comes_again_is_told_since_when_they_are_in(at_desk, fair, seeker):
    path = reverse("fair_door_number", args=[fair.pk])
    pages = [at_desk.post(path, {"number": str(seeker.run)}, follow=True) for _ in range(2)]
    assert ["ya había llegado" in page.content.decode() for page in pages] == [False, True]


def test_the_qr_opens_a_page_with_one_button(at_desk, registration):
    path = reverse("fair_arrival", args=[registration.code])
    assert at_desk.get(path).content.count(b"<button") == 1
    at_desk.post(path)
    registration.refresh_from_db()
    assert registration.came
    assert b"<button" not in at_desk.get(path).content


def test_the_pass_of_a_fair_of_others_is_not_there(at_desk):
    foreign = FairRegistrationFactory()
    assert at_desk.get(reverse("fair_arrival", args=[foreign.code])).status_code == 404


def test_a_short_code_typed_lets_in(at_desk, fair, registration):
    at_desk.post(reverse("fair_door_code", args=[fair.pk]), {"code": "abc 234"})
    registration.refresh_from_db()
    assert registration.came


def test_a_code_of_another_fair_is_told(at_desk, fair):
    FairRegistrationFactory(short_code="XYZ234")
    answer = at_desk.post(reverse("fair_door_code", args=[fair.pk]), {"code": "XYZ 234"})
    assert "Ese código no es de esta feria." in answer.content.decode()
    assert "XYZ 234" in answer.content.decode()


def test_a_run_lets_in_who_never_signed_up(at_desk, fair, seeker):
    at_desk.post(reverse("fair_door_number", args=[fair.pk]), {"number": str(seeker.run)})
    registration = FairRegistration.objects.get(seeker=seeker)
    assert (registration.came, registration.channel) == (True, "door")


def test_who_is_not_in_the_network_is_registered_at_the_door(at_desk, fair, office):
    typed = str(run_of(17_654_321))
    asked = at_desk.post(reverse("fair_door_number", args=[fair.pk]), {"number": typed})
    assert typed in asked.content.decode()
    answers = {
        "request_id": "7e64b5ab-0d53-4d34-9d24-0a3a3e6a7c11",
        "run": typed,
        "full_name": "María Soto Barría",
        "comuna": ComunaFactory(name="Quellón").name,
    }
    at_desk.post(reverse("fair_walk_in", args=[fair.pk]), answers)
    person = JobSeeker.objects.get(run_number=17_654_321)
    assert FairRegistration.objects.get(seeker=person).came
    assert person.office_links.get().office == office


def test_a_passport_unknown_to_the_network_is_registered_at_the_door(at_desk, fair):
    asked = at_desk.post(reverse("fair_door_number", args=[fair.pk]), {"number": "F1234567"})
    typed = asked.context["form"].initial | {
        "document": "passport",
        "full_name": "Jean Baptiste Pierre",
        "comuna": ComunaFactory(name="Quellón").name,
    }
    at_desk.post(reverse("fair_walk_in", args=[fair.pk]) + "?documento=otro", typed)
    person = JobSeeker.objects.get(other_document="F1234567")
    assert FairRegistration.objects.get(seeker=person).came


def test_a_wrong_run_at_the_door_is_told_and_kept(at_desk, fair):
    answer = at_desk.post(reverse("fair_door_number", args=[fair.pk]), {"number": "12.531.909-3"})
    assert "12.531.909-3" in answer.content.decode()
    assert not FairRegistration.objects.exists()


def test_what_waited_in_a_telephone_is_answered_one_by_one(at_desk, fair, registration):
    seen = (AT - HOUR).isoformat()
    answer = queue(
        at_desk, fair, {"code": registration.code, "at": seen}, {"code": "NOPE22", "at": seen}
    ).json()
    assert [item["ok"] for item in answer["answers"]] == [True, False]
    assert answer["came"] == 1
    registration.refresh_from_db()
    assert registration.checked_in_at == AT - HOUR


def test_the_same_queue_sent_twice_changes_nothing(at_desk, fair, registration):
    for _ in range(2):
        queue(at_desk, fair, {"code": "ABC234", "at": AT.isoformat()})
    assert Attention.objects.count() == 1


@pytest.mark.parametrize(
    "sent",
    [
        "",
        "[",
        "7",
        '["x"]',
        '[{"code": 5}]',
        '[{"code": "ABC234", "at": "ayer"}]',
        '[{"code": "ABC234", "at": "0001-01-01T00:00:00+23:59"}]',
        r'[{"code": "\u0000", "at": ""}]',
        r'[{"code": "\ud800", "at": ""}]',
    ],
)
def test_a_queue_that_makes_no_sense_breaks_nothing(at_desk, fair, sent):
    path = reverse("fair_queue", args=[fair.pk])
    assert at_desk.post(path, {"arrivals": sent}).status_code == 200


def test_the_door_page_costs_the_same_however_many_came(
    at_desk, fair, django_assert_max_num_queries
):
    FairRegistrationFactory.create_batch(12, fair=fair, came=True)
    with django_assert_max_num_queries(12):
        at_desk.get(reverse("fair_door", args=[fair.pk]))


def test_the_list_of_people_costs_the_same_however_long(
    at_desk, fair, django_assert_max_num_queries
):
    FairRegistrationFactory.create_batch(30, fair=fair)
    with django_assert_max_num_queries(13):
        at_desk.get(reverse("fair_people", args=[fair.pk]))


def test_the_region_reads_initials(analyst):
    fair = JobFairFactory(office__comuna=ComunaFactory(region__cut="10"))
    person = JobSeekerFactory(names="Rosa", first_surname="Huenchur", second_surname="Barría")
    FairRegistrationFactory(fair=fair, seeker=person)
    shown = analyst.get(reverse("fair_people", args=[fair.pk])).content.decode()
    assert "R. H. B." in shown
    assert "Huenchur" not in shown


def test_who_checks_in_for_a_shared_fair_does_it_for_their_office(registration, today):
    other = StaffMembershipFactory()
    registration.fair.partners.set([other.office])
    client = Client()
    client.force_login(other.user)
    client.post(reverse("fair_arrival", args=[registration.code]))
    assert Attention.objects.get().office == other.office


def test_the_list_of_fairs_costs_the_same_however_long(
    at_desk, office, django_assert_max_num_queries
):
    for number in range(8):
        JobFairFactory(office=office, starts_on=ON + timedelta(days=number))
    with django_assert_max_num_queries(10):
        shown = at_desk.get(reverse("fair_list"))
    assert shown.content.count(b"Feria del Trabajo") >= JobFair.objects.count()


def test_an_arrival_that_a_phone_sends_again_is_answered_as_at_first(at_desk, fair, registration):
    """The network was cut before its answer came."""
    kept = {"code": registration.code, "at": (AT - HOUR).isoformat()}
    first, again = (queue(at_desk, fair, kept).json() for _ in range(2))
    assert first["answers"][0]["ok"]
    assert first == again
