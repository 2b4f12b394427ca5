"""What the past years of a region teach about the goal of one of its offices."""

from collections.abc import Iterable
from dataclasses import dataclass

from sence_programs.forecast.counts import LEAST_SPREAD
from sence_programs.forecast.past import PastYear
from sence_programs.forecast.season import Season

UNKNOWN_SPREAD = 2.0
"""With no past years: twice the variance of pure chance."""
REGION_MONTHS = 24
"""How many months of an office weigh as much as its whole region, for how counts clump."""


@dataclass(frozen=True)
class Learned:
    """`spread`: variance over mean of a month's count around its season. `usual`: counts a day in
    the office's past years, None when it has none; `years`: how many those are.
    """

    season: Season
    spread: float
    usual: float | None
    years: int


class Lessons:
    """Read once for a region, asked for each of its offices."""

    def __init__(self, years: Iterable[PastYear]) -> None:
        self._years: dict[int, list[PastYear]] = {}
        for year in years:
            self._years.setdefault(year.office, []).append(year)
        self._region = Season.of_region(y for mine in self._years.values() for y in mine)
        self._seasons = {o: self._region.of_office(mine) for o, mine in self._years.items()}
        self._strayed = {o: _strayed(mine, self._seasons[o]) for o, mine in self._years.items()}
        self._months = sum(months for _, months in self._strayed.values())

    def of(self, office: int) -> Learned:
        """An office without a past has the season and the spread of its region."""
        mine = self._years.get(office, [])
        daily = [year.total / year.span.days for year in mine]
        return Learned(
            season=self._seasons.get(office, self._region),
            spread=self._spread(office),
            usual=sum(daily) / len(daily) if daily else None,
            years=len(mine),
        )

    def _spread(self, office: int) -> float:
        """The region's, and the office's own drawn towards it by `REGION_MONTHS` months."""
        if not self._months:
            return UNKNOWN_SPREAD
        region = sum(strayed for strayed, _ in self._strayed.values()) / self._months
        own, months = self._strayed.get(office, (0.0, 0))
        return max(LEAST_SPREAD, (own + REGION_MONTHS * region) / (months + REGION_MONTHS))


def _strayed(years: Iterable[PastYear], season: Season) -> tuple[float, int]:
    """Pearson's sum over months, and its degrees of freedom: a year of m months has m - 1."""
    total, freedom = 0.0, 0
    for year in years:
        if year.total:
            shares = season.month_shares(year.span)
            expected = [year.total * share for share in shares]
            counts = [count for _, count in year.by_month]
            total += sum((n - e) ** 2 / e for n, e in zip(counts, expected, strict=True))
            freedom += len(shares) - 1
    return total, freedom
