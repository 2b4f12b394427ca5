"""Days as the office lives them: its region decides the time zone."""

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from omil_portal.offices.models import Office


def zone_of(office: Office) -> ZoneInfo:
    return ZoneInfo(office.comuna.region.time_zone)


def today_of(office: Office, at: datetime) -> date:
    """Which day it is at the office at the moment `at`."""
    return at.astimezone(zone_of(office)).date()


def days_of(office: Office, since: date, until: date) -> tuple[datetime, datetime]:
    """From the first moment of `since` to the first after `until`."""
    zone = zone_of(office)
    # The last day a date can hold has no day after it.
    until = min(until, date.max - timedelta(days=1))
    return (
        datetime.combine(since, time.min, zone),
        datetime.combine(until + timedelta(days=1), time.min, zone),
    )


def day_of(office: Office, at: datetime) -> tuple[datetime, datetime]:
    """The day of `at`, whole."""
    today = today_of(office, at)
    return days_of(office, today, today)
