"""How the forecast would have done in past years, made with what was known then.

Each year is forecast at the end of each of its months but the last, from the years before it.
Beside it stands the straight line: the pace so far over the whole year, and yes or no.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from sence_programs.forecast.lessons import Learned, Lessons
from sence_programs.forecast.outlook import LOWER, UPPER, still_to_come
from sence_programs.forecast.past import PastYear


@dataclass(frozen=True)
class Case:
    """One forecast of the past beside what came. Errors are shares of the final value."""

    error: float
    straight_error: float
    in_band: bool
    probability: float
    straight: float
    met: bool


@dataclass(frozen=True)
class Score:
    """Means over cases. A Brier score is from 0 (right and sure) to 1."""

    cases: int
    error: float
    straight_error: float
    coverage: float
    brier: float
    straight_brier: float

    @classmethod
    def of(cls, cases: Sequence[Case]) -> "Score":
        """Raises ValueError for no cases."""
        if not cases:
            raise ValueError("no cases to score")
        number = len(cases)
        return cls(
            cases=number,
            error=sum(c.error for c in cases) / number,
            straight_error=sum(c.straight_error for c in cases) / number,
            coverage=sum(c.in_band for c in cases) / number,
            brier=sum((c.probability - c.met) ** 2 for c in cases) / number,
            straight_brier=sum((c.straight - c.met) ** 2 for c in cases) / number,
        )


def backtest(years: Iterable[PastYear]) -> list[Case]:
    """Every case of a region's past years; a year that ended with nothing has no relative error."""
    years = sorted(years, key=lambda year: (year.span.starts_on, year.office))
    found: list[Case] = []
    for start, begun in groupby(years, key=lambda year: year.span.starts_on):
        lessons = Lessons(other for other in years if other.span.cut_off < start)
        for year in begun:
            if year.total:
                found.extend(_cases(year, lessons.of(year.office)))
    return found


def _cases(year: PastYear, learned: Learned) -> Iterator[Case]:
    for month in year.span.months()[:-1]:
        on = month.cut_off
        value = year.known_on(on)
        coming = still_to_come(value, year.span, on, learned)
        if coming is None:
            continue
        came = year.total - value
        line = value * year.span.days / year.span.gone(on)
        yield Case(
            error=abs(value + coming.quantile(0.5) - year.total) / year.total,
            straight_error=abs(line - year.total) / year.total,
            in_band=coming.at_most(came) >= LOWER and coming.at_most(came - 1) < UPPER,
            probability=coming.at_least(year.target - value),
            straight=float(line >= year.target),
            met=year.total >= year.target,
        )
