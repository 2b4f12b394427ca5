from secrets import token_urlsafe
from uuid import uuid4

import pgtrigger
from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from omil_portal.access.actor import Actor
from omil_portal.access.permissions import Permission
from omil_portal.audit.tracking import audited
from sence_programs.lifecycle.meetings import State


def door_token() -> str:
    """What the code at the door says: 128 bits that nobody guesses."""
    return token_urlsafe(16)


class NetworkMeetingQuerySet(models.QuerySet):
    def visible_to(self, actor: Actor, permission: Permission = Permission.MEETINGS_ATTEND):
        """Those of the actor's regions, and those already called that invite their offices."""
        invited = MeetingInvitation.objects.filter(office__in=actor.office_ids(permission))
        return self.filter(
            Q(region__in=actor.region_ids(permission))
            | Q(called_at__isnull=False, pk__in=invited.values("meeting"))
        )


@pgtrigger.register(
    pgtrigger.Protect(
        name="closed_meeting_never_changes",
        operation=pgtrigger.Update | pgtrigger.Delete,
        condition=pgtrigger.Q(old__status="closed"),
    )
)
@audited
class NetworkMeeting(models.Model):
    """A meeting of the regional unit with its network (encuentro de la red).

    Its life is the table in `lifecycle/meetings.py`. Its territory is `province`, or `comunas`,
    or the whole region when both are empty. `sequence` rises whenever the calendar changes.
    """

    class Status(models.TextChoices):
        DRAFT = State.DRAFT.value, "En preparación"
        CALLED = State.CALLED.value, "Convocado"
        HELD = State.HELD.value, "En curso"
        CLOSED = State.CLOSED.value, "Cerrado"
        CANCELLED = State.CANCELLED.value, "Suspendido"

    region = models.ForeignKey("offices.Region", on_delete=models.PROTECT, related_name="+")
    province = models.ForeignKey(
        "offices.Province",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="provincia",
    )
    comunas = models.ManyToManyField("offices.Comuna", blank=True, related_name="+")
    title = models.CharField("nombre", max_length=120)
    place = models.CharField("lugar", max_length=160)
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    status = models.CharField(max_length=10, choices=Status, default=Status.DRAFT)
    uid = models.UUIDField(default=uuid4, unique=True, editable=False)
    sequence = models.PositiveSmallIntegerField(default=0)
    door_token = models.CharField(max_length=22, default=door_token, unique=True, editable=False)
    prepared_by = models.ForeignKey("accounts.User", on_delete=models.PROTECT, related_name="+")
    prepared_at = models.DateTimeField()
    changed_at = models.DateTimeField(help_text="When the calendar last changed.")
    called_at = models.DateTimeField(null=True, blank=True)
    held_at = models.DateTimeField(null=True, blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)
    closed_by = models.ForeignKey(
        "accounts.User", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    cancel_reason = models.CharField("motivo", max_length=300, blank=True)

    objects = NetworkMeetingQuerySet.as_manager()

    class Meta:
        verbose_name = "encuentro de la red"
        ordering = ["-starts_at", "-pk"]
        indexes = [models.Index(fields=["region", "starts_at"])]
        constraints = [
            models.CheckConstraint(
                name="meeting_hours_in_order",
                condition=Q(ends_at__gt=F("starts_at")),
                violation_error_message="La hora de término debe ser posterior al inicio.",
            ),
            models.CheckConstraint(
                name="closed_meeting_says_when_and_who",
                condition=~Q(status="closed")
                | Q(closed_at__isnull=False, closed_by__isnull=False, held_at__isnull=False),
            ),
            models.CheckConstraint(
                name="cancelled_meeting_says_why",
                condition=~Q(status="cancelled") | ~Q(cancel_reason=""),
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def state(self) -> State:
        return State(self.status)

    @property
    def day(self):
        """The date it is held on, in Chile."""
        return timezone.localdate(self.starts_at)

    def is_visible_to(
        self, actor: Actor, permission: Permission = Permission.MEETINGS_ATTEND
    ) -> bool:
        if self.region_id in actor.region_ids(permission):
            return True
        offices = actor.office_ids(permission)
        return self.called_at is not None and self.invitations.filter(office__in=offices).exists()


@audited
class MeetingInvitation(models.Model):
    """An office is invited, and says who comes or why nobody does."""

    class Answer(models.TextChoices):
        COMING = "coming", "Sí viene"
        NOT_COMING = "not_coming", "No viene"

    meeting = models.ForeignKey(
        NetworkMeeting, on_delete=models.CASCADE, related_name="invitations"
    )
    office = models.ForeignKey("offices.Office", on_delete=models.PROTECT, related_name="+")
    answer = models.CharField(max_length=10, choices=Answer, blank=True)
    people = models.ManyToManyField("accounts.User", blank=True, related_name="+")
    others = models.CharField("otras personas", max_length=200, blank=True)
    reason = models.CharField("motivo", max_length=300, blank=True)
    answered_by = models.ForeignKey(
        "accounts.User", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    answered_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["office__name"]
        constraints = [
            models.UniqueConstraint(fields=["meeting", "office"], name="one_invitation_per_office"),
            models.CheckConstraint(
                name="nobody_comes_says_why",
                condition=~Q(answer="not_coming") | ~Q(reason=""),
                violation_error_message="Cuenta por qué no viene nadie.",
            ),
        ]

    @property
    def status(self) -> str:
        return self.get_answer_display() or "Sin respuesta"

    @property
    def coming(self) -> str:
        """Who comes, by name."""
        names = sorted(person.full_name for person in self.people.all())
        return ", ".join([*names, self.others] if self.others else names)

    @property
    def tone(self) -> str:
        """Of its status word: nobody is blamed for not coming."""
        return {"coming": "good", "": "warn"}.get(self.answer, "neutral")
