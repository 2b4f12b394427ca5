"""Where goals will end, by what they have now and what past years taught."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from sence_programs.forecast.lessons import Learned, Lessons
from sence_programs.forecast.outlook import Outlook, outlook
from sence_programs.forecast.span import Span
from sence_programs.goals.past import past_years
from sence_programs.goals.values import GoalStanding
from sence_programs.models import Goal


@dataclass(frozen=True)
class GoalOutlook:
    """`outlook` is None while nothing can be said."""

    standing: GoalStanding
    learned: Learned
    outlook: Outlook | None


def span_of(goal: Goal) -> Span:
    return Span(goal.agreement.starts_on, goal.agreement.cut_off)


def learned_for(goals: Iterable[Goal]) -> dict[int, Learned]:
    """Goal id → what past years teach about it; those years are read in one query.

    Only the years that ended before a goal's agreement started teach it anything.
    """
    goals = list(goals)
    if not goals:
        return {}
    years = past_years(
        regions={goal.agreement.office.comuna.region_id for goal in goals},
        before=max(goal.agreement.starts_on for goal in goals),
        codes={goal.definition.code for goal in goals},
    )
    lessons: dict[tuple, Lessons] = {}
    found = {}
    for goal in goals:
        start, office = goal.agreement.starts_on, goal.agreement.office
        key = (office.comuna.region_id, goal.definition.code)
        if (*key, start) not in lessons:
            before = (year for year in years.get(key, []) if year.span.cut_off < start)
            lessons[*key, start] = Lessons(before)
        found[goal.pk] = lessons[*key, start].of(office.pk)
    return found


def outlooks(standings: Iterable[GoalStanding], on: date) -> list[GoalOutlook]:
    """The outlook of each, in the same order."""
    standings = list(standings)
    learned = learned_for(standing.goal for standing in standings)
    return [_outlook(standing, learned[standing.goal.pk], on) for standing in standings]


def _outlook(standing: GoalStanding, learned: Learned, on: date) -> GoalOutlook:
    goal, progress = standing.goal, standing.progress
    found = outlook(progress.value, progress.target, span_of(goal), on, learned)
    return GoalOutlook(standing, learned, found)
