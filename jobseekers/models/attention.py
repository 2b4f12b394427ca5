from datetime import datetime

from django.db import models

from jobseekers.models.person import JobSeeker
from omil_portal.access.actor import Actor
from omil_portal.access.permissions import Permission
from omil_portal.audit.tracking import audited


class AttentionQuerySet(models.QuerySet):
    def between(self, start: datetime, end: datetime):
        """From `start`, up to but not including `end`."""
        return self.filter(at__gte=start, at__lt=end)


@audited
class Attention(models.Model):
    """One time an office served a person. `request_id` makes a second click count once."""

    class Kind(models.TextChoices):
        """SENCE's process map of inclusive labour intermediation; the code is kept beside."""

        BNE_REGISTRATION = "PP11", "Inscripción en la BNE"
        EXTERNAL_REFERRAL = "PP12", "Derivación a otro servicio"
        FCS_CERTIFICATION = "PP13", "Certificación del Fondo de Cesantía Solidario"
        ASSESSMENT = "PP21", "Diagnóstico individual"
        JOB_READINESS = "PP22", "Apresto laboral"
        TRAINING = "PP23", "Gestión de capacitación"
        VACANCY_MANAGEMENT = "PP31", "Gestión de vacantes"
        OFFERS = "PP32", "Búsqueda de ofertas con su perfil"
        REFERRAL = "PP33", "Derivación a empresa"
        LABOUR_DEMAND = "PE41", "Demanda laboral"
        EMPLOYER_MEETING = "PE42", "Encuentro con empresas"
        VACANCY_COLLECTION = "PE43", "Levantamiento de vacantes"
        RECRUITMENT = "PE44", "Reclutamiento en la OMIL"
        FOLLOW_UP = "PE45", "Seguimiento de la colocación"

    class Channel(models.TextChoices):
        DESK = "desk", "En la oficina"
        PHONE = "phone", "Por teléfono"
        ONLINE = "online", "En línea"
        FIELD = "field", "En terreno"

    seeker = models.ForeignKey(JobSeeker, on_delete=models.PROTECT, related_name="attentions")
    office = models.ForeignKey("offices.Office", on_delete=models.PROTECT, related_name="+")
    officer = models.ForeignKey("accounts.User", on_delete=models.PROTECT, related_name="+")
    kind = models.CharField("tipo de atención", max_length=4, choices=Kind)
    channel = models.CharField("canal", max_length=10, choices=Channel, default=Channel.DESK)
    note = models.TextField("qué se hizo", blank=True, max_length=2000)
    private_note = models.TextField(
        "nota solo para tu oficina",
        blank=True,
        max_length=2000,
        default="",
        db_default="",
        help_text="Read only by those who record attentions in the same office.",
    )
    agreed = models.CharField(
        "qué se acordó", max_length=300, blank=True, default="", db_default=""
    )
    next_step = models.CharField("próximo paso", max_length=200, blank=True)
    at = models.DateTimeField()
    request_id = models.UUIDField(unique=True, editable=False)

    objects = AttentionQuerySet.as_manager()

    class Meta:
        verbose_name = "atención"
        ordering = ["-at", "-pk"]
        indexes = [models.Index(fields=["office", "at"]), models.Index(fields=["seeker", "-at"])]

    def private_note_is_for(self, actor: Actor) -> bool:
        return self.office_id in actor.office_ids(Permission.ATTENTION_RECORD)
