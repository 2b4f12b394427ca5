"""The days of an agreement, month by month."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta


@dataclass(frozen=True)
class Span:
    """From `starts_on` to `cut_off`, both included. Raises ValueError when out of order."""

    starts_on: date
    cut_off: date

    def __post_init__(self) -> None:
        if self.cut_off < self.starts_on:
            raise ValueError("the cut-off comes before the start")

    @property
    def days(self) -> int:
        return (self.cut_off - self.starts_on).days + 1

    def gone(self, on: date) -> int:
        """Days that have counted, `on` included."""
        return max(0, min(self.days, (on - self.starts_on).days + 1))

    def left(self, on: date) -> int:
        return self.days - self.gone(on)

    def months(self) -> list["Span"]:
        """Its calendar months; the first and the last may be cut."""
        return list(self._months())

    def _months(self) -> Iterator["Span"]:
        start = self.starts_on
        while start <= self.cut_off:
            following = next_month(start)
            yield Span(start, min(self.cut_off, following - timedelta(days=1)))
            start = following


def next_month(day: date) -> date:
    """The first day of the month after that of `day`."""
    later = day.replace(day=1) + timedelta(days=31)
    return later.replace(day=1)
