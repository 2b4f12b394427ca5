"""The pages of a meeting, as each reader finds them."""

from datetime import timedelta

import pytest
from django.urls import reverse

from sence_programs.models import NetworkMeeting
from tests.factories.meetings import CommitmentFactory, MeetingAttendanceFactory
from tests.factories.when import ON

FEW = 25
"""Queries of a page, however long its lists are."""


def typed(**changes) -> dict:
    usual = {
        "title": "Encuentro de Chonchi",
        "place": "Biblioteca",
        "day": ON + timedelta(days=10),
        "starts": "10:00",
        "ends": "13:00",
        "province": "",
    }
    return {**usual, **changes}


def prepare(network, reading_as, **changes):
    return reading_as(network.analyst).post(reverse("meeting_new"), typed(**changes))


def test_a_meeting_is_prepared_in_one_form(network, reading_as):
    answer = prepare(network, reading_as, province="101")
    meeting = NetworkMeeting.objects.get()
    assert answer.url == reverse("meeting_file", args=[meeting.pk])
    assert meeting.invitations.get().office == network.office


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"day": ON - timedelta(days=1)}, "Esa fecha ya pasó."),
        ({"day": "9999-12-31"}, "a más de dos años"),
        ({"ends": "09:00"}, "La hora de término debe ser posterior al inicio."),
    ],
    ids=["past", "far", "backwards"],
)
def test_what_cannot_be_is_said_and_what_was_typed_stays(network, reading_as, changes, said):
    page = prepare(network, reading_as, **changes).content.decode()
    assert said in page
    assert "Encuentro de Chonchi" in page
    assert not NetworkMeeting.objects.exists()


def test_a_province_and_comunas_together_are_refused(network, reading_as):
    comuna = network.office.comuna.pk
    page = prepare(network, reading_as, province="101", comunas=[comuna]).content.decode()
    assert "no ambas" in page


def test_the_territory_is_invited_in_one_click(network, reading_as):
    other = network.an_office()
    meeting = network.a_meeting(draft=True, province=network.province)
    reading_as(network.analyst).post(
        reverse("meeting_invite", args=[meeting.pk]), {"territory": "1"}
    )
    assert {i.office for i in meeting.invitations.all()} == {network.office, other}


def test_a_draft_says_what_is_missing_to_call_it(network, reading_as):
    meeting = network.a_meeting(draft=True, items=0)
    page = reading_as(network.analyst).get(reverse("meeting_file", args=[meeting.pk]))
    assert "Agrega al menos un punto a la tabla." in page.content.decode()


def test_an_answer_without_names_is_asked_for_them(network, reading_as):
    meeting = network.a_meeting()
    address = reverse("invitation_answer", args=[meeting.pk, meeting.invitations.get().pk])
    browser = reading_as(network.desk.user)
    assert "Marca quiénes vienen" in browser.post(address, {"answer": "coming"}).content.decode()
    assert "por qué no viene" in browser.post(address, {"answer": "not_coming"}).content.decode()
    browser.post(address, {"answer": "coming", "people": [network.manager.pk]})
    assert list(meeting.invitations.get().people.all()) == [network.manager.user]


def test_minutes_are_written_point_by_point(network, reading_as):
    meeting = network.a_meeting(held=True, items=2)
    first, second = meeting.items.all()
    answer = reading_as(network.analyst).post(
        reverse("item_record", args=[meeting.pk, first.pk]), {"record": "Se conversó."}
    )
    assert answer.url == reverse("item_record", args=[meeting.pk, second.pk])
    first.refresh_from_db()
    assert first.record == "Se conversó."


def test_what_was_written_is_kept_before_noting_a_commitment(network, reading_as):
    meeting = network.a_meeting(held=True)
    item = meeting.items.get()
    answer = reading_as(network.analyst).post(
        reverse("item_record", args=[meeting.pk, item.pk]),
        {"record": "Se conversó.", "then": "commitment"},
    )
    assert answer.url == reverse("commitment_new", args=[meeting.pk, item.pk])
    item.refresh_from_db()
    assert item.record == "Se conversó."


def crowded(network, offices: int) -> NetworkMeeting:
    invited = [network.an_office() for _ in range(offices)]
    meeting = network.a_meeting(network.office, *invited, held=True, items=4)
    for office in invited:
        member = network.somebody_in(office)
        MeetingAttendanceFactory(meeting=meeting, office=office, user=member.user)
        CommitmentFactory(meeting=meeting, office=office)
        CommitmentFactory(office=office)
    return meeting


@pytest.mark.parametrize(
    "name", ["meeting_file", "meeting_minutes", "meeting_attendance", "meeting_invite"]
)
def test_a_page_costs_the_same_for_many_offices(
    network, reading_as, name, django_assert_max_num_queries
):
    browser, meeting = reading_as(network.analyst), crowded(network, 12)
    with django_assert_max_num_queries(FEW):
        browser.get(reverse(name, args=[meeting.pk]))


@pytest.mark.parametrize("name", ["meeting_list", "commitment_list"])
def test_a_list_costs_the_same_however_long(
    network, reading_as, name, django_assert_max_num_queries
):
    for _ in range(6):
        crowded(network, 3)
    browser = reading_as(network.analyst)
    with django_assert_max_num_queries(12):
        browser.get(reverse(name))
