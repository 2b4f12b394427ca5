"""What the nights kept of one goal, month by month."""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from sence_programs.models import Goal, GoalSnapshot


class Point(NamedTuple):
    on: date
    value: int


def kept_points(goal: Goal) -> list[Point]:
    """Every snapshot of the goal, the oldest first."""
    kept = GoalSnapshot.objects.filter(goal=goal).order_by("on")
    return [Point(*row) for row in kept.values_list("on", "value")]


def month_ends(points: Sequence[Point]) -> list[Point]:
    """The last snapshot of each month, the newest first."""
    last = {(point.on.year, point.on.month): point for point in points}
    return sorted(last.values(), reverse=True)
