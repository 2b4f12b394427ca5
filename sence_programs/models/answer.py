from django.db import models

from omil_portal.audit.tracking import audited


@audited
class BenefitAnswer(models.Model):
    """What a person was told about a benefit: facts, rule version and reasons, kept for ever."""

    seeker = models.ForeignKey(
        "jobseekers.JobSeeker", on_delete=models.PROTECT, related_name="benefit_answers"
    )
    office = models.ForeignKey("offices.Office", on_delete=models.PROTECT, related_name="+")
    answered_by = models.ForeignKey("accounts.User", on_delete=models.PROTECT, related_name="+")
    answered_at = models.DateTimeField()
    benefit = models.CharField(max_length=20)
    on = models.DateField(help_text="The day whose rules answered.")
    verdict = models.CharField(max_length=10)
    facts = models.JSONField()
    conditions = models.JSONField()
    amounts = models.JSONField()
    rules_version = models.CharField(max_length=64)
    request_id = models.UUIDField(unique=True, editable=False)

    class Meta:
        verbose_name = "respuesta sobre un beneficio"
        ordering = ["-answered_at", "-pk"]
