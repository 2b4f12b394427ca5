"""How much more than by chance the months of past years strayed from their season."""

from collections.abc import Iterable

from sence_programs.forecast.counts import LEAST_SPREAD
from sence_programs.forecast.past import PastYear
from sence_programs.forecast.season import Season

UNKNOWN_SPREAD = 2.0
"""With no past years: twice the variance of pure chance."""
REGION_MONTHS = 24
"""How many of its own months weigh as much as the whole region."""


def spread_of(office: int, years: Iterable[PastYear], season: Season) -> float:
    """Variance over mean of a month's count around its seasonal share; never under the least.

    The region's, and the office's own drawn towards it by `REGION_MONTHS` months.
    """
    years = [year for year in years if year.total > 0]
    everyone, months = _straying(years, season)
    if not months:
        return UNKNOWN_SPREAD
    region = everyone / months
    mine, own_months = _straying([year for year in years if year.office == office], season)
    drawn = (mine + REGION_MONTHS * region) / (own_months + REGION_MONTHS)
    return max(LEAST_SPREAD, drawn)


def _straying(years: Iterable[PastYear], season: Season) -> tuple[float, int]:
    """Pearson's sum over months, and its degrees of freedom: a year of m months has m - 1."""
    total, freedom = 0.0, 0
    for year in years:
        shares = season.month_shares(year.span)
        expected = [year.total * share for share in shares]
        counts = [count for _, count in year.by_month]
        total += sum((n - e) ** 2 / e for n, e in zip(counts, expected, strict=True))
        freedom += len(shares) - 1
    return total, freedom
