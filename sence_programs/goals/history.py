"""What the nights kept of one goal, month by month, and what was corrected since."""

from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from sence_programs.goals.months import month_of, target_by
from sence_programs.models import Goal, GoalSnapshot, SnapshotCorrection


class Point(NamedTuple):
    on: date
    value: int


@dataclass(frozen=True)
class Month:
    """The last figure of a month; what the month asked, and all of them so far.

    `corrections` of the figure, the newest last.
    """

    snapshot: GoalSnapshot
    asked: int
    target_to_date: int
    corrections: list[SnapshotCorrection]

    @property
    def is_frozen(self) -> bool:
        return self.snapshot.frozen_at is not None

    @property
    def correction(self) -> SnapshotCorrection | None:
        """The one that holds."""
        return self.corrections[-1] if self.corrections else None


def kept_points(goal: Goal) -> list[Point]:
    """Every snapshot of the goal, the oldest first."""
    kept = GoalSnapshot.objects.filter(goal=goal).order_by("on")
    return [Point(*row) for row in kept.values_list("on", "value")]


def months_of(goal: Goal) -> list[Month]:
    """Each month of the goal that some night counted, the newest first; in four queries at most."""
    kept = (
        GoalSnapshot.objects.filter(goal=goal)
        .order_by("-on__year", "-on__month", "-on")
        .distinct("on__year", "on__month")
        .prefetch_related("corrections__corrected_by")
    )
    monthly, agreement = goal.monthly_targets(), goal.agreement
    return [
        Month(
            snapshot,
            monthly.get(month_of(snapshot.on), 0),
            target_by(monthly, agreement.starts_on, agreement.cut_off, snapshot.on),
            list(snapshot.corrections.all()),
        )
        for snapshot in kept
    ]
