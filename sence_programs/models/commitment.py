from datetime import date

from django.db import models
from django.db.models import Q

from omil_portal.access.actor import Actor
from omil_portal.access.permissions import Permission
from omil_portal.audit.tracking import audited
from omil_portal.look import formats


class CommitmentQuerySet(models.QuerySet):
    def visible_to(self, actor: Actor, permission: Permission = Permission.MEETINGS_ATTEND):
        """Those of the actor's offices, those made in their regions, and their own."""
        return self.filter(
            Q(office__in=actor.office_ids(permission))
            | Q(meeting__region__in=actor.region_ids(permission))
            | Q(person__isnull=False, person=actor.user_id)
        )

    def open(self):
        return self.filter(status=Commitment.Status.OPEN)


@audited
class Commitment(models.Model):
    """What an office or a person took on at a meeting; it follows them until it is closed."""

    class Status(models.TextChoices):
        OPEN = "open", "Abierto"
        DONE = "done", "Cumplido"
        DROPPED = "dropped", "Sin efecto"

    meeting = models.ForeignKey(
        "sence_programs.NetworkMeeting", on_delete=models.PROTECT, related_name="commitments"
    )
    item = models.ForeignKey(
        "sence_programs.AgendaItem",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="commitments",
    )
    text = models.CharField("compromiso", max_length=300)
    office = models.ForeignKey(
        "offices.Office",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="oficina",
    )
    person = models.ForeignKey(
        "accounts.User",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="persona",
    )
    due_on = models.DateField("fecha límite")
    status = models.CharField(max_length=7, choices=Status, default=Status.OPEN)
    note = models.CharField("nota", max_length=300, blank=True)
    written_by = models.ForeignKey("accounts.User", on_delete=models.PROTECT, related_name="+")
    written_at = models.DateTimeField()
    closed_by = models.ForeignKey(
        "accounts.User", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    closed_at = models.DateTimeField(null=True, blank=True)

    objects = CommitmentQuerySet.as_manager()

    class Meta:
        verbose_name = "compromiso"
        ordering = ["due_on", "pk"]
        indexes = [models.Index(fields=["office", "status", "due_on"])]
        constraints = [
            models.UniqueConstraint(
                fields=["meeting", "text", "office", "person"],
                nulls_distinct=False,
                name="one_commitment_however_often_sent",
            ),
            models.CheckConstraint(
                name="commitment_has_an_owner",
                condition=Q(office__isnull=False) | Q(person__isnull=False),
                violation_error_message="Elige una oficina, una persona o ambas.",
            ),
            models.CheckConstraint(
                name="closed_commitment_says_who_and_when",
                condition=Q(status="open", closed_by=None, closed_at=None)
                | Q(status="done", closed_by__isnull=False, closed_at__isnull=False)
                | (
                    Q(status="dropped", closed_by__isnull=False, closed_at__isnull=False)
                    & ~Q(note="")
                ),
                violation_error_message="Falta quién lo cerró o el motivo.",
            ),
        ]

    def __str__(self) -> str:
        return self.text

    @property
    def owner(self) -> str:
        """Whose it is, in words."""
        names = [self.office.name] if self.office_id else []
        return " · ".join(names + ([self.person.full_name] if self.person_id else []))

    @property
    def due_on_words(self) -> str:
        return formats.short_date(self.due_on)

    def word(self, on: date) -> str:
        """Its status as it reads on a day: an open one whose date went by is late."""
        late = self.status == self.Status.OPEN and self.due_on < on
        return "Atrasado" if late else self.get_status_display()

    def is_visible_to(
        self, actor: Actor, permission: Permission = Permission.MEETINGS_ATTEND
    ) -> bool:
        return (
            self.office_id in actor.office_ids(permission)
            or self.meeting.region_id in actor.region_ids(permission)
            or (self.person_id is not None and self.person_id == actor.user_id)
        )
