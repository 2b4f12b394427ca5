"""Recording that a person was served, and the day's list."""

import uuid
from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from jobseekers.models import Attention, JobSeeker, OfficeLink
from jobseekers.services.attentions import record_attention
from omil_portal.access.actor import actor_for
from tests.factories.agenda import AttentionTemplateFactory
from tests.factories.jobseekers import AttentionFactory, JobSeekerFactory
from tests.factories.kernel import OfficeFactory, StaffMembershipFactory
from tests.factories.when import AT

pytestmark = pytest.mark.django_db


def record(seeker, office, by, **changes):
    what = {"kind": Attention.Kind.ASSESSMENT, "at": AT, "request_id": uuid.uuid4()}
    return record_attention(**{"seeker": seeker, "office": office, "by": by} | what | changes)


def typed(**changes):
    return {
        "request_id": str(uuid.uuid4()),
        "kind": "PP32",
        "channel": "desk",
        "note": "Vimos tres ofertas.",
        "next_step": "Traer certificado",
    } | changes


def url(person):
    return reverse("attention_record", args=[person.pk])


def test_a_second_click_counts_once(office, officer, maria):
    request_id = uuid.uuid4()
    assert record(maria, office, officer, request_id=request_id) == record(
        maria, office, officer, request_id=request_id
    )


def test_attending_links_the_office(office, officer, foreign_person):
    record(foreign_person, office, officer)
    assert foreign_person.office_links.get(office=office).reason == OfficeLink.Reason.ATTENDED
    assert JobSeeker.objects.visible_to(actor_for(officer)).filter(pk=foreign_person.pk).exists()


def test_the_form_records_and_goes_to_the_file(desk, office, officer, maria):
    sent = desk.post(url(maria), typed())
    attention = Attention.objects.get()
    assert sent.url == reverse("person_file", args=[maria.pk])
    assert (attention.office, attention.officer, attention.note) == (
        office,
        officer,
        "Vimos tres ofertas.",
    )


def test_sending_the_form_twice_counts_once(desk, maria):
    form = typed()
    desk.post(url(maria), form)
    desk.post(url(maria), form)
    assert Attention.objects.count() == 1


def test_kind_and_channel_come_chosen(desk, maria):
    form = desk.get(url(maria)).context["form"]
    assert (form.initial["kind"], form.initial["channel"]) == ("PP21", "desk")


def test_a_person_nobody_searched_by_run_cannot_be_attended_from_another_office(
    desk, foreign_person
):
    assert desk.post(url(foreign_person), typed()).status_code == 404
    assert not Attention.objects.exists()


def test_a_person_found_by_run_is_attended_and_the_file_opens(desk, foreign_person):
    desk.post(reverse("desk"), {"sought": "15.000.005-K"})
    sent = desk.post(url(foreign_person), typed())
    assert desk.get(sent.url).status_code == 200


def test_the_list_shows_todays_of_the_office(desk, office, maria):
    AttentionFactory(seeker=maria, office=office, at=timezone.now())
    AttentionFactory(seeker=maria, office=office, at=timezone.now() - timedelta(days=2))
    AttentionFactory(office=OfficeFactory(), at=timezone.now())
    page = desk.get(reverse("attention_list")).context["page"]
    assert page.paginator.count == 1


def test_the_list_is_asked_by_day_and_kind(desk, office, maria):
    for kind in ("PP21", "PP32", "PP32"):
        AttentionFactory(seeker=maria, office=office, kind=kind, at=AT)
    asked = {"since": "2026-11-01", "until": "2026-11-02", "kind": "PP32"}
    assert desk.get(reverse("attention_list"), asked).context["page"].paginator.count == 2


def test_the_last_minute_of_the_day_belongs_to_it(desk, office, maria):
    AttentionFactory(seeker=maria, office=office, at=AT.replace(hour=23, minute=59))
    asked = {"since": "2026-11-02", "until": "2026-11-02"}
    assert desk.get(reverse("attention_list"), asked).context["page"].paginator.count == 1


def test_a_long_list_comes_in_pages_with_few_queries(desk, office, django_assert_max_num_queries):
    for _ in range(30):
        AttentionFactory(seeker=JobSeekerFactory(linked_to=office), office=office, at=AT)
    asked = {"since": "2026-11-02", "until": "2026-11-02"}
    with django_assert_max_num_queries(10):
        page = desk.get(reverse("attention_list"), asked).context["page"]
    assert (len(page), page.paginator.count) == (25, 30)


def test_a_date_nobody_can_read_says_so(desk):
    page = desk.get(reverse("attention_list"), {"since": "ayer"})
    assert page.context["form"].errors["since"]


def test_a_private_note_is_read_by_the_office_that_wrote_it_and_by_no_other(
    client, desk, office, officer, maria
):
    record(maria, office, officer, note="Vimos ofertas.", private_note="Pide hora con tiempo.")
    other = StaffMembershipFactory()
    record(maria, other.office, other.user)
    file = reverse("person_file", args=[maria.pk])
    assert "Pide hora con tiempo." in desk.get(file).content.decode()
    client.force_login(other.user)
    theirs = client.get(file).content.decode()
    assert "Vimos ofertas." in theirs
    assert "Pide hora con tiempo." not in theirs


def test_a_frequent_attention_comes_written(desk, office, maria):
    frequent = AttentionTemplateFactory(office=office, name="Ofertas", note="Vimos ofertas.")
    page = desk.get(url(maria))
    assert "Ofertas" in page.content.decode()
    page = desk.get(url(maria), {"frecuente": frequent.pk})
    assert page.context["form"].initial["note"] == "Vimos ofertas."


def test_a_frequent_attention_of_another_office_writes_nothing(desk, maria):
    other = AttentionTemplateFactory()
    page = desk.get(url(maria), {"frecuente": other.pk})
    assert "note" not in page.context["form"].initial
