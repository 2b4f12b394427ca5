from django.db import models
from django.db.models import Q

from omil_portal.access.actor import Actor
from omil_portal.access.permissions import Permission
from omil_portal.audit.tracking import audited


class ReferralQuerySet(models.QuerySet):
    def visible_to(self, actor: Actor):
        """One's own, and those of the offices where the actor records results."""
        return self.filter(
            Q(seeker=actor.seeker_id or 0)
            | Q(office__in=actor.office_ids(Permission.REFERRAL_RESULT))
        )

    def open(self):
        return self.filter(state__in=Referral.OPEN_STATES)


@audited
class Referral(models.Model):
    """An office presents a person to a company for a vacancy (derivación, PP33).

    Keeps what the machine said when it was made: points by factor and version of the weights.
    """

    class State(models.TextChoices):
        SENT = "sent", "Enviada"
        INTERVIEW = "interview", "En entrevista"
        HIRED = "hired", "Contratada"
        REJECTED = "rejected", "No seleccionada"
        WITHDREW = "withdrew", "Desistió"
        NO_SHOW = "no_show", "No se presentó"
        EXPIRED = "expired", "Vencida sin respuesta"

    OPEN_STATES = (State.SENT, State.INTERVIEW)

    class Reason(models.TextChoices):
        NONE = "", "Sin motivo informado"
        EXPERIENCE = "experience", "Le falta experiencia"
        DOCUMENTS = "documents", "Le falta un documento o licencia"
        PAY = "pay", "El sueldo no le acomoda"
        HOURS = "hours", "El horario no le acomoda"
        DISTANCE = "distance", "Queda muy lejos"
        FILLED = "filled", "La vacante ya estaba ocupada"
        OTHER_JOB = "other_job", "Encontró otro trabajo"
        OTHER = "other", "Otro motivo"

    seeker = models.ForeignKey(
        "jobseekers.JobSeeker", on_delete=models.PROTECT, related_name="referrals"
    )
    vacancy = models.ForeignKey(
        "employers.Vacancy", on_delete=models.PROTECT, related_name="referrals"
    )
    office = models.ForeignKey("offices.Office", on_delete=models.PROTECT, related_name="+")
    referred_by = models.ForeignKey("accounts.User", on_delete=models.PROTECT, related_name="+")
    referred_at = models.DateTimeField()
    answer_due = models.DateField(help_text="After this day without an answer it expires.")
    state = models.CharField("estado", max_length=10, choices=State, default=State.SENT)
    reason = models.CharField("motivo", max_length=12, choices=Reason, blank=True)
    note = models.CharField("nota", max_length=300, blank=True)
    points = models.JSONField(null=True, blank=True, help_text="Factor → points when referred.")
    weights_version = models.CharField(max_length=20, blank=True)

    objects = ReferralQuerySet.as_manager()

    class Meta:
        verbose_name = "derivación"
        ordering = ["-referred_at", "-pk"]
        indexes = [
            models.Index(fields=["office", "state"]),
            models.Index(fields=["answer_due"], condition=Q(state="sent"), name="referral_due"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["seeker", "vacancy"],
                condition=Q(state__in=["sent", "interview"]),
                name="one_open_referral_per_person_and_vacancy",
                violation_error_message="Esta persona ya está derivada a esta oferta.",
            )
        ]

    @property
    def folio(self) -> str:
        """How people name it on paper: "2026-000123"."""
        return f"{self.referred_at:%Y}-{self.pk:06}"

    @property
    def is_open(self) -> bool:
        return self.state in self.OPEN_STATES

    def is_visible_to(self, actor: Actor) -> bool:
        return self.seeker_id == actor.seeker_id or self.office_id in actor.office_ids(
            Permission.REFERRAL_RESULT
        )


class ReferralEvent(models.Model):
    """The log of a referral's states."""

    referral = models.ForeignKey(Referral, on_delete=models.CASCADE, related_name="events")
    from_state = models.CharField(max_length=10, choices=Referral.State, blank=True)
    to_state = models.CharField(max_length=10, choices=Referral.State)
    by = models.ForeignKey(
        "accounts.User", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    at = models.DateTimeField()

    class Meta:
        ordering = ["at", "pk"]
