from django.db import models


class NightStep(models.Model):
    """One step of one night. Its row is the proof that it ended; a killed step has none."""

    night = models.DateField()
    name = models.CharField(max_length=30)
    started_at = models.DateTimeField()
    finished_at = models.DateTimeField(null=True, blank=True)
    seconds = models.FloatField(null=True, blank=True)
    summary = models.JSONField(default=dict)

    class Meta:
        ordering = ["-night", "started_at"]
        constraints = [
            models.UniqueConstraint(fields=["night", "name"], name="one_row_per_night_and_step")
        ]

    def __str__(self) -> str:
        return f"{self.night} {self.name}"

    @property
    def label(self) -> str:
        """The step in the reader's words."""
        return {
            "match": "Ofertas y personas",
            "goals": "Metas",
            "expiries": "Vencimientos",
            "outbox": "Mensajes",
        }.get(self.name, self.name)
