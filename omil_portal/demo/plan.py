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
from uuid import uuid5

from django.utils import timezone

from omil_portal.accounts.models import User
from omil_portal.demo.activity import NAMESPACE
from omil_portal.demo.sizes import CLUMPS, DESK, SEASONS
from sence_programs.forecast.span import Span
from sence_programs.models import Agreement, Goal, GoalDefinition, GoalSnapshot, PlanActivity
from sence_programs.plans.semesters import Semester
from sence_programs.plans.sums import goals_to_plan
from sence_programs.services.plan import start_plan

_Kind = PlanActivity.Kind

PAST_YEARS = 3
SAYS_SO = "Definición inventada para los años anteriores de la demostración."


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


NO_PLAN_EVERY = 5
"""One office in five has no plan, so that its region has somebody to ask."""
IDEAS = (
    # Kind, what, month of the semester, towards which goal, how many; None comes this very week.
    (_Kind.MEETING, "Encuentro con empresas de la comuna", 0, "employer_meetings", 1),
    (_Kind.VISIT, "Visitas a las plantas que contratan por temporada", 1, "employer_contacts", 3),
    (_Kind.WORKSHOP, "Taller de apresto en la sede vecinal", 2, "readiness", 4),
    (_Kind.WORKSHOP, "Taller de currículum en el liceo", 3, "readiness", 5),
    (_Kind.FAIR, "Feria laboral de la comuna", 3, "fairs", 1),
    (_Kind.VISIT, "Ronda de visitas a hoteles y comercio", None, "vacancies", 6),
    (_Kind.OTHER, "Llamar a quienes esperan respuesta de una empresa", None, "placed", 2),
    (_Kind.MEETING, "Reunión con la Dirección de Desarrollo Comunitario", 5, None, 0),
)


def create_plans(officers: dict[int, User], random: Random, at: datetime) -> int:
    """The plan of this semester and of the one before, with what became of their activities."""
    semester, today = Semester.of(at.date()), at.date()
    agreements = Agreement.objects.filter(year=at.year).select_related("office__comuna")
    made = 0
    for turn, agreement in enumerate(agreements.order_by("pk")):
        if turn % NO_PLAN_EVERY == NO_PLAN_EVERY - 1:
            continue
        by = officers[agreement.office_id]
        for wanted in (semester.previous, semester):
            starts_at = timezone.make_aware(datetime.combine(wanted.starts_on, time(10)))
            plan = start_plan(
                office=agreement.office, semester=wanted, by=by, at=min(at, starts_at)
            )
            goals = {goal.definition.code: goal for goal in goals_to_plan(plan.office, wanted)}
            rows = [_activity(plan, goals, by, random, today, idea) for idea in IDEAS]
            made += len(PlanActivity.objects.bulk_create(rows))
    return made


def _activity(plan, goals: dict[str, Goal], by: User, random: Random, today: date, idea):
    """Four in five of those whose day went by were done."""
    kind, title, month, code, expected = idea
    goal = goals.get(code)
    months = plan.semester.months
    inside = plan.semester == Semester.of(today)
    first = today.replace(day=1) if month is None and inside else months[month or 4]
    day = today + timedelta(days=random.randrange(3)) if month is None and inside else None
    day = _weekday(day) if day else None
    day = (
        day
        if day and day.month == first.month
        else _weekday(first.replace(day=random.randrange(5, 26)))
    )
    done = day < today and random.random() < 0.8
    return PlanActivity(
        plan=plan,
        kind=kind,
        title=title,
        month=first,
        on=day if random.random() < 0.7 else None,
        in_charge=by,
        goal=goal,
        expected=expected if goal else 0,
        status=PlanActivity.Status.DONE if done else PlanActivity.Status.PLANNED,
        settled_by=by if done else None,
        settled_on=day if done else None,
        request_id=uuid5(NAMESPACE, f"plan/{plan.pk}/{title}"),
    )


def _weekday(day: date) -> date:
    """The day, or the Monday after a weekend."""
    return day + timedelta(days=7 - day.weekday()) if day.weekday() > 4 else day
