"""What one goal will have reached by its cut-off.

Let s be the seasonal share of the year that is gone, X what it gave, and T what past years of the
office gave in all, on average. The year's whole is estimated as (X + k·T) / (s + k): the years
before weigh as much as `PAST_SHARE` = k of this one, and ever less as it goes on; years of nothing
count as years of one. What is still to
come has that whole times (1 - s) as its mean, and as its variance that mean times
D · (1 + (1 - s) / (s + k)): D is how counts clump from month to month, and the rest is that the
whole itself is only estimated. Negative binomial, so the band and the probability are closed
forms: the same numbers always give the same answer.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from math import ceil

from sence_programs.forecast.counts import Counts
from sence_programs.forecast.lessons import Learned
from sence_programs.forecast.span import Span

PAST_SHARE = 0.1
HALF_A_COUNT = 0.5
"""Without past years, nothing counted yet still means that something may come."""
FIRST_DAYS = 28
"""Without past years, so many days must have gone before anything is said."""
LOWER, UPPER = 0.1, 0.9


@dataclass(frozen=True)
class Outlook:
    """Where a goal ends: 8 in 10 between `low` and `high`, half of them up to `middle`."""

    middle: int
    low: int
    high: int
    probability: float


@dataclass(frozen=True)
class Reach:
    """How far the count is expected to be at the end of a day."""

    on: date
    low: int
    middle: int
    high: int


def still_to_come(
    value: int, span: Span, on: date, learned: Learned, until: date | None = None
) -> Counts | None:
    """What the days after `on` add, up to `until` or the cut-off; None with nothing to go by."""
    season = learned.season
    gone = season.share_gone(span, on)
    coming = season.share_gone(span, until or span.cut_off) - gone
    if learned.usual is None:
        if span.gone(on) < min(FIRST_DAYS, span.days):
            return None
        weight, counted = gone, value + HALF_A_COUNT
    else:
        weight = gone + PAST_SHARE
        counted = value + PAST_SHARE * max(1, learned.usual * span.days)
    return Counts(counted / weight * coming, learned.spread * (1 + coming / weight))


def outlook(value: int, target: int, span: Span, on: date, learned: Learned) -> Outlook | None:
    """The end of a goal that has counted `value` on `on`; None when nothing can be said yet."""
    if on >= span.cut_off:
        return Outlook(value, value, value, float(value >= target))
    coming = still_to_come(value, span, on, learned)
    if coming is None:
        return None
    return Outlook(
        middle=value + coming.quantile(0.5),
        low=value + coming.quantile(LOWER),
        high=value + coming.quantile(UPPER),
        probability=coming.at_least(target - value),
    )


def path(value: int, span: Span, on: date, learned: Learned) -> list[Reach]:
    """The end of each month from that of `on` to the cut-off; empty with nothing to go by."""
    found = []
    for month in span.months():
        if month.cut_off > on:
            coming = still_to_come(value, span, on, learned, until=month.cut_off)
            if coming:
                low, middle, high = (coming.quantile(q) for q in (LOWER, 0.5, UPPER))
                found.append(Reach(month.cut_off, value + low, value + middle, value + high))
    return found


def needed_per_week(value: int, target: int, days_left: int) -> int | None:
    """Units a week, rounded up, that still reach the target; None when no day is left."""
    missing = max(0, target - value)
    if not missing:
        return 0
    return ceil(missing * 7 / days_left) if days_left else None


def spread_over(total: int, shares: Sequence[float]) -> list[int]:
    """`total` in whole units by `shares` that sum to 1, the largest remainders rounded up.

    The parts always sum to `total`. Raises ValueError for a negative total or no shares.
    """
    if total < 0 or not shares:
        raise ValueError(f"{total} over {len(shares)} shares")
    exact = [total * share for share in shares]
    parts = [int(one) for one in exact]
    order = sorted(range(len(parts)), key=lambda i: (parts[i] - exact[i], i))
    for i in order[: total - sum(parts)]:
        parts[i] += 1
    return parts
