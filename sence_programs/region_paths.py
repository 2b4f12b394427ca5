"""How every office of a region came to where it is, month by month, under one goal."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from sence_programs.goals.months import month_end, target_by
from sence_programs.models import Goal, GoalSnapshot
from sence_programs.region import OfficeRow


class Step(NamedTuple):
    """Counted by the end of a month (1 to 12), and what the agreement asked by then."""

    month: int
    value: int
    asked: int


@dataclass(frozen=True)
class Path:
    office: str
    target: int
    steps: list[Step]

    @property
    def drawn(self) -> list[tuple]:
        """What `charts.offices.paths` takes of one office."""
        name, whole = self.office, self.target
        return [
            (name, 0, 0, 0),
            *((name, s.month, s.value / whole, s.asked / whole) for s in self.steps),
        ]


def paths_of(rows: Iterable[OfficeRow], on: date) -> list[Path]:
    """A path for each row, in their order: the months gone as the nights kept them, and today.

    In one query, whatever the number of offices: the targets come with the rows.
    """
    rows = list(rows)
    kept = _kept([row.standing.goal for row in rows], on)
    return [_path(row, kept.get(row.standing.goal.pk, {}), on) for row in rows]


def _path(row: OfficeRow, kept: dict[int, int], on: date) -> Path:
    goal, progress = row.standing.goal, row.standing.progress
    agreement, asked = goal.agreement, goal.monthly_targets()
    steps = []
    for month in range(agreement.starts_on.month, min(on, agreement.cut_off).month + 1):
        day = min(month_end(date(agreement.year, month, 1)), agreement.cut_off, on)
        value = progress.value if day == min(on, agreement.cut_off) else kept.get(month)
        if value is not None:
            by = target_by(asked, agreement.starts_on, agreement.cut_off, day)
            steps.append(Step(month, value, by))
    return Path(row.office.name, goal.target, steps)


def _kept(goals: list[Goal], on: date) -> dict[int, dict[int, int]]:
    """Goal id → month → the last figure that some night kept of it."""
    found: dict[int, dict[int, int]] = {}
    snapshots = GoalSnapshot.objects.filter(goal__in=goals, on__lte=on).order_by("on")
    for goal, day, value in snapshots.values_list("goal", "on", "value"):
        found.setdefault(goal, {})[day.month] = value
    return found
