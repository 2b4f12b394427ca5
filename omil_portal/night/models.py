from django.db import models

from omil_portal.night import words


class NightStep(models.Model):
    """One step of one night. `finished_at` is the proof that it ended; a killed step has none."""

    night = models.DateField()
    name = models.CharField(max_length=30)
    started_at = models.DateTimeField()
    finished_at = models.DateTimeField(null=True, blank=True)
    seconds = models.FloatField(null=True, blank=True)
    summary = models.JSONField(default=dict)
    attempts = models.PositiveSmallIntegerField(default=0)

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
        return words.STEPS.get(self.name, self.name)

    @property
    def told(self) -> str:
        """What it counted, or why it did not end, in the reader's words."""
        return words.told(self.summary)
