"""The night's goals: months that ended are frozen, and each goal in force gets its value of today.

Nothing is written where nothing changed.
"""

from datetime import date, timedelta

from django.db import connection, transaction
from django.db.models import Case, DateField, Exists, F, OuterRef, Q, QuerySet, Value, When
from django.utils import timezone

from sence_programs.goals.monthly import freeze_months
from sence_programs.goals.values import with_values
from sence_programs.indicators import INDICATORS
from sence_programs.models import Goal, GoalDefinition, GoalSnapshot

SORT_MEMORY = "128MB"


def goals_step(on: date) -> dict[str, int]:
    """The step of the night, which runs after midnight: closes the day before, then starts `on`."""
    frozen = freeze_ended(on)
    closed, started = snapshot_goals(on - timedelta(days=1)), snapshot_goals(on)
    return {**started, "cambios": closed["cambios"] + started["cambios"], "congeladas": frozen}


@transaction.atomic
def freeze_ended(on: date) -> int:
    """Freezes every month, and every agreement, that ended before `on` and is not frozen yet.

    Also the months of before an agreement was written here. All or nothing; a second run finds
    nothing to do. Returns how many figures were frozen.
    """
    goals, now = _with_something_to_freeze(on), timezone.now()
    definitions = GoalDefinition.objects.filter(
        pk__in=goals.order_by().values("definition"), indicator__in=INDICATORS
    )
    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config('work_mem', %s, true)", [SORT_MEMORY])
    last_day = on - timedelta(days=1)
    return sum(
        freeze_months(goals, definition, last_day=last_day, at=now)
        for definition in list(definitions)
    )


def _with_something_to_freeze(on: date) -> QuerySet:
    """Goals whose newest end of a month before `on`, or whose cut-off, is not frozen."""
    newest = Case(
        When(agreement__cut_off__lt=on, then=F("agreement__cut_off")),
        default=Value(on.replace(day=1) - timedelta(days=1)),
        output_field=DateField(),
    )
    frozen = GoalSnapshot.objects.filter(
        goal=OuterRef("pk"), on=OuterRef("newest_end"), frozen_at__isnull=False
    )
    goals = Goal.objects.annotate(newest_end=newest)
    return goals.filter(~Exists(frozen), agreement__starts_on__lte=F("newest_end"))


@transaction.atomic
def snapshot_goals(on: date) -> dict[str, int]:
    """Writes what each goal in force has counted up to the end of `on`.

    Only snapshots of `on` are written, and only where the value is new: a day that is frozen or
    has a later snapshot is closed and stays as it was. All or nothing. Returns how many goals
    were counted and how many snapshots changed.
    """
    closed = GoalSnapshot.objects.filter(
        Q(on__gt=on) | Q(on=on, frozen_at__isnull=False), goal=OuterRef("pk")
    )
    open_goals = Goal.objects.in_force(on).filter(~Exists(closed))
    counted = with_values(open_goals, on).order_by("pk")
    values = {pk: value for pk, value in counted.values_list("pk", "value") if value is not None}
    known = dict(GoalSnapshot.objects.filter(on=on, goal__in=values).values_list("goal", "value"))
    now = timezone.now()
    changed = [
        GoalSnapshot(goal_id=pk, on=on, value=value, computed_at=now)
        for pk, value in values.items()
        if known.get(pk) != value
    ]
    GoalSnapshot.objects.bulk_create(
        changed,
        update_conflicts=True,
        unique_fields=["goal", "on"],
        update_fields=["value", "computed_at"],
    )
    return {"metas": len(values), "cambios": len(changed)}
