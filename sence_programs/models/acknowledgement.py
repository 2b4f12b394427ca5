from datetime import date

import pgtrigger
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Exists, OuterRef, Q

from sence_programs.answers.check import QUESTIONS
from sence_programs.models.standard_answer import AnswerText

_APPEND_ONLY = pgtrigger.Update | pgtrigger.Delete


class ReadingNoticeQuerySet(models.QuerySet):
    def current(self, on: date):
        """Answers in force on `on`, and the last change of each benefit until then."""
        later = ReadingNotice.objects.filter(
            benefit=OuterRef("benefit"), change_on__gt=OuterRef("change_on"), change_on__lte=on
        )
        of_benefit = Q(text=None, change_on__lte=on) & ~Exists(later)
        return self.filter(Q(text__in=AnswerText.objects.in_force(on)) | of_benefit)

    def for_regions(self, regions):
        """What the offices of those regions must read."""
        return self.filter(Q(region=None) | Q(region__in=regions))


@pgtrigger.register(pgtrigger.Protect(name="notice_append_only", operation=_APPEND_ONLY))
class ReadingNotice(models.Model):
    """Something new that every officer must read: a text just approved, or a benefit that changed.

    A text carries its own words; a benefit's change, those of its rules that day.
    """

    region = models.ForeignKey(
        "offices.Region", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    text = models.OneToOneField(
        AnswerText, on_delete=models.PROTECT, null=True, blank=True, related_name="notice"
    )
    benefit = models.SlugField(max_length=20, blank=True)
    change_on = models.DateField(null=True, blank=True, help_text="First day of the change.")
    title = models.CharField(max_length=200)
    body = models.TextField(blank=True)
    source = models.CharField(max_length=300, blank=True)
    published_at = models.DateTimeField()

    objects = ReadingNoticeQuerySet.as_manager()

    class Meta:
        verbose_name = "novedad por leer"
        ordering = ["-published_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["benefit", "change_on"],
                condition=Q(text=None),
                name="one_notice_per_benefit_change",
            ),
            models.CheckConstraint(
                name="notice_of_answer_or_benefit",
                condition=Q(text__isnull=False, benefit="", change_on=None)
                | Q(text=None, change_on__isnull=False) & ~Q(benefit=""),
            ),
        ]

    def __str__(self) -> str:
        return self.title


class AcknowledgementQuerySet(models.QuerySet):
    def before_questions(self, regions):
        """Of a benefit's change, by who has not answered well what those regions ask about it."""
        well = CheckAttempt.objects.filter(
            notice=OuterRef("notice"), user=OuterRef("user"), right=QUESTIONS
        )
        return self.filter(~Exists(well), notice__checks__region__in=regions)


@pgtrigger.register(pgtrigger.Protect(name="acknowledgement_append_only", operation=_APPEND_ONLY))
class Acknowledgement(models.Model):
    """A person says that they read it; once."""

    notice = models.ForeignKey(
        ReadingNotice, on_delete=models.PROTECT, related_name="acknowledgements"
    )
    user = models.ForeignKey("accounts.User", on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    objects = AcknowledgementQuerySet.as_manager()

    class Meta:
        verbose_name = "lectura"
        ordering = ["-at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["notice", "user"], name="one_acknowledgement_per_person"
            )
        ]


@pgtrigger.register(pgtrigger.Protect(name="check_attempt_append_only", operation=_APPEND_ONLY))
class CheckAttempt(models.Model):
    """What somebody chose in the check of a notice; every attempt is kept."""

    notice = models.ForeignKey(ReadingNotice, on_delete=models.PROTECT, related_name="attempts")
    user = models.ForeignKey("accounts.User", on_delete=models.PROTECT, related_name="+")
    chosen = ArrayField(models.PositiveSmallIntegerField(), help_text="Positions, from 0.")
    right = models.PositiveSmallIntegerField(help_text="How many of them were right.")
    at = models.DateTimeField()
    request_id = models.UUIDField(unique=True, editable=False)

    class Meta:
        verbose_name = "intento"
        ordering = ["-at", "-pk"]
        indexes = [models.Index(fields=["notice", "user"], name="check_attempt_notice_user")]
