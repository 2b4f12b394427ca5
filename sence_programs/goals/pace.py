"""What a goal had counted on some days, and how many a week of late."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import DateField, OuterRef, Value

from sence_programs.indicators import INDICATORS
from sence_programs.models import Goal


def values_on(goal: Goal, days: Sequence[date]) -> list[int]:
    """What had happened by the end of each day, counted now, in one query.

    Not what the nights knew: a placement recorded late counts on the day when it started.
    Raises KeyError for a goal that cannot be counted.
    """
    indicator, agreement = INDICATORS[goal.definition.indicator], goal.agreement
    since = Value(agreement.starts_on, DateField())
    numbers = {
        f"day_{turn}": indicator.number_for(
            "office",
            OuterRef("agreement__office"),
            since,
            Value(min(day, agreement.cut_off), DateField()),
            **goal.definition.parameters,
        )
        for turn, day in enumerate(days)
    }
    return list(Goal.objects.filter(pk=goal.pk).values_list(*numbers.values()).get())


@dataclass(frozen=True)
class Pace:
    """Units a week over the last weeks; None while the goal is not that old."""

    four: float | None
    eight: float | None


def pace_days(on: date) -> list[date]:
    """The days whose values `pace_of` asks for, `on` last."""
    return [on - timedelta(weeks=8), on - timedelta(weeks=4), on]


def pace_of(goal: Goal, on: date, values: Sequence[int]) -> Pace:
    """From the values of `pace_days`."""
    eight_ago, four_ago, now = values
    gone = on - goal.agreement.starts_on + timedelta(days=1)
    return Pace(
        four=(now - four_ago) / 4 if gone >= timedelta(weeks=4) else None,
        eight=(now - eight_ago) / 8 if gone >= timedelta(weeks=8) else None,
    )
