"""Choosing an hour: the days that have some, a few at a time."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import groupby

from jobseekers.models import DeskService
from jobseekers.office_day import today_of, zone_of
from jobseekers.services.appointments import free_hours
from omil_portal.accounts.models import User
from omil_portal.holidays.business_days import chilean_holidays

LOOKED_AT = timedelta(days=20)
DAYS_SHOWN = 5
"""As many as one reads on a telephone without getting lost."""


@dataclass(frozen=True)
class DayOfHours:
    """`hours`: the value a form sends and what the reader sees, "09:30"."""

    on: date
    hours: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Hours:
    """`later`: the day from which to look on; `earlier`: None on the first page.

    `holidays` are the national ones until then, without hours.
    """

    days: tuple[DayOfHours, ...]
    later: date
    earlier: date | None
    holidays: dict[date, str]

    @property
    def choices(self) -> list[tuple[str, str]]:
        return [hour for day in self.days for hour in day.hours]


def hours_of(
    service: DeskService, since: date | None, *, at: datetime, officer: User | None = None
) -> Hours:
    """The first days from `since` with hours, never before today."""
    zone, today = zone_of(service.office), today_of(service.office, at)
    first = max(since or today, today)
    last = first + LOOKED_AT
    slots = free_hours(service, first, last, at=at, officer=officer)
    starts = sorted({slot.starts_at.astimezone(zone) for slot in slots})
    by_day = [(on, list(group)) for on, group in groupby(starts, key=datetime.date)]
    days = tuple(
        DayOfHours(on, tuple((start.isoformat(), f"{start:%H:%M}") for start in group))
        for on, group in by_day[:DAYS_SHOWN]
    )
    later = (days[-1].on if len(by_day) > DAYS_SHOWN else last) + timedelta(days=1)
    holidays = chilean_holidays().between(first, later - timedelta(days=1))
    return Hours(days, later, today if first > today else None, holidays)
