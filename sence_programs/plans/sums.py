"""What a semester must add to each goal, and how seasons would spread it over its months."""

from collections.abc import Sequence
from datetime import date, timedelta
from itertools import pairwise

from sence_programs.forecast.lessons import Learned
from sence_programs.forecast.outlook import spread_over
from sence_programs.goals.closes import closes_of
from sence_programs.goals.outlooks import span_of
from sence_programs.goals.values import with_values
from sence_programs.indicators import INDICATORS
from sence_programs.models import Goal
from sence_programs.plans.semesters import Semester


def goals_to_plan(office, semester: Semester):
    """The goals of the office's agreement of that year that can be counted, as agreed."""
    goals = Goal.objects.filter(
        agreement__office=office,
        agreement__year=semester.year,
        definition__indicator__in=INDICATORS,
    )
    related = goals.select_related("definition", "agreement__office__comuna")
    return related.prefetch_related("targets")


def base_day(semester: Semester, on: date) -> date:
    """The last day that counts before the semester, or today when it is yet to start."""
    return min(on, semester.starts_on - timedelta(days=1))


def values_of(goals, on: date) -> dict[int, int]:
    """Goal id → what it had counted by the end of `on`, counted now."""
    found = with_values(goals, on).values_list("pk", "value")
    return {pk: value or 0 for pk, value in found}


def values_before(goals, semester: Semester, on: date) -> dict[int, int]:
    """Goal id → what it had before the semester: frozen that day, or else counted now."""
    day = base_day(semester, on)
    closes = closes_of(goals.values("pk"), [day])
    return values_of(goals, day) | {pk: values[day] for pk, values in closes.items()}


def due(goal: Goal, semester: Semester, before: int) -> int:
    """What the semester must add: all that is agreed by its end, less what was there before it."""
    agreed = sum(n for month, n in goal.monthly_targets().items() if month <= semester.ends_on)
    return max(0, agreed - before)


def suggested(goal: Goal, semester: Semester, total: int, learned: Learned) -> dict[date, int]:
    """First day of each month → its part of `total`, by the seasons of past years."""
    shares = _shares(goal, semester, learned)
    return dict(zip(semester.months, spread_over(total, shares), strict=True))


def _shares(goal: Goal, semester: Semester, learned: Learned) -> Sequence[float]:
    """A month outside of the agreement has no share."""
    span = span_of(goal)
    ends = [m - timedelta(days=1) for m in (*semester.months, semester.next.starts_on)]
    gone = [learned.season.share_gone(span, end) for end in ends]
    whole = gone[-1] - gone[0]
    if not whole:
        return [1 / 6] * 6
    return [(after - before) / whole for before, after in pairwise(gone)]
