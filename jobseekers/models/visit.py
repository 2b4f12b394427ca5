from django.conf import settings
from django.db import models
from django.db.models import F, Q

from jobseekers.models.appointment import Appointment
from jobseekers.models.attention import Attention
from jobseekers.models.person import JobSeeker
from omil_portal.access.actor import Actor
from omil_portal.access.permissions import Permission
from omil_portal.audit.tracking import audited


class VisitQuerySet(models.QuerySet):
    def visible_to(self, actor: Actor):
        return self.filter(office__in=actor.office_ids(Permission.ATTENTION_RECORD))

    def waiting(self):
        """Nobody has called them yet, and they have not left."""
        return self.filter(called_at=None, ended_at=None)

    def in_attention(self):
        return self.filter(called_at__isnull=False, ended_at=None)

    def in_turn(self):
        """Whom to call first: who has preference, then in the order of `due_at`."""
        return self.order_by("-preferential", "due_at", "number")


@audited
class Visit(models.Model):
    """Somebody came to the office today and has a number.

    A person without any document, or whom nobody has found yet, has only what they said their
    name is (`called_as`). `due_at` is the hour of an appointment, else the moment of arrival.
    """

    class Outcome(models.TextChoices):
        ATTENDED = "attended", "Atendida"
        LEFT = "left", "Se fue sin atención"

    office = models.ForeignKey("offices.Office", on_delete=models.PROTECT, related_name="+")
    on = models.DateField()
    number = models.PositiveSmallIntegerField()
    seeker = models.ForeignKey(
        JobSeeker, on_delete=models.PROTECT, null=True, blank=True, related_name="visits"
    )
    called_as = models.CharField("cómo se llama", max_length=80, blank=True)
    kind = models.CharField("a qué viene", max_length=4, choices=Attention.Kind, blank=True)
    preferential = models.BooleanField("atención preferente", default=False)
    appointment = models.OneToOneField(
        Appointment, on_delete=models.PROTECT, null=True, blank=True, related_name="visit"
    )
    arrived_at = models.DateTimeField()
    due_at = models.DateTimeField()
    received_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    called_at = models.DateTimeField(null=True, blank=True)
    attended_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    ended_at = models.DateTimeField(null=True, blank=True)
    outcome = models.CharField(max_length=8, choices=Outcome, blank=True)
    attention = models.OneToOneField(
        Attention, on_delete=models.PROTECT, null=True, blank=True, related_name="visit"
    )
    request_id = models.UUIDField(unique=True, editable=False)

    objects = VisitQuerySet.as_manager()

    class Meta:
        verbose_name = "visita"
        ordering = ["on", "number"]
        constraints = [
            models.UniqueConstraint(
                fields=["office", "on", "number"], name="visit_number_given_once_a_day"
            ),
            models.UniqueConstraint(
                fields=["office", "on", "seeker"],
                condition=Q(ended_at=None),
                name="one_open_visit_per_person_and_day",
                violation_error_message="Esta persona ya está en la fila.",
            ),
            models.CheckConstraint(
                name="visit_of_somebody", condition=Q(seeker__isnull=False) | ~Q(called_as="")
            ),
            models.CheckConstraint(
                name="visit_called_by_somebody",
                condition=Q(called_at=None, attended_by=None)
                | Q(called_at__isnull=False, attended_by__isnull=False),
            ),
            models.CheckConstraint(
                name="visit_ends_with_an_outcome",
                condition=Q(ended_at=None, outcome="")
                | (Q(ended_at__gte=F("arrived_at")) & ~Q(outcome="")),
            ),
        ]

    @property
    def name(self) -> str:
        return self.seeker.display_name if self.seeker else self.called_as

    def is_visible_to(self, actor: Actor) -> bool:
        return self.office_id in actor.office_ids(Permission.ATTENTION_RECORD)
