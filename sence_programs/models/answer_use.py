import pgtrigger
from django.db import models

from sence_programs.models.standard_answer import AnswerText


@pgtrigger.register(
    pgtrigger.Protect(name="answer_use_append_only", operation=pgtrigger.Update | pgtrigger.Delete)
)
class StandardAnswerUse(models.Model):
    """One time an office answered with a text: in an attention, or to somebody at the counter.

    `request_id` makes a second click count once.
    """

    text = models.ForeignKey(AnswerText, on_delete=models.PROTECT, related_name="uses")
    attention = models.ForeignKey(
        "jobseekers.Attention", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    officer = models.ForeignKey("accounts.User", on_delete=models.PROTECT, related_name="+")
    office = models.ForeignKey("offices.Office", on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    request_id = models.UUIDField(unique=True, editable=False)

    class Meta:
        verbose_name = "uso de una respuesta"
        ordering = ["-at", "-pk"]
        indexes = [models.Index(fields=["office", "at"], name="answer_use_office_at")]
        constraints = [
            models.UniqueConstraint(
                fields=["text", "attention"], name="one_use_per_answer_and_attention"
            )
        ]
