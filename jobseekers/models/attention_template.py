from django.db import models

from jobseekers.models.attention import Attention
from omil_portal.audit.tracking import audited


@audited
class AttentionTemplate(models.Model):
    """An attention that an office records often, written once."""

    office = models.ForeignKey(
        "offices.Office", on_delete=models.PROTECT, related_name="attention_templates"
    )
    name = models.CharField("nombre", max_length=60)
    kind = models.CharField("tipo de atención", max_length=4, choices=Attention.Kind)
    note = models.TextField("qué se hizo", blank=True, max_length=2000)
    agreed = models.CharField("qué se acordó", max_length=300, blank=True)
    next_step = models.CharField("próximo paso", max_length=200, blank=True)
    active = models.BooleanField("se ofrece", default=True)

    class Meta:
        verbose_name = "atención frecuente"
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(
                fields=["office", "name"],
                name="attention_template_named_once",
                violation_error_message="Tu oficina ya tiene una con ese nombre.",
            )
        ]

    def __str__(self) -> str:
        return self.name
