"""A past year of one goal, as the nights kept it."""

from dataclasses import dataclass
from datetime import date

from sence_programs.forecast.span import Span


@dataclass(frozen=True)
class PastYear:
    """`closes`: what had been counted at the end of each month of `span`, in order.

    Raises ValueError when a month is missing: half a year teaches no season.
    """

    office: int
    span: Span
    target: int
    closes: tuple[int, ...]

    def __post_init__(self) -> None:
        if len(self.closes) != len(self.span.months()):
            raise ValueError("every month of the year has a close")

    @property
    def total(self) -> int:
        return self.closes[-1]

    @property
    def by_month(self) -> list[tuple[int, int]]:
        """Calendar month (1–12) and what it added; a month of corrections adds nothing."""
        found, before = [], 0
        for month, close in zip(self.span.months(), self.closes, strict=True):
            found.append((month.starts_on.month, max(0, close - before)))
            before = max(before, close)
        return found

    def known_on(self, on: date) -> int:
        """What the last close of a month, up to `on`, had counted."""
        ends = (month.cut_off for month in self.span.months())
        before = [c for end, c in zip(ends, self.closes, strict=True) if end <= on]
        return before[-1] if before else 0
