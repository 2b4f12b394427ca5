"""Who was there: one tap with the code at the door, or the list."""

from datetime import timedelta
from unittest.mock import patch

import pytest
from django.urls import reverse

from omil_portal.refusals import Refused
from sence_programs.services.meetings.attendance import (
    add_walk_in,
    arrive,
    mark_present,
    remove_attendance,
)
from tests.factories.when import AT

TINY = 20 * 1024


def door(meeting) -> str:
    return reverse("meeting_arrival", args=[meeting.door_token])


def here(network, meeting, at=AT):
    return arrive(meeting=meeting, office=network.office, user=network.desk.user, at=at)


def test_one_tap_marks_whoever_opens_the_code(network, reading_as):
    meeting = network.a_meeting()
    page = reading_as(network.desk.user).post(door(meeting), follow=True)
    assert "Listo, estás presente." in page.content.decode()
    attendance = meeting.attendances.get()
    assert (attendance.user, attendance.office, attendance.means) == (
        network.desk.user,
        network.office,
        "code",
    )


def test_tapping_again_leaves_the_first_hour(network):
    meeting = network.a_meeting()
    first = here(network, meeting)
    assert here(network, meeting, AT + timedelta(hours=1)) == first
    assert meeting.attendances.get().at == AT


@pytest.mark.parametrize("days", [-1, 1], ids=["the day before", "the day after"])
def test_the_code_serves_only_on_the_day(network, days):
    meeting = network.a_meeting()
    with pytest.raises(Refused, match="lunes 2 de noviembre"):
        here(network, meeting, AT + timedelta(days=days))
    assert not meeting.attendances.exists()


def test_the_day_is_that_of_chile(network):
    """At 23:30 in Chile it is already the next day in UTC."""
    late = AT.replace(hour=23, minute=30)
    assert here(network, network.a_meeting(), late)


def test_the_page_after_the_day_says_so_and_offers_nothing(network, reading_as):
    meeting = network.a_meeting()
    with patch("django.utils.timezone.now", return_value=AT + timedelta(days=1)):
        page = reading_as(network.desk.user).get(door(meeting)).content.decode()
    assert "sirve solo el lunes 2 de noviembre" in page
    assert "Estoy aquí" not in page


def test_looking_at_the_page_marks_nobody(network, reading_as):
    meeting = network.a_meeting()
    reading_as(network.desk.user).get(door(meeting))
    assert not meeting.attendances.exists()


def test_the_page_of_the_door_is_small_and_asks_for_nothing_else(network, reading_as):
    page = reading_as(network.desk.user).get(door(network.a_meeting())).content
    assert len(page) < TINY
    assert b'<link rel="stylesheet"' not in page
    assert b"<script" not in page
    assert b"<img" not in page


def test_the_code_of_a_meeting_of_others_opens_nothing(network, reading_as):
    meeting = network.a_meeting(network.an_office())
    assert reading_as(network.desk.user).get(door(meeting)).status_code == 404


def test_a_draft_has_no_door(network, reading_as):
    assert reading_as(network.desk.user).get(door(network.a_meeting(draft=True))).status_code == 404


def test_the_sheet_of_the_door_carries_a_code(network, reading_as):
    browser = reading_as(network.analyst)
    picture = browser.get(reverse("meeting_door_code", args=[network.a_meeting().pk]))
    assert picture["Content-Type"] == "image/svg+xml"
    assert b"<svg" in picture.content


def mark(network, meeting, *members):
    return mark_present(meeting=meeting, members=members, by=network.analyst, at=AT)


def test_the_list_marks_several_at_once(network):
    meeting = network.a_meeting()
    assert mark(network, meeting, network.desk, network.manager) == 2


def test_the_list_leaves_who_came_by_the_code_as_they_were(network):
    meeting = network.a_meeting()
    here(network, meeting)
    assert mark(network, meeting, network.desk, network.manager) == 1
    assert meeting.attendances.get(user=network.desk.user).means == "code"


def test_the_list_offers_only_who_is_not_marked(network, reading_as):
    meeting = network.a_meeting()
    here(network, meeting)
    page = reading_as(network.analyst).get(reverse("meeting_attendance", args=[meeting.pk]))
    offered = page.context["form"].fields["members"].queryset
    assert list(offered) == [network.manager]


def test_somebody_without_account_is_written_once(network):
    meeting = network.a_meeting()
    for _ in range(2):
        add_walk_in(meeting=meeting, office=network.office, name="Rosa", by=network.analyst, at=AT)
    assert meeting.attendances.get().name == "Rosa"


def test_a_mistake_is_taken_off_until_it_is_closed(network):
    meeting = network.a_meeting()
    remove_attendance(attendance=here(network, meeting), by=network.analyst)
    assert not meeting.attendances.exists()


def test_nobody_arrives_at_a_closed_meeting(network):
    with pytest.raises(Refused):
        here(network, network.a_meeting(closed=True))
