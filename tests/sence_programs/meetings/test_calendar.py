"""The calendar file says the right hour in any calendar, and follows every change."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from icalendar import Calendar

from sence_programs.meetings.calendar import calendar_of
from sence_programs.services.meetings.calling import cancel_meeting
from sence_programs.services.meetings.preparing import Terms, change_meeting
from tests.factories.when import AT

SANTIAGO = ZoneInfo("America/Santiago")


def read(meeting) -> tuple[Calendar, dict]:
    calendar = Calendar.from_ical(calendar_of(meeting, "https://portal/encuentros/1/"))
    return calendar, calendar.walk("VEVENT")[0]


@pytest.mark.parametrize(("month", "offset"), [(7, -4), (11, -3)], ids=["winter", "summer"])
def test_ten_in_the_morning_is_ten_in_chile(network, month, offset):
    starts = datetime(2026, month, 2, 10, 0, tzinfo=SANTIAGO)
    _, event = read(network.a_meeting(starts_at=starts))
    told = event.decoded("dtstart")
    assert (told.hour, told.utcoffset()) == (10, timedelta(hours=offset))


def test_it_brings_the_rules_of_its_time_zone(network):
    calendar, event = read(network.a_meeting())
    zones = [str(zone["tzid"]) for zone in calendar.walk("VTIMEZONE")]
    assert zones == [event["dtstart"].params["TZID"]] == ["America/Santiago"]


def test_a_changed_meeting_is_the_same_event_in_a_later_sequence(network):
    meeting = network.a_meeting()
    _, before = read(meeting)
    terms = Terms(
        meeting.title, "Gimnasio", meeting.starts_at, meeting.ends_at, province=network.province
    )
    change_meeting(meeting=meeting, terms=terms, by=network.analyst, at=AT)
    meeting.refresh_from_db()
    calendar, event = read(meeting)
    assert event["uid"] == before["uid"]
    assert (before["sequence"], event["sequence"]) == (0, 1)
    assert (calendar["method"], event["location"]) == ("PUBLISH", "Gimnasio")


def test_a_meeting_called_off_takes_its_event_away(network):
    meeting = network.a_meeting()
    _, before = read(meeting)
    cancel_meeting(meeting=meeting, reason="Temporal.", by=network.analyst, at=AT)
    meeting.refresh_from_db()
    calendar, event = read(meeting)
    assert (calendar["method"], event["status"]) == ("CANCEL", "CANCELLED")
    assert event["uid"] == before["uid"]
    assert event["sequence"] > before["sequence"]
