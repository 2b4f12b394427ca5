"""The queue as the desk sees it now."""

from dataclasses import dataclass
from datetime import date, datetime

from jobseekers.models import Appointment, Visit
from jobseekers.office_day import day_of, today_of
from omil_portal.offices.models import Office

SECONDS_A_MINUTE = 60


@dataclass(frozen=True)
class Turn:
    """A visit with how long it has lasted so far, in minutes."""

    visit: Visit
    minutes: int


@dataclass(frozen=True)
class Queue:
    """`coming`: hours of today of people who are not here yet. `longest`: the wait of who has
    waited most, in minutes."""

    on: date
    waiting: tuple[Turn, ...]
    in_attention: tuple[Turn, ...]
    coming: tuple[Appointment, ...]

    @property
    def longest(self) -> int:
        return max((turn.minutes for turn in self.waiting), default=0)


def queue_of(office: Office, at: datetime) -> Queue:
    """Three queries, however many people there are."""
    on = today_of(office, at)
    visits = Visit.objects.filter(office=office, on=on).select_related("seeker", "attended_by")
    hours = Appointment.objects.filter(office=office, state=Appointment.State.BOOKED)
    return Queue(
        on=on,
        waiting=tuple(Turn(v, minutes_since(v.arrived_at, at)) for v in visits.waiting().in_turn()),
        in_attention=tuple(
            Turn(v, minutes_since(v.called_at, at))
            for v in visits.in_attention().order_by("called_at")
        ),
        coming=tuple(
            hours.between(*day_of(office, at)).select_related("seeker", "service", "officer")
        ),
    )


def minutes_since(start: datetime, at: datetime) -> int:
    """Whole minutes of waiting; none for what is still to begin."""
    return max(0, int((at - start).total_seconds()) // SECONDS_A_MINUTE)
