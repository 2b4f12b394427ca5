from django.contrib.postgres.fields import ArrayField
from django.db import models

from matching.models.run import Run

_UNCHECKED = {
    "on_delete": models.CASCADE,
    "related_name": "+",
    "db_constraint": False,
    "db_index": False,
}
"""A national run writes a million lists. So there is one index of them all, which a run's rows
in order append to, and no check of each row's keys, which costs more than writing it."""


class MatchList(models.Model):
    """What a run shows to somebody, in the order shown: arrays of the same length."""

    run = models.ForeignKey(Run, **_UNCHECKED)
    points = ArrayField(models.PositiveSmallIntegerField())
    places = ArrayField(models.PositiveSmallIntegerField(), default=list)
    changed_at = models.DateTimeField(
        null=True, blank=True, help_text="When it was matched again by day; null as of the night."
    )

    class Meta:
        abstract = True

    @staticmethod
    def by_day(name: str) -> models.Index:
        """Of the few matched again by day; the night's rows are not in it."""
        matched_by_day = models.Q(changed_at__isnull=False)
        return models.Index(fields=["changed_at"], name=name, condition=matched_by_day)


class SeekerMatches(MatchList):
    """The vacancies shown to a person.

    `places` are those of the exact ranking, from 1, before lists were spread over more posts;
    empty when they are those of the order shown.
    """

    pk = models.CompositePrimaryKey("run", "seeker")
    seeker = models.ForeignKey("jobseekers.JobSeeker", **_UNCHECKED)
    vacancy_ids = ArrayField(models.BigIntegerField())

    class Meta:
        indexes = [MatchList.by_day("seeker_list_changed")]


class VacancyMatches(MatchList):
    """The people shown for a vacancy.

    `places` are those of the exact ranking, from 1; 0 for whom the floor of every person's
    lists added after the best.
    """

    pk = models.CompositePrimaryKey("run", "vacancy")
    vacancy = models.ForeignKey("employers.Vacancy", **_UNCHECKED)
    seeker_ids = ArrayField(models.BigIntegerField())

    class Meta:
        indexes = [MatchList.by_day("vacancy_list_changed")]
