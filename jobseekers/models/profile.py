from django.contrib.postgres.fields import ArrayField
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models

from jobseekers.models.person import JobSeeker
from omil_portal.audit.tracking import audited
from omil_portal.occupations.work import Licence, Permit, Schooling, WorkingHours


def choices_array(choices, **options):
    return ArrayField(
        models.CharField(max_length=20, choices=choices), default=list, blank=True, **options
    )


@audited
class Profile(models.Model):
    """What a person can do and accepts: the only facts about them that matching reads."""

    seeker = models.OneToOneField(
        JobSeeker, on_delete=models.CASCADE, primary_key=True, related_name="profile"
    )
    schooling = models.PositiveSmallIntegerField(
        "estudios", choices=Schooling, null=True, blank=True
    )
    title = models.CharField("título o especialidad", max_length=120, blank=True)
    accepted_minutes = models.PositiveSmallIntegerField(
        "tiempo máximo de viaje",
        default=60,
        validators=[MinValueValidator(10), MaxValueValidator(240)],
        help_text="Minutes, one way.",
    )
    moving_regions = models.ManyToManyField("offices.Region", blank=True, related_name="+")
    hours = choices_array(WorkingHours, verbose_name="jornadas que aceptas")
    licences = choices_array(Licence, verbose_name="licencias de conducir")
    permits = choices_array(Permit, verbose_name="permisos")
    skills = models.ManyToManyField("occupations.Skill", blank=True, related_name="+")
    expected_pay = models.PositiveIntegerField(
        "sueldo bruto esperado", null=True, blank=True, help_text="Pesos, gross monthly."
    )
    widen = models.BooleanField("acepta otros tipos de trabajo", default=False)
    updated_at = models.DateTimeField()

    class Meta:
        verbose_name = "perfil"


@audited
class DesiredOccupation(models.Model):
    """Up to three occupations a person looks for, with the months worked in each."""

    profile = models.ForeignKey(
        Profile, on_delete=models.CASCADE, related_name="desired_occupations"
    )
    rank = models.PositiveSmallIntegerField(choices=[(1, "1"), (2, "2"), (3, "3")])
    occupation = models.ForeignKey(
        "occupations.Occupation", on_delete=models.PROTECT, related_name="+"
    )
    months = models.PositiveSmallIntegerField(
        "meses de experiencia", default=0, validators=[MaxValueValidator(720)]
    )

    class Meta:
        ordering = ["rank"]
        constraints = [
            models.UniqueConstraint(fields=["profile", "rank"], name="one_occupation_per_rank"),
            models.UniqueConstraint(
                fields=["profile", "occupation"], name="desired_occupation_named_once"
            ),
        ]
