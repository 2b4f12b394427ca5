from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q

from omil_portal.access.roles import COUNTRY_ROLES, OFFICE_ROLES, Role
from omil_portal.audit.tracking import audited


class Region(models.Model):
    cut = models.CharField(primary_key=True, max_length=2)
    name = models.CharField(max_length=60)
    order = models.PositiveSmallIntegerField(help_text="From north to south.")
    time_zone = models.CharField(max_length=40)

    class Meta:
        ordering = ["order"]

    def __str__(self) -> str:
        return self.name


class Province(models.Model):
    cut = models.CharField(primary_key=True, max_length=3)
    name = models.CharField(max_length=60)
    region = models.ForeignKey(Region, on_delete=models.PROTECT)

    class Meta:
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name


class Comuna(models.Model):
    """A municipality; `cut` is its official five-figure code."""

    cut = models.CharField(primary_key=True, max_length=5)
    name = models.CharField(max_length=60)
    province = models.ForeignKey(Province, on_delete=models.PROTECT)
    region = models.ForeignKey(Region, on_delete=models.PROTECT)
    latitude = models.FloatField(help_text="Of the seat, degrees.")
    longitude = models.FloatField(help_text="Of the seat, degrees.")

    class Meta:
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name


class TravelTime(models.Model):
    """Derived minutes between two seats, both ways stored; pairs over the cap are absent."""

    origin = models.ForeignKey(Comuna, on_delete=models.CASCADE, related_name="+")
    destination = models.ForeignKey(Comuna, on_delete=models.CASCADE, related_name="+")
    minutes = models.PositiveSmallIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["origin", "destination"], name="one_travel_time_per_pair"
            )
        ]


@audited
class Office(models.Model):
    """An OMIL: the municipal employment office of a comuna."""

    name = models.CharField("nombre", max_length=80)
    slug = models.SlugField(unique=True)
    comuna = models.OneToOneField(Comuna, on_delete=models.PROTECT, related_name="office")
    address = models.CharField("dirección", max_length=160, blank=True)
    phone = models.CharField("teléfono", max_length=20, blank=True)
    hours = models.CharField("horario", max_length=160, blank=True)

    class Meta:
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name


@audited
class TravelCorrection(models.Model):
    """What an office knows better than the derivation; holds both ways and over it."""

    origin = models.ForeignKey(Comuna, on_delete=models.CASCADE, related_name="+")
    destination = models.ForeignKey(Comuna, on_delete=models.CASCADE, related_name="+")
    minutes = models.PositiveSmallIntegerField(
        "minutos", validators=[MinValueValidator(5), MaxValueValidator(600)]
    )
    reason = models.CharField("motivo", max_length=200)
    office = models.ForeignKey(Office, on_delete=models.PROTECT)
    corrected_by = models.ForeignKey("accounts.User", on_delete=models.PROTECT, related_name="+")
    corrected_at = models.DateTimeField()

    class Meta:
        ordering = ["-corrected_at"]
        constraints = [
            models.CheckConstraint(
                condition=Q(origin__lt=models.F("destination")),
                name="travel_correction_pair_in_order",
                violation_error_message="Elige dos comunas distintas.",
            ),
            models.UniqueConstraint(
                fields=["origin", "destination"], name="one_travel_correction_per_pair"
            ),
        ]


class StaffMembershipQuerySet(models.QuerySet):
    def in_force(self, on):
        """Memberships that hold on the date `on`."""
        return self.filter(Q(until=None) | Q(until__gt=on), since__lte=on)


@audited
class StaffMembership(models.Model):
    """A person works with a role: in an office, for a region, or for the whole portal."""

    user = models.ForeignKey(
        "accounts.User",
        on_delete=models.PROTECT,
        related_name="memberships",
        verbose_name="persona",
    )
    role = models.CharField("rol", max_length=20, choices=Role)
    office = models.ForeignKey(
        Office, on_delete=models.PROTECT, null=True, blank=True, related_name="memberships"
    )
    region = models.ForeignKey(Region, on_delete=models.PROTECT, null=True, blank=True)
    since = models.DateField("desde")
    until = models.DateField(
        "hasta", null=True, blank=True, help_text="First day without the role."
    )

    objects = StaffMembershipQuerySet.as_manager()

    class Meta:
        ordering = ["user__full_name", "role"]
        constraints = [
            models.CheckConstraint(
                name="membership_place_fits_role",
                condition=(
                    Q(role__in=OFFICE_ROLES, office__isnull=False, region=None)
                    | Q(role=Role.REGIONAL_ANALYST, office=None, region__isnull=False)
                    | Q(role__in=COUNTRY_ROLES, office=None, region=None)
                ),
                violation_error_message="Ese rol necesita una oficina o una región.",
            ),
            models.UniqueConstraint(
                fields=["user", "role", "office", "region"],
                condition=Q(until=None),
                nulls_distinct=False,
                name="one_open_membership_per_role",
                violation_error_message="Esta persona ya tiene ese rol aquí.",
            ),
        ]
