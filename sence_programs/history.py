"""What the nights kept of one goal, month by month, and what was corrected since."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from sence_programs.models import Goal, GoalSnapshot, SnapshotCorrection


class Point(NamedTuple):
    on: date
    value: int


@dataclass(frozen=True)
class Month:
    """The last figure of a month; `corrections` of it, the newest last."""

    snapshot: GoalSnapshot
    corrections: list[SnapshotCorrection]

    @property
    def is_frozen(self) -> bool:
        return self.snapshot.frozen_at is not None


def kept_points(goal: Goal) -> list[Point]:
    """Every snapshot of the goal, the oldest first."""
    kept = GoalSnapshot.objects.filter(goal=goal).order_by("on")
    return [Point(*row) for row in kept.values_list("on", "value")]


def month_ends(points: Sequence[Point]) -> list[Point]:
    """The last snapshot of each month, the newest first."""
    last = {(point.on.year, point.on.month): point for point in points}
    return sorted(last.values(), reverse=True)


def months_of(goal: Goal) -> list[Month]:
    """The last figure of each month of the goal, the newest first, in three queries at most."""
    kept = (
        GoalSnapshot.objects.filter(goal=goal)
        .order_by("on__year", "on__month", "-on")
        .distinct("on__year", "on__month")
        .prefetch_related("corrections__corrected_by")
    )
    return [Month(snapshot, list(snapshot.corrections.all())) for snapshot in reversed(list(kept))]
