"""From the weekly hours of the officers to the hours one can take."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, tzinfo


@dataclass(frozen=True)
class Block:
    """Hours of an officer on one weekday (0 is Monday): slots of `minutes`, for `places` people
    at once each. It holds from `since`, and until the day before `until`."""

    officer: int
    weekday: int
    starts: time
    ends: time
    minutes: int
    places: int
    since: date
    until: date | None = None

    def holds(self, on: date) -> bool:
        in_force = self.since <= on and (self.until is None or on < self.until)
        return in_force and on.weekday() == self.weekday


@dataclass(frozen=True)
class Taken:
    """An hour that somebody has, whatever it is for."""

    officer: int
    starts_at: datetime
    ends_at: datetime


@dataclass(frozen=True)
class Away:
    """No hours from `first` to `last`, both whole days. Without `officer`: nobody's."""

    first: date
    last: date
    officer: int | None = None

    def covers(self, officer: int, on: date) -> bool:
        return self.first <= on <= self.last and self.officer in (None, officer)


@dataclass(frozen=True, order=True)
class Slot:
    """An hour with room: of `places` people at once, `free` more may take it."""

    starts_at: datetime
    officer: int
    ends_at: datetime
    places: int
    free: int


def free_slots(
    blocks: Iterable[Block],
    days: Iterable[date],
    *,
    zone: tzinfo,
    after: datetime,
    taken: Iterable[Taken] = (),
    away: Iterable[Away] = (),
) -> list[Slot]:
    """The hours of these days that begin after `after` and have room, earliest first.

    An officer has as many people at once as the widest block of that hour allows.
    """
    blocks, taken, away = list(blocks), list(taken), list(away)
    found = set()
    for on in days:
        for block in blocks:
            if block.holds(on) and not any(a.covers(block.officer, on) for a in away):
                found.update(_free(block, on, zone, after, taken))
    return sorted(found)


def _free(block: Block, on: date, zone: tzinfo, after: datetime, taken) -> Iterator[Slot]:
    for starts_at, ends_at in _hours(block, on, zone):
        busy = sum(
            t.officer == block.officer and t.starts_at < ends_at and starts_at < t.ends_at
            for t in taken
        )
        if starts_at > after and busy < block.places:
            yield Slot(starts_at, block.officer, ends_at, block.places, block.places - busy)


def _hours(block: Block, on: date, zone: tzinfo) -> Iterator[tuple[datetime, datetime]]:
    """Whole slots only: what is left over at the end of a block is no hour."""
    long = timedelta(minutes=block.minutes)
    starts_at = datetime.combine(on, block.starts, zone)
    end = datetime.combine(on, block.ends, zone)
    while starts_at + long <= end:
        yield starts_at, starts_at + long
        starts_at += long
