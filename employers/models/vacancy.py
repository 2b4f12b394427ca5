from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex, OpClass
from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import F, Q

from employers.models.employer import Employer
from omil_portal.access.actor import Actor
from omil_portal.access.permissions import Permission
from omil_portal.audit.tracking import audited
from omil_portal.occupations.work import ContractType, Licence, Permit, Schooling, WorkingHours


class VacancyQuerySet(models.QuerySet):
    def published(self, on):
        """On the public board on the date `on`: published and not past its closing date."""
        return self.filter(status=Vacancy.Status.PUBLISHED).filter(
            Q(closes_on=None) | Q(closes_on__gte=on)
        )

    def visible_to(self, actor: Actor):
        """Those the actor may open besides the board: the own company's, office's or region's.

        Nobody but the company reads a draft. The same rule as `Vacancy.is_visible_to`; a test
        holds the two together.
        """
        staff = Q(office__in=actor.office_ids(Permission.EMPLOYER_VIEW)) | Q(
            region__in=actor.region_ids(Permission.EMPLOYER_VIEW)
        )
        return self.filter(
            Q(employer__in=actor.employer_ids(Permission.OWN_VACANCIES))
            | (staff & ~Q(status=Vacancy.Status.DRAFT))
        )


@audited
class Vacancy(models.Model):
    """A job offer with one or more posts. Its life is the table in `employers/lifecycle.py`."""

    class Status(models.TextChoices):
        DRAFT = "draft", "Borrador"
        IN_REVIEW = "in_review", "En revisión"
        RETURNED = "returned", "Devuelta con observaciones"
        PUBLISHED = "published", "Publicada"
        CLOSED = "closed", "Cerrada"

    class Source(models.TextChoices):
        PORTAL = "portal", "Portal"
        VISIT = "visit", "Visita"
        FAIR = "fair", "Feria laboral"
        BNE = "bne", "Bolsa Nacional de Empleo"

    employer = models.ForeignKey(Employer, on_delete=models.PROTECT, related_name="vacancies")
    office = models.ForeignKey(
        "offices.Office",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        help_text="The OMIL in charge: that of the comuna of work. None where there is no office.",
    )
    title = models.CharField("título de la oferta", max_length=160)
    occupation = models.ForeignKey(
        "occupations.Occupation",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="ocupación",
    )
    occupation_text = models.CharField("ocupación, como se escribió", max_length=300, blank=True)
    posts = models.PositiveSmallIntegerField(
        "número de vacantes", default=1, validators=[MinValueValidator(1)]
    )
    functions = models.TextField("qué hará la persona", blank=True)
    comuna = models.ForeignKey(
        "offices.Comuna",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="comuna de trabajo",
    )
    region = models.ForeignKey(
        "offices.Region", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    place_text = models.CharField(
        max_length=160, blank=True, help_text="The place as it was written."
    )
    pay_min = models.PositiveIntegerField("sueldo bruto desde", null=True, blank=True)
    pay_max = models.PositiveIntegerField(
        "sueldo bruto hasta", null=True, blank=True, help_text="Null: «reservado»."
    )
    hours = models.CharField("jornada", max_length=10, choices=WorkingHours, blank=True)
    contract = models.CharField("contrato", max_length=12, choices=ContractType, blank=True)
    starts_on = models.DateField("fecha de inicio", null=True, blank=True)
    schooling = models.PositiveSmallIntegerField(
        "estudios mínimos", choices=Schooling, default=Schooling.NONE
    )
    experience_months = models.PositiveSmallIntegerField("meses de experiencia", default=0)
    licences = ArrayField(models.CharField(max_length=2, choices=Licence), default=list, blank=True)
    permits = ArrayField(models.CharField(max_length=20, choices=Permit), default=list, blank=True)
    skills = models.ManyToManyField("occupations.Skill", blank=True, related_name="+")
    adults_only = models.BooleanField(
        "trabajo solo para mayores de 18",
        default=False,
        help_text="Work forbidden to minors (Código del Trabajo arts. 13 ss.).",
    )
    benefits = models.CharField("beneficios", max_length=300, blank=True)
    inclusive = models.BooleanField("oferta inclusiva (Ley 21.015)", default=False)
    closes_on = models.DateField("recibe postulaciones hasta", null=True, blank=True)
    source = models.CharField(max_length=10, choices=Source, default=Source.PORTAL)
    external_id = models.CharField(max_length=64, null=True, blank=True, unique=True)
    unparsed = models.JSONField(
        default=dict, blank=True, help_text="What an import could not read."
    )
    status = models.CharField("estado", max_length=10, choices=Status, default=Status.DRAFT)
    legal_ground = models.CharField(
        "fundamento legal",
        max_length=300,
        blank=True,
        help_text="Why wording that art. 2 of the Código del Trabajo forbids is lawful here.",
    )
    posted_by = models.ForeignKey(
        "accounts.User", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    request_id = models.UUIDField(null=True, blank=True, unique=True, editable=False)
    created_at = models.DateTimeField()
    changed_at = models.DateTimeField()
    published_at = models.DateTimeField(null=True, blank=True)
    search_text = models.TextField(
        editable=False, help_text="As it sounds: title, occupation, functions, a line each."
    )

    objects = VacancyQuerySet.as_manager()

    class Meta:
        verbose_name = "oferta"
        ordering = ["-published_at", "-pk"]
        indexes = [
            # Without a pending list: after an import it would make every search read all rows.
            GinIndex(
                OpClass(F("search_text"), name="gin_trgm_ops"),
                name="vacancy_search_trgm",
                fastupdate=False,
            ),
            models.Index(fields=["status", "-published_at", "-id"]),
            models.Index(fields=["status", "comuna"]),
            models.Index(fields=["office", "status"]),
        ]
        constraints = [
            models.CheckConstraint(
                name="vacancy_pay_in_order",
                condition=Q(pay_min=None) | Q(pay_max=None) | Q(pay_min__lte=F("pay_max")),
                violation_error_message="El sueldo «desde» no puede superar al sueldo «hasta».",
            ),
            models.CheckConstraint(
                name="published_vacancy_has_date",
                condition=~Q(status="published") | Q(published_at__isnull=False),
            ),
            models.CheckConstraint(name="vacancy_has_posts", condition=Q(posts__gte=1)),
        ]

    def __str__(self) -> str:
        return self.title

    def is_visible_to(self, actor: Actor) -> bool:
        if self.employer_id in actor.employer_ids(Permission.OWN_VACANCIES):
            return True
        return self.status != Vacancy.Status.DRAFT and (
            self.office_id in actor.office_ids(Permission.EMPLOYER_VIEW)
            or self.region_id in actor.region_ids(Permission.EMPLOYER_VIEW)
        )


class VacancyEvent(models.Model):
    """The log of a vacancy's states: who moved it, when, and why."""

    vacancy = models.ForeignKey(Vacancy, on_delete=models.CASCADE, related_name="events")
    from_status = models.CharField(max_length=10, choices=Vacancy.Status, blank=True)
    to_status = models.CharField(max_length=10, choices=Vacancy.Status)
    by = models.ForeignKey(
        "accounts.User", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    at = models.DateTimeField()
    note = models.CharField(max_length=500, blank=True)

    class Meta:
        ordering = ["at", "pk"]
