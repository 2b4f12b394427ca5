from datetime import date

from django.contrib.postgres.expressions import ArraySubquery
from django.core.validators import FileExtensionValidator, MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, OuterRef, Q

from matching.follow_up_rules import tells_since
from matching.models.referral import Referral
from omil_portal.access.actor import Actor
from omil_portal.access.permissions import Permission
from omil_portal.audit.tracking import audited
from omil_portal.occupations.work import ContractType


class PlacementQuerySet(models.QuerySet):
    def visible_to(self, actor: Actor):
        """Those of the offices where the actor records placements."""
        return self.filter(office__in=actor.office_ids(Permission.PLACEMENT_RECORD))

    def pending(self):
        return self.filter(state=Placement.State.PENDING)

    def standing(self):
        """Those that nobody rejected."""
        return self.exclude(state=Placement.State.REJECTED)

    def telling_of_work(self, on: date):
        """Those by which the person works after the day `on`, as far as an office would ask."""
        lasting = Q(ends_on=None) | Q(ends_on__gt=on)
        return self.standing().filter(lasting, starts_on__gte=tells_since(on))

    def with_other_offices(self):
        """Each with `other_offices`: names of those that also sent the person to that company.

        Only one of them gets the credit: see `docs/adr/0011-placement-credit.md`.
        """
        sent = Referral.objects.filter(
            seeker=OuterRef("seeker"),
            vacancy__employer=OuterRef("employer"),
            referred_at__date__lte=OuterRef("starts_on"),
        ).exclude(office=OuterRef("office"))
        names = sent.order_by("office__name").values("office__name").distinct()
        return self.annotate(other_offices=ArraySubquery(names))


@audited
class Placement(models.Model):
    """A person started a job (colocación). Counts once in the whole network, when validated.

    The office that recorded it first gets the credit, and a rejected one frees its place: see
    `docs/adr/0011-placement-credit.md`.
    """

    class State(models.TextChoices):
        PENDING = "pending", "Por validar"
        VALIDATED = "validated", "Validada"
        REJECTED = "rejected", "Rechazada"

    seeker = models.ForeignKey(
        "jobseekers.JobSeeker", on_delete=models.PROTECT, related_name="placements"
    )
    employer = models.ForeignKey(
        "employers.Employer", on_delete=models.PROTECT, related_name="placements"
    )
    vacancy = models.ForeignKey(
        "employers.Vacancy", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    referral = models.OneToOneField(
        "matching.Referral",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="placement",
    )
    office = models.ForeignKey("offices.Office", on_delete=models.PROTECT, related_name="+")
    contract = models.CharField("contrato", max_length=12, choices=ContractType)
    starts_on = models.DateField("fecha de inicio")
    ends_on = models.DateField("fecha de término", null=True, blank=True)
    weekly_hours = models.PositiveSmallIntegerField(
        "horas por semana", validators=[MinValueValidator(1), MaxValueValidator(60)]
    )
    gross_pay = models.PositiveIntegerField("sueldo bruto mensual")
    comuna = models.ForeignKey("offices.Comuna", on_delete=models.PROTECT, related_name="+")
    recorded_by = models.ForeignKey("accounts.User", on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField()
    state = models.CharField("estado", max_length=10, choices=State, default=State.PENDING)
    verified_by = models.ForeignKey(
        "accounts.User", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    verified_at = models.DateTimeField(null=True, blank=True)
    rejection_reason = models.CharField("motivo del rechazo", max_length=300, blank=True)

    objects = PlacementQuerySet.as_manager()

    class Meta:
        verbose_name = "colocación"
        ordering = ["-recorded_at", "-pk"]
        indexes = [models.Index(fields=["office", "state", "starts_on"])]
        constraints = [
            models.UniqueConstraint(
                fields=["seeker", "employer", "starts_on"],
                name="placement_counts_once_in_the_network",
                condition=~Q(state="rejected"),
                violation_error_message=(
                    "Esta colocación ya está registrada: misma persona, empresa y fecha de inicio."
                ),
            ),
            models.CheckConstraint(
                name="placement_verified_by_someone_else",
                condition=Q(verified_by=None) | ~Q(verified_by=F("recorded_by")),
                violation_error_message="Debe validarla otra persona, no quien la registró.",
            ),
            models.CheckConstraint(
                name="placement_verdict_complete",
                condition=Q(state="pending", verified_by=None, verified_at=None)
                | Q(state="validated", verified_by__isnull=False, verified_at__isnull=False)
                | (
                    Q(state="rejected", verified_by__isnull=False, verified_at__isnull=False)
                    & ~Q(rejection_reason="")
                ),
                violation_error_message="Falta quién resolvió o el motivo.",
            ),
            models.CheckConstraint(
                name="placement_dates_in_order",
                condition=Q(ends_on=None) | Q(ends_on__gte=F("starts_on")),
                violation_error_message="La fecha de término no puede ser anterior al inicio.",
            ),
        ]

    @property
    def as_recorded(self) -> str:
        """Tells what one looks at from what was corrected since."""
        terms = (self.starts_on, self.ends_on, self.weekly_hours, self.gross_pay, self.comuna_id)
        return " ".join(map(str, (self.contract, *terms, self.recorded_by_id)))

    def is_visible_to(self, actor: Actor) -> bool:
        return self.office_id in actor.office_ids(Permission.PLACEMENT_RECORD)


@audited
class Evidence(models.Model):
    """The proof of a placement (medio de verificación)."""

    class Kind(models.TextChoices):
        CONTRACT = "contract", "Contrato de trabajo"
        CONTRIBUTIONS = "contributions", "Certificado de cotizaciones"
        AFC = "afc", "Certificado AFC"
        STATEMENT = "statement", "Declaración de la empresa"

    placement = models.ForeignKey(Placement, on_delete=models.CASCADE, related_name="evidence")
    kind = models.CharField("tipo de documento", max_length=14, choices=Kind)
    file = models.FileField(
        "documento",
        upload_to="evidence/%Y/%m",
        validators=[FileExtensionValidator(["pdf", "jpg", "jpeg", "png"])],
    )
    added_by = models.ForeignKey("accounts.User", on_delete=models.PROTECT, related_name="+")
    added_at = models.DateTimeField()

    class Meta:
        ordering = ["added_at", "pk"]
