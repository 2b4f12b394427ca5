from django.db import models

STAGES = {
    "read": "leer",
    "match": "comparar",
    "wait": "esperar",
    "spread": "repartir",
    "publish": "publicar",
}


class Run(models.Model):
    """One computation of the lists. Readers see the one that is `current`, whole or not at all."""

    on = models.DateField(help_text="The day the run stands for.")
    started_at = models.DateTimeField()
    finished_at = models.DateTimeField(null=True, blank=True)
    current = models.BooleanField(default=False)
    weights_version = models.CharField(max_length=20)
    engine_version = models.CharField(max_length=20)
    input_hash = models.CharField(max_length=64, blank=True)
    seekers = models.PositiveIntegerField(default=0)
    vacancies = models.PositiveIntegerField(default=0)
    pairs = models.PositiveIntegerField(default=0, help_text="Matches published, seekers' side.")
    lists_changed = models.PositiveIntegerField(default=0)
    skill_weights = models.JSONField(
        default=dict, help_text="Skill id → weight, so that an explanation adds up to the score."
    )
    seconds = models.JSONField(default=dict, help_text="Stage → seconds of wall time.")
    weights = models.ForeignKey(
        "matching.WeightsVersion", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    feasible_pairs = models.BigIntegerField(default=0, help_text="Pairs that pass every hard rule.")
    report = models.JSONField(
        default=dict, help_text="Effect and cost of spreading the lists; see engine/spread.py."
    )

    class Meta:
        ordering = ["-started_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["current"], condition=models.Q(current=True), name="one_current_run"
            )
        ]

    def __str__(self) -> str:
        return f"{self.on} #{self.pk}"

    @property
    def seconds_in_words(self) -> str:
        """ "leer 0,4 · comparar 0,1 · publicar 0,2"."""
        return " · ".join(
            f"{STAGES.get(stage, stage)} {seconds:.1f}".replace(".", ",")
            for stage, seconds in self.seconds.items()
        )
