"""The meeting as a calendar file (iCalendar, RFC 5545), for any calendar of a phone or a desk."""

from datetime import date
from zoneinfo import ZoneInfo

from django.conf import settings
from icalendar import Calendar, Event

from sence_programs.lifecycle.meetings import State
from sence_programs.models import NetworkMeeting

PRODID = "-//Portal OMIL//Encuentros de la red//ES"


def calendar_of(meeting: NetworkMeeting, address: str) -> bytes:
    """One event whose UID never changes and whose SEQUENCE rises with each change.

    METHOD is CANCEL once it was called off. `address`: the meeting's page, whole. Hours go with
    the rules of Chile's time zone.
    """
    zone = ZoneInfo(settings.TIME_ZONE)
    cancelled = meeting.state is State.CANCELLED
    calendar = Calendar()
    calendar.add("prodid", PRODID)
    calendar.add("version", "2.0")
    calendar.add("method", "CANCEL" if cancelled else "PUBLISH")
    event = Event()
    event.add("uid", f"{meeting.uid}@portal-omil")
    event.add("sequence", meeting.sequence)
    event.add("dtstamp", meeting.changed_at)
    event.add("dtstart", meeting.starts_at.astimezone(zone))
    event.add("dtend", meeting.ends_at.astimezone(zone))
    event.add("summary", meeting.title)
    event.add("location", meeting.place)
    event.add("status", "CANCELLED" if cancelled else "CONFIRMED")
    event.add("url", address)
    if cancelled:
        event.add("description", meeting.cancel_reason)
    calendar.add_component(event)
    year = meeting.starts_at.year
    calendar.add_missing_timezones(date(year - 1, 1, 1), date(year + 2, 1, 1))
    return calendar.to_ical()
