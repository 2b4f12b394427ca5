from django.conf import settings
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import ArrayField, DateRangeField, RangeOperators
from django.db import models
from django.db.models import F, Func, Q, Value

from jobseekers.fcs.calendar import month_name, number_of
from jobseekers.models.attention import Attention
from jobseekers.models.person import JobSeeker
from omil_portal.access.actor import Actor
from omil_portal.access.permissions import Permission
from omil_portal.audit.tracking import audited


class FcsBenefitQuerySet(models.QuerySet):
    def visible_to(self, actor: Actor):
        """Of the people whom the actor's offices attend."""
        people = JobSeeker.objects.visible_to(actor, Permission.ATTENTION_RECORD)
        return self.filter(seeker__in=people)


@audited
class FcsBenefit(models.Model):
    """A person draws the Fondo de Cesantía Solidario: a payment a month, each one certified.

    Ley 19.728 art. 28. The months of two benefits of one person never overlap, so no month of a
    person is certified twice. Where two files are merged, a benefit that overlaps stays whole,
    with its certifications, in the file that went.
    """

    seeker = models.ForeignKey(JobSeeker, on_delete=models.PROTECT, related_name="fcs_benefits")
    office = models.ForeignKey("offices.Office", on_delete=models.PROTECT, related_name="+")
    first_month = models.DateField("mes del primer pago", help_text="The first day of the month.")
    last_month = models.DateField("mes del último pago", help_text="The first day of the month.")
    opened_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    opened_at = models.DateTimeField()
    request_id = models.UUIDField(unique=True, editable=False)

    objects = FcsBenefitQuerySet.as_manager()

    class Meta:
        verbose_name = "cobro del Fondo de Cesantía Solidario"
        ordering = ["-first_month", "-pk"]
        constraints = [
            ExclusionConstraint(
                name="fcs_months_of_a_person_once",
                expressions=[
                    ("seeker", RangeOperators.EQUAL),
                    (
                        Func(
                            F("first_month"),
                            F("last_month"),
                            Value("[]"),
                            function="daterange",
                            output_field=DateRangeField(),
                        ),
                        RangeOperators.OVERLAPS,
                    ),
                ],
                violation_error_message="La persona ya tiene un cobro en esos meses.",
            ),
            models.CheckConstraint(
                name="fcs_benefit_of_whole_months",
                condition=Q(
                    first_month__day=1, last_month__day=1, last_month__gte=F("first_month")
                ),
            ),
        ]

    def is_visible_to(self, actor: Actor) -> bool:
        return self.seeker.is_visible_to(actor)

    @property
    def payments(self) -> int:
        return number_of(self.last_month, self.first_month)

    def standing_certifications(self) -> list["FcsCertification"]:
        """What holds of each month: never a row that another corrects. One query, or prefetched."""
        rows = list(self.certifications.all())
        corrected = {row.corrects_id for row in rows}
        return [row for row in rows if row.pk not in corrected]

    @property
    def month_words(self) -> str:
        return f"{month_name(self.first_month)} a {month_name(self.last_month)}"


class FcsCertificationQuerySet(models.QuerySet):
    def visible_to(self, actor: Actor):
        return self.filter(benefit__in=FcsBenefit.objects.visible_to(actor))


@audited
class FcsCertification(models.Model):
    """The OMIL says of one month that the person looks for work, or why it cannot say so.

    It is an attention whose `request_id` is this one's: it counts once. What was refused by
    mistake is never rewritten: another row `corrects` it, says why, and is no second attention.
    """

    class State(models.TextChoices):
        CERTIFIED = "certified", "Certificado"
        REFUSED = "refused", "No certificado"

    class Search(models.TextChoices):
        REFERRAL = "referral", "Fue a una empresa derivada por la OMIL"
        APPLICATION = "application", "Postuló a una oferta por su cuenta"
        BNE = "bne", "Postuló en la Bolsa Nacional de Empleo"
        VISITS = "visits", "Dejó su currículum en empresas"
        FAIR = "fair", "Fue a una feria laboral"
        COURSE = "course", "Asiste a un curso o taller"

    class Reason(models.TextChoices):
        NO_SEARCH = "no_search", "No mostró que busca trabajo"
        BNE_INACTIVE = "bne_inactive", "Su cuenta de la Bolsa Nacional de Empleo no está activa"
        REFUSED_JOB = "refused_job", "Rechazó un trabajo sin causa"
        REFUSED_COURSE = "refused_course", "Rechazó una capacitación sin causa"
        WORKING = "working", "Empezó a trabajar"

    ENDING = (Reason.REFUSED_JOB, Reason.REFUSED_COURSE, Reason.WORKING)
    """These end the benefit: no later month is certified."""

    benefit = models.ForeignKey(FcsBenefit, on_delete=models.PROTECT, related_name="certifications")
    month = models.DateField(help_text="The first day of the month.")
    office = models.ForeignKey("offices.Office", on_delete=models.PROTECT, related_name="+")
    state = models.CharField("estado", max_length=10, choices=State)
    appeared_on = models.DateField("se presentó el")
    searches = ArrayField(models.CharField(max_length=12, choices=Search), default=list, blank=True)
    note = models.CharField("detalle", max_length=300, blank=True)
    reason = models.CharField("motivo", max_length=16, choices=Reason, blank=True)
    offered_pay = models.PositiveIntegerField(
        "sueldo ofrecido", null=True, blank=True, help_text="Gross pesos a month, of a refused job."
    )
    last_pay = models.PositiveIntegerField(
        "último sueldo", null=True, blank=True, help_text="Gross pesos a month, of the lost job."
    )
    certified_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    certified_at = models.DateTimeField()
    attention = models.OneToOneField(
        Attention, on_delete=models.PROTECT, null=True, related_name="fcs_certification"
    )
    corrects = models.OneToOneField(
        "self", on_delete=models.PROTECT, null=True, editable=False, related_name="corrected_by"
    )
    correction = models.CharField("por qué se corrige", max_length=300, blank=True)
    request_id = models.UUIDField(unique=True, editable=False)

    objects = FcsCertificationQuerySet.as_manager()

    class Meta:
        verbose_name = "certificación del Fondo de Cesantía Solidario"
        ordering = ["month", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["benefit", "month"],
                condition=Q(corrects=None),
                name="fcs_month_certified_once",
            ),
            models.CheckConstraint(
                name="fcs_attention_or_correction",
                condition=Q(corrects=None, correction="", attention__isnull=False)
                | (Q(corrects__isnull=False, attention=None) & ~Q(correction="")),
            ),
            models.CheckConstraint(name="fcs_whole_month", condition=Q(month__day=1)),
            models.CheckConstraint(
                name="fcs_search_or_reason",
                condition=Q(state="certified", searches__len__gt=0, reason="")
                | (Q(state="refused") & ~Q(reason="")),
            ),
        ]

    def is_visible_to(self, actor: Actor) -> bool:
        return self.benefit.is_visible_to(actor)

    @property
    def payment_number(self) -> int:
        return number_of(self.month, self.benefit.first_month)

    @property
    def ends_benefit(self) -> bool:
        return self.reason in self.ENDING

    def search_words(self) -> list[str]:
        return [str(self.Search(code).label) for code in self.searches]
