"""Which share of a year's count each month brings, learned from past years.

Two shrinkages, both with a weight that anybody can recompute. The region's months are drawn
towards even days by `EVEN_COUNTS` invented counts spread evenly; the office's months towards the
region's by `REGION_COUNTS`. So an office of 100 placements a year and three past years weighs
300 against 240, and one of 10 a year, 30 against 240: it follows its region.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Self

from sence_programs.forecast.past import PastYear
from sence_programs.forecast.span import Span

EVEN_COUNTS = 60
REGION_COUNTS = 240
MONTH_DAYS = (31, 28.25, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
EVEN = tuple(days / sum(MONTH_DAYS) for days in MONTH_DAYS)


@dataclass(frozen=True)
class Season:
    """Twelve positive shares, January first, that sum to 1; `own` is the weight of the office."""

    shares: tuple[float, ...]
    own: float = 0.0
    learned: bool = False

    @classmethod
    def even(cls) -> Self:
        """Every day alike: what is left when there are no past years."""
        return cls(EVEN)

    @classmethod
    def of_region(cls, years: Iterable[PastYear]) -> Self:
        """From the past years of all its offices."""
        counts = _by_month(years)
        if not sum(counts):
            return cls.even()
        return cls(tuple(_drawn(counts, EVEN, EVEN_COUNTS)), learned=True)

    def of_office(self, years: Iterable[PastYear]) -> Self:
        """The season of an office with those past years, in the region of this one."""
        counts = _by_month(years)
        weight = sum(counts) / (sum(counts) + REGION_COUNTS)
        return replace(self, shares=tuple(_drawn(counts, self.shares, REGION_COUNTS)), own=weight)

    def month_shares(self, span: Span) -> list[float]:
        """What each month of `span` brings of its whole; a month cut short, by its days."""
        raw = [self._weight(month, month.cut_off) for month in span.months()]
        return [one / sum(raw) for one in raw]

    def share_gone(self, span: Span, on: date) -> float:
        """The share of `span` that has come by the end of `on`; exactly 1 from the cut-off on."""
        if on >= span.cut_off:
            return 1.0
        gone = sum(self._weight(m, on) for m in span.months() if m.starts_on <= on)
        return gone / sum(self._weight(m, m.cut_off) for m in span.months())

    def _weight(self, month: Span, until: date) -> float:
        """A calendar month's share for its days up to `until`, both included."""
        number = month.starts_on.month
        last = min(until, month.cut_off)
        days = (last - month.starts_on + timedelta(days=1)).days
        return self.shares[number - 1] * days / MONTH_DAYS[number - 1]


def _by_month(years: Iterable[PastYear]) -> list[int]:
    counts = [0] * 12
    for year in years:
        for month, count in year.by_month:
            counts[month - 1] += count
    return counts


def _drawn(counts: Sequence[int], towards: Sequence[float], weight: float) -> list[float]:
    """Shares of `counts`, as though `weight` more had come in the shares of `towards`."""
    whole = sum(counts) + weight
    return [(n + weight * share) / whole for n, share in zip(counts, towards, strict=True)]
