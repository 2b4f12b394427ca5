import pgtrigger
from django.db import models

from omil_portal.offices.models import Region
from sence_programs.answers.check import CheckQuestion, read_check
from sence_programs.models.acknowledgement import ReadingNotice


@pgtrigger.register(
    pgtrigger.Protect(
        name="benefit_check_append_only", operation=pgtrigger.Update | pgtrigger.Delete
    )
)
class BenefitCheck(models.Model):
    """The three questions of a region about a benefit that changed; written once.

    A notice of a benefit is of the whole country, and each regional unit asks what it wants.
    The questions never change: the attempts kept are positions among their choices.
    """

    notice = models.ForeignKey(ReadingNotice, on_delete=models.PROTECT, related_name="checks")
    region = models.ForeignKey(Region, on_delete=models.PROTECT, related_name="+")
    questions = models.JSONField(help_text="Rows of `answers.check.to_rows`.")
    by = models.ForeignKey("accounts.User", on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        verbose_name = "preguntas de un beneficio"
        ordering = ["at", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["notice", "region"], name="one_check_per_region"),
            models.CheckConstraint(
                name="benefit_check_has_three_questions",
                condition=models.Q(questions__2__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"Tres preguntas: {self.notice.title}"

    @property
    def check_list(self) -> tuple[CheckQuestion, ...]:
        return read_check(self.questions)
