"""The months of an agreement, and a number spread over them. Pure arithmetic."""

from collections.abc import Sequence
from datetime import date

MONTH, SEMESTER = 1, 6


def month_of(day: date) -> date:
    """The first day of its month."""
    return day.replace(day=1)


def months_between(since: date, until: date) -> list[date]:
    """The first day of each month that has some day between the two, both included."""
    numbers = range(since.year * 12 + since.month - 1, until.year * 12 + until.month)
    return [date(number // 12, number % 12 + 1, 1) for number in numbers]


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
    if not periods:
        raise ValueError("nothing to spread over")
    count = len(periods)
    edges = [amount * turn // count for turn in range(count + 1)]
    return {
        period: after - before
        for period, before, after in zip(periods, edges, edges[1:], strict=False)
    }
