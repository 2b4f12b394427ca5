"""One goal on a day: where it ends, how it got here, and what it asks a week."""

from dataclasses import dataclass
from datetime import date

from sence_programs.forecast.lessons import Learned
from sence_programs.forecast.outlook import Outlook, Reach, needed_per_week, outlook, path
from sence_programs.forecast.words import odds, rate
from sence_programs.goals.closes import closes_of
from sence_programs.goals.outlooks import learned_for, span_of
from sence_programs.goals.pace import Pace, pace_days, pace_of, values_on
from sence_programs.models import ForecastCheck, Goal


@dataclass(frozen=True)
class Month:
    """The end of a month: what was counted, or what is to come; `due`: what was agreed by then."""

    on: date
    due: int
    value: int | None = None
    reach: Reach | None = None


@dataclass(frozen=True)
class GoalFuture:
    """Everything that the page of the forecast tells."""

    goal: Goal
    on: date
    value: int
    learned: Learned
    outlook: Outlook | None
    pace: Pace
    months: list[Month]
    check: ForecastCheck | None

    @classmethod
    def read(cls, goal: Goal, on: date) -> "GoalFuture":
        """Months that are over by their frozen figure, and what is not frozen as counted now.

        Raises KeyError for a goal that cannot be counted.
        """
        span, learned = span_of(goal), learned_for([goal])[goal.pk]
        gone = [m.cut_off for m in span.months() if m.cut_off < on]
        known = closes_of([goal.pk], gone).get(goal.pk, {})
        lost = [day for day in gone if day not in known]
        *counted, eight, four, value = values_on(goal, [*lost, *pace_days(on)])
        known |= dict(zip(lost, counted, strict=True))
        value = known.get(span.cut_off, value)
        known |= {min(on, span.cut_off): value} if on >= span.starts_on else {}
        due = _due(goal)
        region = goal.agreement.office.comuna.region_id
        return cls(
            goal=goal,
            on=on,
            value=value,
            learned=learned,
            outlook=outlook(value, goal.target, span, on, learned),
            pace=pace_of(goal, on, (eight, four, value)),
            months=[Month(day, due[_first(day)], value=known[day]) for day in sorted(known)]
            + [Month(r.on, due[_first(r.on)], reach=r) for r in path(value, span, on, learned)],
            check=ForecastCheck.objects.filter(region=region, code=goal.definition.code).first(),
        )

    @property
    def is_over(self) -> bool:
        return self.on > self.goal.agreement.cut_off

    @property
    def is_reached(self) -> bool:
        return self.value >= self.goal.target

    @property
    def missing(self) -> int:
        return max(0, self.goal.target - self.value)

    @property
    def odds(self) -> str:
        return odds(self.outlook.probability) if self.outlook else ""

    @property
    def needed(self) -> int | None:
        """Units a week that still reach the target; None when no day is left."""
        return needed_per_week(self.value, self.goal.target, span_of(self.goal).left(self.on))

    @property
    def recently(self) -> list[str]:
        """«en las últimas 4 semanas: 7» for each pace that is known."""
        paces = ((4, self.pace.four), (8, self.pace.eight))
        return [
            f"en las últimas {weeks} semanas, {rate(pace)}"
            for weeks, pace in paces
            if pace is not None
        ]

    @property
    def drawn_rows(self) -> list[tuple]:
        """What `charts.goal.outlook` draws."""
        agreement = self.goal.agreement
        frame = (str(agreement.starts_on), str(agreement.cut_off), self.goal.target)
        done = [("done", str(m.on), m.value) for m in self.months if m.value is not None]
        reaches = [m.reach for m in self.months if m.reach]
        coming = [("coming", str(r.on), r.low, r.middle, r.high) for r in reaches]
        return [frame, *done, *coming]


def _first(day: date) -> date:
    return day.replace(day=1)


def _due(goal: Goal) -> dict[date, int]:
    """First day of each month → what the agreement asks by its end."""
    found, whole = {}, 0
    for month, target in goal.monthly_targets().items():
        whole += target
        found[month] = whole
    return found
