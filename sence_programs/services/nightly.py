"""The night's goals: one snapshot for each goal in force, and nothing where nothing changed."""

from datetime import date, timedelta

from django.db import transaction
from django.db.models import Exists, OuterRef
from django.utils import timezone

from sence_programs.goal_values import with_values
from sence_programs.models import Goal, GoalSnapshot


def goals_step(on: date) -> dict[str, int]:
    """The step of the night, which runs after midnight: closes the day before, then starts `on`."""
    closed, started = snapshot_goals(on - timedelta(days=1)), snapshot_goals(on)
    return {**started, "cambios": closed["cambios"] + started["cambios"]}


@transaction.atomic
def snapshot_goals(on: date) -> dict[str, int]:
    """Writes what each goal in force has counted up to the end of `on`.

    Only snapshots of `on` are written, and only where the value is new: a day with a later
    snapshot is closed and stays as it was. All or nothing. Returns how many goals were counted
    and how many snapshots changed.
    """
    later = GoalSnapshot.objects.filter(goal=OuterRef("pk"), on__gt=on)
    open_goals = Goal.objects.in_force(on).filter(~Exists(later))
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
