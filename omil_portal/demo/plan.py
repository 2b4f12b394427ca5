"""Past years of every goal and the plan of the semester. All of it is invented.

The years before are not real counts of anybody: each says so in the code of its agreement
(`DEMO-…`) and in the source of its definition. They have the seasons of the south (work from
October to March, queues at the desk in March and August), so that there is something to learn.
"""

from collections.abc import Iterable
from datetime import date, datetime, time, timedelta
from itertools import accumulate
from math import sqrt
from random import Random

from django.utils import timezone

from sence_programs.forecast.span import Span
from sence_programs.models import Agreement, Goal, GoalDefinition, GoalSnapshot

PAST_YEARS = 3
SAYS_SO = "Definición inventada para los años anteriores de la demostración."
WORK = (1.2, 1.15, 1.1, 0.9, 0.7, 0.55, 0.6, 0.8, 0.95, 1.2, 1.45, 1.3)
DESK = (1.1, 0.8, 1.5, 1.2, 1.1, 0.9, 0.9, 1.2, 0.8, 1.0, 0.9, 0.6)
COMPANIES = (0.6, 0.5, 1.0, 1.2, 1.2, 1.0, 0.9, 1.1, 0.9, 1.5, 1.4, 0.7)
SEASONS = {"placed": WORK, "referred": WORK, "vacancies": WORK}
SEASONS |= dict.fromkeys(("employer_contacts", "employer_meetings", "fairs"), COMPANIES)
CLUMPS = 1.6
"""Variance over mean of an invented month."""


def create_past_years(random: Random, on: date) -> int:
    """For each goal of the year, the same one in the three years before, with its month-ends."""
    made = 0
    of_the_year = Goal.objects.filter(agreement__year=on.year).order_by("pk")
    goals = list(of_the_year.select_related("definition", "agreement__office"))
    for year in range(on.year - PAST_YEARS, on.year):
        definitions = _definitions(goals, on)
        agreements = _agreements({goal.agreement for goal in goals}, year)
        past = Goal.objects.bulk_create(
            Goal(
                agreement=agreements[goal.agreement.office_id],
                definition=definitions[goal.definition.code],
                target=max(1, round(goal.target * random.uniform(0.85, 1.15))),
            )
            for goal in goals
        )
        snapshots = [snapshot for goal in past for snapshot in _month_ends(goal, random)]
        made += len(GoalSnapshot.objects.bulk_create(snapshots, batch_size=2000))
    return made


def _definitions(goals: list[Goal], on: date) -> dict[str, GoalDefinition]:
    """By code, how the years before counted: the same rule, as a row of its own."""
    since, until = date(on.year - PAST_YEARS, 1, 1), date(on.year, 1, 1)
    found = {}
    for definition in {goal.definition for goal in goals}:
        same = ("name", "kind", "indicator", "parameters", "unit", "evidence_kinds")
        found[definition.code], _ = GoalDefinition.objects.get_or_create(
            code=definition.code,
            valid_from=since,
            defaults={name: getattr(definition, name) for name in same}
            | {"valid_until": until, "source_note": SAYS_SO},
        )
    return found


def _agreements(agreements: Iterable[Agreement], year: int) -> dict[int, Agreement]:
    """Office → its agreement of that year."""
    made = Agreement.objects.bulk_create(
        Agreement(
            office=agreement.office,
            year=year,
            code=f"DEMO-{year}-{agreement.office.comuna_id}",
            starts_on=date(year, 1, 1),
            cut_off=date(year, 12, 31),
        )
        for agreement in sorted(agreements, key=lambda agreement: agreement.pk)
    )
    return {agreement.office_id: agreement for agreement in made}


def _month_ends(goal: Goal, random: Random) -> list[GoalSnapshot]:
    """Twelve closes, as the nights would have frozen them."""
    season = SEASONS.get(goal.definition.indicator, DESK)
    whole = goal.target * random.uniform(0.75, 1.25)
    months = [
        max(0, round(random.gauss(mean, sqrt(CLUMPS * mean))))
        for mean in (whole * weight / sum(season) for weight in season)
    ]
    span = Span(goal.agreement.starts_on, goal.agreement.cut_off)
    rows = []
    for month, value in zip(span.months(), accumulate(months), strict=True):
        night = timezone.make_aware(
            datetime.combine(month.cut_off + timedelta(days=1), time(2, 30))
        )
        rows.append(
            GoalSnapshot(
                goal=goal, on=month.cut_off, value=value, computed_at=night, frozen_at=night
            )
        )
    return rows
