import pgtrigger
from django.db import models

from sence_programs.models.agreement import Goal


class GoalSnapshot(models.Model):
    """What had been counted at the end of a day.

    The last day of a month, and the cut-off, are frozen (`frozen_at`) by the first night after
    them: from then on the database itself refuses to change or delete the row.
    """

    goal = models.ForeignKey(Goal, on_delete=models.CASCADE, related_name="snapshots")
    on = models.DateField()
    value = models.PositiveIntegerField()
    computed_at = models.DateTimeField()
    frozen_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-on"]
        constraints = [
            models.UniqueConstraint(fields=["goal", "on"], name="one_snapshot_per_goal_and_day")
        ]
        triggers = [
            pgtrigger.Protect(
                name="frozen_never_changes",
                operation=pgtrigger.Update | pgtrigger.Delete,
                condition=pgtrigger.Q(old__frozen_at__isnull=False),
            )
        ]


class SnapshotCorrection(models.Model):
    """Another value for a frozen figure, with its reason: it stands beside it, never over it.

    The newest is the one that holds. Never changed nor deleted either.
    """

    snapshot = models.ForeignKey(GoalSnapshot, on_delete=models.PROTECT, related_name="corrections")
    value = models.PositiveIntegerField("cifra corregida")
    reason = models.CharField("motivo", max_length=500)
    corrected_by = models.ForeignKey("accounts.User", on_delete=models.PROTECT, related_name="+")
    corrected_at = models.DateTimeField()
    request_id = models.UUIDField(unique=True, editable=False)

    class Meta:
        verbose_name = "corrección"
        ordering = ["corrected_at", "pk"]
        constraints = [
            models.CheckConstraint(
                name="correction_has_reason",
                condition=~models.Q(reason=""),
                violation_error_message="Escribe el motivo.",
            )
        ]
        triggers = [
            pgtrigger.Protect(
                name="correction_never_changes", operation=pgtrigger.Update | pgtrigger.Delete
            )
        ]
