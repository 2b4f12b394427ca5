from django.db import models
from django.db.models import Q

from omil_portal.audit.tracking import audited
from sence_programs.models.meeting import NetworkMeeting


@audited
class MeetingAttendance(models.Model):
    """Somebody of an invited office was there. `user` is empty for who has no account."""

    class Means(models.TextChoices):
        CODE = "code", "Código de la puerta"
        LIST = "list", "Lista"

    meeting = models.ForeignKey(
        NetworkMeeting, on_delete=models.CASCADE, related_name="attendances"
    )
    office = models.ForeignKey("offices.Office", on_delete=models.PROTECT, related_name="+")
    user = models.ForeignKey(
        "accounts.User", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    name = models.CharField("nombre", max_length=150)
    means = models.CharField(max_length=4, choices=Means)
    at = models.DateTimeField()
    recorded_by = models.ForeignKey("accounts.User", on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["office__name", "name", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["meeting", "user"], name="present_once_at_a_meeting"),
            models.UniqueConstraint(
                fields=["meeting", "office", "name"],
                condition=Q(user=None),
                name="walk_in_once_at_a_meeting",
            ),
        ]

    def __str__(self) -> str:
        return self.name
