from django.db import models
from django.db.models import Q

from omil_portal.access.actor import Actor
from omil_portal.access.permissions import Permission as P
from omil_portal.audit.tracking import audited
from sence_programs.models.standard_answer import AnswerText


class AnswerGapQuerySet(models.QuerySet):
    def visible_to(self, actor: Actor):
        """Those of the actor's offices, and those of the offices of their regional unit."""
        return self.filter(
            Q(office__in=actor.office_ids(P.ANSWERS_USE))
            | Q(office__comuna__region__in=actor.region_ids(P.ANSWERS_REVIEW))
        )

    def open(self):
        return self.filter(state=AnswerGap.State.OPEN)


@audited
class AnswerGap(models.Model):
    """A question an office was asked and no answer solved: a task for the regional unit."""

    class State(models.TextChoices):
        OPEN = "open", "Por responder"
        ANSWERED = "answered", "Respondida"
        DISMISSED = "dismissed", "Descartada"

    office = models.ForeignKey("offices.Office", on_delete=models.PROTECT, related_name="+")
    question = models.CharField("pregunta, tal como la hicieron", max_length=300)
    text = models.ForeignKey(
        AnswerText,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="gaps",
        help_text="What was read and did not answer it.",
    )
    reported_by = models.ForeignKey("accounts.User", on_delete=models.PROTECT, related_name="+")
    reported_at = models.DateTimeField()
    state = models.CharField("estado", max_length=10, choices=State, default=State.OPEN)
    answered_with = models.ForeignKey(
        AnswerText, on_delete=models.PROTECT, null=True, blank=True, related_name="gaps_answered"
    )
    reason = models.CharField("motivo", max_length=300, blank=True)
    resolved_by = models.ForeignKey(
        "accounts.User", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    resolved_at = models.DateTimeField(null=True, blank=True)
    request_id = models.UUIDField(unique=True, editable=False)

    objects = AnswerGapQuerySet.as_manager()

    class Meta:
        verbose_name = "pregunta sin respuesta"
        ordering = ["-reported_at", "-pk"]
        indexes = [models.Index(fields=["office", "state"], name="answer_gap_office_state")]
        constraints = [
            models.CheckConstraint(name="gap_says_what_was_asked", condition=~Q(question="")),
            models.CheckConstraint(
                name="gap_ends_with_answer_or_reason",
                condition=Q(state="open", resolved_at=None, answered_with=None)
                | Q(state="answered", resolved_at__isnull=False, answered_with__isnull=False)
                | Q(state="dismissed", resolved_at__isnull=False) & ~Q(reason=""),
            ),
        ]

    def __str__(self) -> str:
        return self.question

    def is_visible_to(self, actor: Actor) -> bool:
        """The same rule as `visible_to`."""
        return self.office_id in actor.office_ids(P.ANSWERS_USE) or self.is_solvable_by(actor)

    def is_solvable_by(self, actor: Actor) -> bool:
        return self.office.comuna.region_id in actor.region_ids(P.ANSWERS_REVIEW)
