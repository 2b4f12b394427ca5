"""The figures of goals as they were frozen at the end of months, with their corrections."""

from collections.abc import Iterable
from datetime import date

from django.db.models import F, OuterRef, Subquery
from django.db.models.functions import Coalesce

from sence_programs.models import GoalSnapshot, SnapshotCorrection


def frozen():
    """Snapshots that never change, each with `final`: its newest correction, or its own value."""
    newest = SnapshotCorrection.objects.filter(snapshot=OuterRef("pk"))
    corrected = newest.order_by("-corrected_at", "-pk").values("value")[:1]
    found = GoalSnapshot.objects.filter(frozen_at__isnull=False)
    return found.annotate(final=Coalesce(Subquery(corrected), F("value")))


def closes_of(goals, days: Iterable[date]) -> dict[int, dict[date, int]]:
    """Goal id → day → the figure that holds; only days that were frozen, in one query."""
    found: dict[int, dict[date, int]] = {}
    rows = frozen().filter(goal__in=goals, on__in=list(days))
    for goal, on, value in rows.values_list("goal", "on", "final"):
        found.setdefault(goal, {})[on] = value
    return found
