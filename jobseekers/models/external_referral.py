from datetime import date

from django.conf import settings
from django.db import models
from django.db.models import Case, F, Q, When

from jobseekers.models.attention import Attention
from jobseekers.models.person import JobSeeker
from omil_portal.access.actor import Actor
from omil_portal.access.permissions import Permission
from omil_portal.audit.tracking import audited


class ExternalReferralQuerySet(models.QuerySet):
    def visible_to(self, actor: Actor):
        """Of the people whom the actor's offices attend, whichever office sent them."""
        people = JobSeeker.objects.visible_to(actor, Permission.ATTENTION_RECORD)
        return self.filter(seeker__in=people)

    def waiting(self):
        return self.filter(state=ExternalReferral.State.SENT)

    def overdue(self, on: date):
        """Still without an answer after the day it was expected."""
        return self.waiting().filter(answer_by__lt=on)

    def by_urgency(self):
        """Those that wait before the rest, the one that has waited longest first."""
        waits = Case(When(state=ExternalReferral.State.SENT, then=F("answer_by")))
        return self.order_by(waits.asc(nulls_last=True), "-sent_at", "-pk")


@audited
class ExternalReferral(models.Model):
    """A person sent from the desk to another service, which should say whether it attended them.

    Sending is an attention whose `request_id` is this one's: it counts once.
    """

    class Kind(models.TextChoices):
        SOCIAL = "social", "Asistencia social (DIDECO)"
        HEALTH = "health", "Salud"
        COURSE = "course", "Curso o capacitación (OTEC)"
        SENCE = "sence", "SENCE"
        FOSIS = "fosis", "FOSIS"
        STUDIES = "studies", "Terminar los estudios"
        CARE = "care", "Cuidado de niños o personas"
        DISABILITY = "disability", "Inclusión laboral"
        MIGRATION = "migration", "Migraciones"
        LEGAL = "legal", "Asesoría legal"
        OTHER = "other", "Otro servicio"

    class State(models.TextChoices):
        SENT = "sent", "En espera"
        ATTENDED = "attended", "Atendida"
        NOT_ATTENDED = "not_attended", "No atendida"
        REFUSED = "refused", "Rechazada"
        EXPIRED = "expired", "Vencida"

    ANSWERS = (State.ATTENDED, State.NOT_ATTENDED, State.REFUSED)

    class Reason(models.TextChoices):
        DID_NOT_GO = "did_not_go", "La persona no fue"
        NOT_REQUIREMENTS = "not_requirements", "No cumple los requisitos"
        NO_ROOM = "no_room", "No hay cupo"
        PAPERS = "papers", "Le faltaron documentos"
        WRONG_PLACE = "wrong_place", "No corresponde a ese servicio"
        PERSON_DECLINED = "person_declined", "La persona no quiso"
        OTHER = "other", "Otro motivo"

    seeker = models.ForeignKey(
        JobSeeker, on_delete=models.PROTECT, related_name="external_referrals"
    )
    office = models.ForeignKey("offices.Office", on_delete=models.PROTECT, related_name="+")
    sent_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    sent_at = models.DateTimeField()
    kind = models.CharField("tipo de servicio", max_length=10, choices=Kind)
    place = models.CharField("a dónde va", max_length=120)
    reason = models.CharField("por qué", max_length=300)
    asked = models.CharField("qué se pide", max_length=300)
    answer_by = models.DateField("respuesta hasta")
    state = models.CharField("estado", max_length=12, choices=State, default=State.SENT)
    answer_reason = models.CharField("motivo", max_length=16, choices=Reason, blank=True)
    answer_note = models.CharField("qué respondieron", max_length=300, blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    attention = models.OneToOneField(
        Attention, on_delete=models.PROTECT, related_name="external_referral"
    )
    request_id = models.UUIDField(unique=True, editable=False)

    objects = ExternalReferralQuerySet.as_manager()

    class Meta:
        verbose_name = "derivación a otro servicio"
        ordering = ["-sent_at", "-pk"]
        indexes = [models.Index(fields=["office", "state", "answer_by"])]
        constraints = [
            models.CheckConstraint(
                name="external_answer_noted_by_somebody",
                condition=Q(state__in=["sent", "expired"], answered_at=None, answered_by=None)
                | Q(
                    state__in=["attended", "not_attended", "refused"],
                    answered_at__isnull=False,
                    answered_by__isnull=False,
                ),
            ),
            models.CheckConstraint(
                name="external_refusal_says_why",
                condition=~Q(state__in=["not_attended", "refused"], answer_reason=""),
            ),
        ]

    def is_visible_to(self, actor: Actor) -> bool:
        return self.seeker.is_visible_to(actor)

    def is_overdue(self, on: date) -> bool:
        return self.state == self.State.SENT and self.answer_by < on

    @property
    def folio(self) -> str:
        return str(self.request_id)[:8].upper()

    @property
    def may_be_answered(self) -> bool:
        """Also late: an answer that comes after it expired is still worth knowing."""
        return self.state not in self.ANSWERS
