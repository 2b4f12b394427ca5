from django.db import models
from django.db.models import Q

from jobseekers.models.person import JobSeeker
from omil_portal.audit.tracking import audited


@audited
class ProtectedFacts(models.Model):
    """Facts that open benefits and count in statistics, and that matching never reads.

    All optional (Ley 21.719 arts. 2 g, 16). No diagnosis of any kind is kept (art. 16 bis).
    """

    class Sex(models.TextChoices):
        FEMALE = "female", "Mujer"
        MALE = "male", "Hombre"

    seeker = models.OneToOneField(
        JobSeeker, on_delete=models.CASCADE, primary_key=True, related_name="protected_facts"
    )
    sex = models.CharField("sexo registral", max_length=10, choices=Sex, blank=True)
    nationality = models.CharField("nacionalidad", max_length=40, blank=True)
    disability_credential = models.BooleanField(
        "credencial de discapacidad (RND)", null=True, blank=True
    )
    adjustments = models.CharField("ajustes que necesita para trabajar", max_length=200, blank=True)
    social_registry_percent = models.PositiveSmallIntegerField(
        "tramo del Registro Social de Hogares", null=True, blank=True, help_text="40, 50 … 100."
    )
    months_unemployed = models.PositiveSmallIntegerField(
        "meses seguidos sin trabajo", null=True, blank=True
    )
    months_unemployed_of_18 = models.PositiveSmallIntegerField(
        "meses sin trabajo en el último año y medio", null=True, blank=True
    )
    updated_at = models.DateTimeField()

    class Meta:
        verbose_name = "datos protegidos"
        constraints = [
            models.CheckConstraint(
                name="registry_percent_within_100",
                condition=Q(social_registry_percent=None) | Q(social_registry_percent__lte=100),
                violation_error_message="El tramo va de 40 a 100.",
            )
        ]
