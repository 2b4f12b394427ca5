"""How a plan goes: what each month asked of each goal, what was counted, and what is left to do."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from fractions import Fraction

from sence_programs.forecast.span import Span, next_month
from sence_programs.goals.closes import closes_of
from sence_programs.models import Goal, PlanActivity, SemesterPlan
from sence_programs.plans.sums import due, goals_to_plan, values_before, values_of


@dataclass(frozen=True)
class PlannedMonth:
    """`counted` is None for a month that has not started."""

    month: date
    target: int
    counted: int | None


@dataclass(frozen=True)
class PlannedGoal:
    """One goal in the plan. `must`: what the semester has to add, as counted now."""

    goal: Goal
    months: list[PlannedMonth]
    must: int
    counted: int
    to_date: int
    expected: int
    expected_done: int

    @property
    def planned(self) -> int:
        return sum(month.target for month in self.months)

    @property
    def is_spread(self) -> bool:
        return self.planned == self.must

    @property
    def gap(self) -> int:
        """Short of what was planned to date; 0 when it is not."""
        return max(0, self.to_date - self.counted)

    @property
    def word(self) -> str:
        return "Atrasada" if self.gap else "Al día"


@dataclass(frozen=True)
class PlanBoard:
    """A plan on a day."""

    plan: SemesterPlan
    on: date
    goals: list[PlannedGoal]
    activities: list[PlanActivity]

    @classmethod
    def read(cls, plan: SemesterPlan, on: date) -> "PlanBoard":
        """The same number of queries however many goals and activities."""
        related = plan.activities.select_related("in_charge", "goal__definition", "fair", "course")
        activities = list(related)
        goals = list(goals_to_plan(plan.office_id, plan.semester))
        targets: dict[int, dict[date, int]] = {}
        for target in plan.targets.all():
            targets.setdefault(target.goal_id, {})[target.month] = target.target
        found = goals_to_plan(plan.office_id, plan.semester)
        before = values_before(found, plan.semester, on)
        now = values_of(found, min(on, plan.semester.ends_on))
        ends = [month_end(month) for month in plan.semester.months]
        closes = closes_of(found.values("pk"), [end for end in ends if end < on])
        planned = [
            _planned(
                plan,
                goal,
                targets.get(goal.pk, {}),
                Counted(before[goal.pk], closes.get(goal.pk, {}), now[goal.pk], on),
            )
            for goal in goals
        ]
        return cls(plan, on, [_with_activities(p, activities) for p in planned], activities)

    @property
    def done(self) -> list[PlanActivity]:
        return [a for a in self.activities if a.status == PlanActivity.Status.DONE]

    @property
    def overdue(self) -> list[PlanActivity]:
        return [a for a in self.activities if a.is_overdue(self.on)]

    @property
    def active(self) -> list[PlanActivity]:
        """All but those dropped."""
        return [a for a in self.activities if a.status != PlanActivity.Status.DROPPED]

    @property
    def this_week(self) -> list[PlanActivity]:
        """Those to do in seven days, and those of a month that runs; late ones apart."""
        until = self.on + timedelta(days=6)
        return [
            a for a in self.activities if a.is_open and a.due_on >= self.on and a.starts_on <= until
        ]

    @property
    def behind(self) -> list[PlannedGoal]:
        """The goals short of their plan to date, the furthest first."""
        late = [goal for goal in self.goals if goal.gap]
        return sorted(late, key=lambda goal: goal.counted / goal.to_date)

    @property
    def unspread(self) -> list[PlannedGoal]:
        return [goal for goal in self.goals if not goal.is_spread]


@dataclass(frozen=True)
class Counted:
    """What one goal had before the semester, at the close of its months, and has on `on`."""

    before: int
    closes: dict[date, int]
    now: int
    on: date

    def in_month(self, month: date) -> int | None:
        """What the month added; None when it has not started, or a close is not known."""
        if month > self.on:
            return None
        eve, end = month - timedelta(days=1), month_end(month)
        start = self.before if month.month in (1, 7) else self.closes.get(eve)
        close = self.now if end >= self.on else self.closes.get(end)
        return None if start is None or close is None else close - start


def planned_to_date(months: Iterable[tuple[date, int]], on: date) -> int:
    """What the months that are over planned, and the days gone of the current one; rounded down.

    `months`: the first day of each, and its target.
    """
    total = Fraction(0)
    for month, target in months:
        span = Span(month, month_end(month))
        total += Fraction(target * span.gone(on), span.days)
    return int(total)


def month_end(month: date) -> date:
    return next_month(month) - timedelta(days=1)


def _planned(
    plan: SemesterPlan, goal: Goal, targets: Mapping[date, int], counted: Counted
) -> PlannedGoal:
    months = [
        PlannedMonth(month, targets.get(month, 0), counted.in_month(month))
        for month in plan.semester.months
    ]
    return PlannedGoal(
        goal=goal,
        months=months,
        must=due(goal, plan.semester, counted.before),
        counted=counted.now - counted.before,
        to_date=planned_to_date(((m.month, m.target) for m in months), counted.on),
        expected=0,
        expected_done=0,
    )


def _with_activities(planned: PlannedGoal, activities: list[PlanActivity]) -> PlannedGoal:
    mine = [
        a
        for a in activities
        if a.goal_id == planned.goal.pk and a.status != PlanActivity.Status.DROPPED
    ]
    done = sum(a.expected for a in mine if a.status == PlanActivity.Status.DONE)
    return replace(planned, expected=sum(a.expected for a in mine), expected_done=done)
