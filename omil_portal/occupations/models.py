from django.contrib.postgres.indexes import GinIndex, OpClass
from django.db import models
from django.db.models import F


class Occupation(models.Model):
    """A group of CIUO-08.CL at any of its four levels; `code` has as many digits as its level."""

    code = models.CharField(primary_key=True, max_length=4)
    name = models.CharField(max_length=300)
    level = models.PositiveSmallIntegerField()

    class Meta:
        ordering = ["code"]

    def __str__(self) -> str:
        return self.name


class OccupationTerm(models.Model):
    """A way people say an occupation; `folded` is lower case without accents, `sound` as heard."""

    class Source(models.TextChoices):
        OFFICIAL = "official", "CIUO-08.CL"
        PROJECT = "project", "Sinónimos del portal"
        ESCO = "esco", "ESCO"

    occupation = models.ForeignKey(Occupation, on_delete=models.CASCADE, related_name="terms")
    term = models.CharField(max_length=300)
    folded = models.CharField(max_length=300)
    sound = models.CharField(max_length=300)
    source = models.CharField(max_length=10, choices=Source)

    class Meta:
        ordering = ["folded", "occupation_id"]
        indexes = [GinIndex(OpClass(F("sound"), name="gin_trgm_ops"), name="term_sound_trgm")]
        constraints = [
            models.UniqueConstraint(
                fields=["folded", "occupation", "source"], name="one_term_per_occupation_and_source"
            )
        ]

    def __str__(self) -> str:
        return self.term


class Skill(models.Model):
    """Something a person can do, in words both sides use; the list is the project's own."""

    name = models.CharField(max_length=80, unique=True)

    class Meta:
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name
