import pgtrigger
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q

from omil_portal.audit.tracking import audited
from sence_programs.models.meeting import NetworkMeeting


@audited
class AgendaItem(models.Model):
    """A point of the agenda (tabla), and what the minutes (acta) say of it.

    `follow_up`: the point that opens the meeting with the commitments still open.
    """

    meeting = models.ForeignKey(NetworkMeeting, on_delete=models.CASCADE, related_name="items")
    position = models.PositiveSmallIntegerField()
    title = models.CharField("punto", max_length=120)
    duration = models.PositiveSmallIntegerField(
        "minutos", validators=[MinValueValidator(5), MaxValueValidator(240)]
    )
    presenter = models.CharField("quién presenta", max_length=80)
    follow_up = models.BooleanField(default=False)
    record = models.TextField("acta", max_length=1200, blank=True)

    class Meta:
        verbose_name = "punto de la tabla"
        ordering = ["position", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["meeting", "position"],
                name="one_item_per_position",
                deferrable=models.Deferrable.DEFERRED,
            ),
            models.UniqueConstraint(
                fields=["meeting"], condition=Q(follow_up=True), name="one_follow_up_per_meeting"
            ),
        ]

    def __str__(self) -> str:
        return self.title


@audited
class MeetingMaterial(models.Model):
    """A document to read before the meeting, or shown at it; kept and served as evidence is."""

    meeting = models.ForeignKey(NetworkMeeting, on_delete=models.CASCADE, related_name="materials")
    title = models.CharField("nombre", max_length=120)
    file = models.FileField("documento", upload_to="meetings/%Y/%m")
    added_by = models.ForeignKey("accounts.User", on_delete=models.PROTECT, related_name="+")
    added_at = models.DateTimeField()

    class Meta:
        ordering = ["added_at", "pk"]

    def __str__(self) -> str:
        return self.title


@pgtrigger.register(
    pgtrigger.Protect(
        name="figures_shown_never_change", operation=pgtrigger.Update | pgtrigger.Delete
    )
)
class MeetingFigure(models.Model):
    """What was shown at the meeting of a goal: counted that day, and never again."""

    meeting = models.ForeignKey(NetworkMeeting, on_delete=models.PROTECT, related_name="figures")
    office = models.ForeignKey("offices.Office", on_delete=models.PROTECT, related_name="+")
    goal = models.ForeignKey("sence_programs.Goal", on_delete=models.PROTECT, related_name="+")
    name = models.CharField(max_length=120)
    on = models.DateField(help_text="The day counted up to.")
    value = models.PositiveIntegerField()
    target = models.PositiveIntegerField()
    expected = models.PositiveIntegerField(help_text="The target to date, that day.")
    percent = models.PositiveSmallIntegerField(help_text="Of the whole target, rounded down.")
    frozen_at = models.DateTimeField()

    class Meta:
        ordering = ["office__name", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["meeting", "goal"], name="one_figure_per_goal_shown")
        ]
