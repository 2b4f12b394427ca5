from django.db import models

from matching.models.run import Run


class FairnessReport(models.Model):
    """Who got onto the lists of a run, by protected group; small groups are never written.

    `figures` is the published document; its shape is that of `matching/fairness.py`.
    """

    run = models.OneToOneField(Run, on_delete=models.CASCADE, related_name="fairness")
    made_at = models.DateTimeField()
    figures = models.JSONField()

    class Meta:
        ordering = ["-made_at"]
        get_latest_by = "made_at"

    def __str__(self) -> str:
        return f"equidad de {self.run}"
