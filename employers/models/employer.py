from django.db import models
from django.db.models import Q

from omil_portal.access.actor import Actor
from omil_portal.access.permissions import Permission
from omil_portal.accounts.run import Run
from omil_portal.audit.tracking import audited


class EmployerQuerySet(models.QuerySet):
    def visible_to(self, actor: Actor):
        """Whoever attends companies opens any: they are the network's; a member, the own ones."""
        if actor.can(Permission.EMPLOYER_VIEW):
            return self
        return self.filter(pk__in=actor.employer_ids(Permission.OWN_VACANCIES))


@audited
class Employer(models.Model):
    """A company. One taken from BNE ads may have a name only, until someone adds its RUT."""

    class Size(models.TextChoices):
        """By number of workers (Código del Trabajo art. 505 bis)."""

        MICRO = "micro", "1 a 9 personas"
        SMALL = "small", "10 a 49 personas"
        MEDIUM = "medium", "50 a 199 personas"
        LARGE = "large", "200 personas o más"

    rut_number = models.PositiveIntegerField(null=True, blank=True, unique=True)
    rut_dv = models.CharField(max_length=1, blank=True)
    legal_name = models.CharField("razón social", max_length=160)
    trade_name = models.CharField("nombre de fantasía", max_length=160, blank=True)
    activity = models.CharField("actividad económica", max_length=200, blank=True)
    description = models.TextField("descripción", blank=True)
    size = models.CharField("tamaño", max_length=10, choices=Size, blank=True)
    comuna = models.ForeignKey(
        "offices.Comuna", on_delete=models.PROTECT, null=True, blank=True, verbose_name="comuna"
    )
    phone = models.CharField("teléfono", max_length=20, blank=True)
    email = models.EmailField("correo de contacto", blank=True)
    bne_key = models.CharField(
        max_length=64, null=True, blank=True, unique=True, help_text="Folded name in BNE ads."
    )
    created_at = models.DateTimeField()

    objects = EmployerQuerySet.as_manager()

    class Meta:
        verbose_name = "empresa"
        ordering = ["legal_name", "pk"]
        constraints = [
            models.CheckConstraint(
                name="employer_known_by_rut_or_bne",
                condition=(Q(rut_number__isnull=False) & ~Q(rut_dv="")) | Q(bne_key__isnull=False),
                violation_error_message="Falta el RUT de la empresa.",
            )
        ]

    def __str__(self) -> str:
        return self.display_name

    @property
    def display_name(self) -> str:
        return self.trade_name or self.legal_name

    @property
    def rut(self) -> Run | None:
        return Run(self.rut_number, self.rut_dv) if self.rut_number else None


@audited
class EmployerMember(models.Model):
    """A person who acts for a company in the portal."""

    employer = models.ForeignKey(Employer, on_delete=models.CASCADE, related_name="members")
    user = models.ForeignKey("accounts.User", on_delete=models.PROTECT, related_name="+")
    position = models.CharField("cargo", max_length=80, blank=True)
    since = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)
    confirmed_at = models.DateTimeField(
        null=True,
        blank=True,
        help_text="At once for the first member; for later ones, when a member or staff agrees.",
    )

    request_id = models.UUIDField(null=True, blank=True, unique=True, editable=False)

    class Meta:
        ordering = ["since", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["employer", "user"],
                condition=Q(ended_at=None),
                name="one_open_membership_per_employer",
            )
        ]
