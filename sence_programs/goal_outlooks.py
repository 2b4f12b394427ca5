"""Where goals will end, by what they have now and what past years taught."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from sence_programs.forecast.lessons import Learned, Lessons
from sence_programs.forecast.outlook import Outlook, outlook
from sence_programs.forecast.span import Span
from sence_programs.goal_values import GoalStanding
from sence_programs.models import Goal
from sence_programs.past_goals import past_years


@dataclass(frozen=True)
class GoalOutlook:
    """`outlook` is None while nothing can be said."""

    standing: GoalStanding
    learned: Learned
    outlook: Outlook | None


def span_of(goal: Goal) -> Span:
    return Span(goal.agreement.starts_on, goal.agreement.cut_off)


def outlooks(standings: Iterable[GoalStanding], on: date) -> list[GoalOutlook]:
    """The outlook of each, in the same order; the years before are read in one query.

    Only the years that ended before a goal's agreement started teach it anything.
    """
    standings = list(standings)
    agreements = [standing.goal.agreement for standing in standings]
    if not agreements:
        return []
    years = past_years(
        regions={agreement.office.comuna.region_id for agreement in agreements},
        before=max(agreement.starts_on for agreement in agreements),
        codes={standing.goal.definition.code for standing in standings},
    )
    lessons: dict[tuple, Lessons] = {}
    return [_outlook(standing, on, years, lessons) for standing in standings]


def learned_of(goal: Goal) -> Learned:
    """What past years teach about one goal."""
    office, code = goal.agreement.office, goal.definition.code
    years = past_years([office.comuna.region_id], goal.agreement.starts_on, [code])
    return Lessons(years.get((office.comuna.region_id, code), [])).of(office.pk)


def _outlook(standing: GoalStanding, on: date, years: dict, lessons: dict) -> GoalOutlook:
    goal, progress = standing.goal, standing.progress
    start, office = goal.agreement.starts_on, goal.agreement.office
    key = (office.comuna.region_id, goal.definition.code)
    if (*key, start) not in lessons:
        before = (year for year in years.get(key, []) if year.span.cut_off < start)
        lessons[*key, start] = Lessons(before)
    learned = lessons[*key, start].of(office.pk)
    found = outlook(progress.value, progress.target, span_of(goal), on, learned)
    return GoalOutlook(standing, learned, found)
