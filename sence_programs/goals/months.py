"""The months of an agreement, and a number spread over them. Pure arithmetic."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from itertools import accumulate, pairwise

from omil_portal.look.formats import MONTHS

MONTH, SEMESTER = 1, 6


def month_of(day: date) -> date:
    """The first day of its month."""
    return day.replace(day=1)


def month_end(day: date) -> date:
    """The last day of its month."""
    return date(day.year + day.month // 12, day.month % 12 + 1, 1) - timedelta(days=1)


def months_between(since: date, until: date) -> list[date]:
    """The first day of each month that has some day between the two, both included."""
    numbers = range(since.year * 12 + since.month - 1, until.year * 12 + until.month)
    return [date(number // 12, number % 12 + 1, 1) for number in numbers]


def period_name(period: date, months: int) -> str:
    """ "noviembre de 2026", or "segundo semestre de 2026"."""
    if months == SEMESTER:
        return f"{'primer' if period.month == 1 else 'segundo'} semestre de {period.year}"
    return f"{MONTHS[period.month - 1]} de {period.year}"


def target_by(monthly: Mapping[date, int], since: date, until: date, on: date) -> int:
    """What the months ask by the end of `on`: those gone, and the days gone of the one going on.

    `since` and `until` are the first and last days that count. Rounded down.
    """
    asked, going_on = 0, month_of(on)
    for month, amount in monthly.items():
        if month < going_on:
            asked += amount
        elif month == going_on:
            first, last = max(month, since), min(month_end(month), until)
            days = (last - first).days + 1
            asked += amount * max(0, min((on - first).days + 1, days)) // days
    return asked


def period_of(day: date, months: int) -> date:
    """The first day of the month, or of the calendar semester (January, July), of `day`."""
    return date(day.year, (day.month - 1) // months * months + 1, 1)


def periods_between(since: date, until: date, months: int) -> list[date]:
    """The first day of each month (`months` 1) or calendar semester (6) that has some day."""
    return list(dict.fromkeys(period_of(day, months) for day in months_between(since, until)))


def spread_evenly(amount: int, periods: Sequence[date]) -> dict[date, int]:
    """`amount` in whole parts that differ by one at most and add up to it exactly.

    Raises ValueError without a period to put it in.
    """
    return spread_like(amount, dict.fromkeys(periods, 1))


def spread_like(amount: int, weights: Mapping[date, int]) -> dict[date, int]:
    """`amount` in whole parts in proportion to the weights, which add up to it exactly.

    Evenly when every weight is zero. Raises ValueError without a period to put it in.
    """
    if not weights:
        raise ValueError("nothing to spread over")
    shares = list(weights.values()) if any(weights.values()) else [1] * len(weights)
    edges = [amount * reached // sum(shares) for reached in accumulate(shares, initial=0)]
    return {
        period: after - before
        for period, (before, after) in zip(weights, pairwise(edges), strict=True)
    }
