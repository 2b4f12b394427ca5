"""How long people wait in an office on each day of the week, and how many leave unattended."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime
from statistics import median

from django.utils.dates import WEEKDAYS

from jobseekers.models import Visit
from jobseekers.office_board import BACK
from jobseekers.office_day import today_of
from jobseekers.queue import minutes_since
from omil_portal.offices.models import Office


@dataclass(frozen=True)
class Waits:
    """`minutes`: what half of the people waited at most; None when nobody was called."""

    weekday: int
    came: int
    minutes: int | None
    left: int

    @property
    def day(self) -> str:
        return str(WEEKDAYS[self.weekday]).capitalize()


def waits_by_weekday(office: Office, at: datetime) -> list[Waits]:
    """Of the four weeks until the moment `at`; a day of the week on which nobody came is not there.

    Who comes before their hour waits from that hour on. Who was attended without being called
    waited nobody knows how long, and is only counted.
    """
    today = today_of(office, at)
    visits = Visit.objects.filter(office=office, on__gte=today - BACK, on__lte=today)
    days: dict[int, list[Visit]] = defaultdict(list)
    for visit in visits.only("on", "arrived_at", "due_at", "called_at", "ended_at", "outcome"):
        days[visit.on.weekday()].append(visit)
    return [_of(weekday, days[weekday]) for weekday in sorted(days)]


def _of(weekday: int, visits: list[Visit]) -> Waits:
    minutes = [_waited(visit) for visit in visits if _was_called(visit)]
    return Waits(
        weekday=weekday,
        came=len(visits),
        minutes=round(median(minutes)) if minutes else None,
        left=sum(visit.outcome == Visit.Outcome.LEFT for visit in visits),
    )


def _was_called(visit: Visit) -> bool:
    return visit.called_at is not None and visit.called_at != visit.ended_at


def _waited(visit: Visit) -> int:
    return minutes_since(max(visit.arrived_at, visit.due_at), visit.called_at)
