from datetime import datetime

from django.conf import settings
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateTimeRangeField, RangeOperators
from django.db import models
from django.db.models import F, Func, Q

from jobseekers.models.agenda import DeskService
from jobseekers.models.person import JobSeeker
from omil_portal.access.actor import Actor
from omil_portal.access.permissions import Permission
from omil_portal.audit.tracking import audited


class AppointmentQuerySet(models.QuerySet):
    def visible_to(self, actor: Actor):
        """One's own, and those of the offices where the actor records attentions."""
        return self.filter(
            Q(seeker=actor.seeker_id or 0)
            | Q(office__in=actor.office_ids(Permission.ATTENTION_RECORD))
        )

    def standing(self):
        """Those that hold their hour: not cancelled, and not missed."""
        return self.filter(state__in=Appointment.STANDING)

    def between(self, start: datetime, end: datetime):
        """Beginning from `start`, up to but not including `end`."""
        return self.filter(starts_at__gte=start, starts_at__lt=end)


@audited
class Appointment(models.Model):
    """An hour that a person has with an officer.

    The database lets nobody have an hour that somebody else has: `place` is one of as many as the
    officer takes at once, and two hours of one place never overlap.
    """

    class State(models.TextChoices):
        BOOKED = "booked", "Reservada"
        ARRIVED = "arrived", "Llegó"
        ATTENDED = "attended", "Atendida"
        NO_SHOW = "no_show", "No vino"
        CANCELLED = "cancelled", "Anulada"

    STANDING = (State.BOOKED, State.ARRIVED, State.ATTENDED)

    class Origin(models.TextChoices):
        ONLINE = "online", "Por internet"
        DESK = "desk", "En la oficina"
        PHONE = "phone", "Por teléfono"

    seeker = models.ForeignKey(JobSeeker, on_delete=models.PROTECT, related_name="appointments")
    service = models.ForeignKey(DeskService, on_delete=models.PROTECT, related_name="+")
    office = models.ForeignKey("offices.Office", on_delete=models.PROTECT, related_name="+")
    officer = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    place = models.PositiveSmallIntegerField()
    state = models.CharField("estado", max_length=10, choices=State, default=State.BOOKED)
    origin = models.CharField("cómo se pidió", max_length=8, choices=Origin)
    reason = models.CharField("motivo de la anulación", max_length=120, blank=True)
    booked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    booked_at = models.DateTimeField()
    reminded_at = models.DateTimeField(
        null=True, blank=True, help_text="When staff told the person who has no e-mail."
    )
    request_id = models.UUIDField(unique=True, editable=False)

    objects = AppointmentQuerySet.as_manager()

    class Meta:
        verbose_name = "hora"
        ordering = ["starts_at", "pk"]
        indexes = [models.Index(fields=["office", "starts_at"])]
        constraints = [
            ExclusionConstraint(
                name="one_person_per_place_and_hour",
                expressions=[
                    ("officer", RangeOperators.EQUAL),
                    ("place", RangeOperators.EQUAL),
                    (
                        Func(
                            F("starts_at"),
                            F("ends_at"),
                            function="tstzrange",
                            output_field=DateTimeRangeField(),
                        ),
                        RangeOperators.OVERLAPS,
                    ),
                ],
                condition=Q(state__in=["booked", "arrived", "attended"]),
                violation_error_message="Otra persona tomó esa hora.",
            ),
            models.UniqueConstraint(
                fields=["seeker", "service"],
                condition=Q(state="booked"),
                name="one_booked_hour_per_person_and_service",
                violation_error_message="Ya tiene una hora para ese servicio.",
            ),
            models.CheckConstraint(
                name="appointment_ends_after_it_starts", condition=Q(ends_at__gt=F("starts_at"))
            ),
        ]

    def is_visible_to(self, actor: Actor) -> bool:
        return self.seeker_id == actor.seeker_id or self.office_id in actor.office_ids(
            Permission.ATTENTION_RECORD
        )
