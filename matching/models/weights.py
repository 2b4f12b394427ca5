import pgtrigger
from django.contrib.postgres.fields import ArrayField
from django.core.validators import MinLengthValidator
from django.db import models
from django.db.models import F, Q

from matching.engine import Factor, Weights
from omil_portal.audit.tracking import audited


class WeightsVersionQuerySet(models.QuerySet):
    def signed(self):
        return self.filter(signed_at__isnull=False)

    def in_force(self, on):
        """The signed version that the night of `on` uses, or None before the first."""
        return self.signed().filter(valid_from__lte=on).order_by("-valid_from", "-number").first()


@pgtrigger.register(
    pgtrigger.Protect(
        name="signed_weights_never_change",
        operation=pgtrigger.Update | pgtrigger.Delete,
        condition=pgtrigger.Q(old__signed_at__isnull=False),
    )
)
@audited
class WeightsVersion(models.Model):
    """How many points each factor may give, from a night on; once signed it never changes.

    A draft has no signature and is never used. Version 1 came with the portal: nobody signs it
    by name.
    """

    number = models.PositiveSmallIntegerField(unique=True)
    valid_from = models.DateField("desde la noche del", help_text="The first night that uses it.")
    occupation = ArrayField(
        models.PositiveSmallIntegerField(), size=4, help_text="For 4, 3, 2 and 1 shared digits."
    )
    experience = models.PositiveSmallIntegerField("experiencia")
    skills = models.PositiveSmallIntegerField("habilidades")
    schooling = models.PositiveSmallIntegerField("estudios")
    travel = models.PositiveSmallIntegerField("viaje")
    pay = models.PositiveSmallIntegerField("sueldo")
    schedule = models.PositiveSmallIntegerField("jornada")
    freshness = models.PositiveSmallIntegerField("novedad")
    reason = models.TextField(
        "por qué cambia", max_length=1000, validators=[MinLengthValidator(10)]
    )
    drafted_by = models.ForeignKey(
        "accounts.User", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    drafted_at = models.DateTimeField()
    signed_by = models.ForeignKey(
        "accounts.User", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    signed_at = models.DateTimeField(null=True, blank=True)

    objects = WeightsVersionQuerySet.as_manager()

    class Meta:
        verbose_name = "versión de los puntajes"
        ordering = ["-number"]
        constraints = [
            models.CheckConstraint(
                name="weights_add_up_to_ten_thousand",
                condition=Q(
                    occupation__0=10_000
                    - F("experience")
                    - F("skills")
                    - F("schooling")
                    - F("travel")
                    - F("pay")
                    - F("schedule")
                    - F("freshness")
                ),
                violation_error_message="Los puntajes deben sumar 10.000.",
            ),
            models.UniqueConstraint(
                fields=["valid_from"],
                condition=~Q(signed_at=None),
                name="one_signed_version_per_night",
                violation_error_message="Ya hay puntajes firmados desde esa noche.",
            ),
            models.CheckConstraint(
                name="signed_weights_say_when", condition=Q(signed_by=None) | ~Q(signed_at=None)
            ),
        ]

    def __str__(self) -> str:
        return f"v{self.number}"

    @property
    def is_signed(self) -> bool:
        return self.signed_at is not None

    def weights(self) -> Weights:
        """As the engine takes them. Raises ValueError when they do not add up."""
        others = {
            factor.value: getattr(self, factor.value)
            for factor in Factor
            if factor is not Factor.OCCUPATION
        }
        return Weights(version=str(self.number), occupation=tuple(self.occupation), **others)
