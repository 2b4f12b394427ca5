from django.contrib.postgres.fields import ArrayField
from django.db import models

from matching.models.run import Run


class RunInputs(models.Model):
    """The vacancies' side of a run in progress, so that every shard ranks against the same.

    Not logged by the database and deleted with the end of the run: it can be made again.
    """

    run = models.OneToOneField(
        Run, on_delete=models.CASCADE, primary_key=True, related_name="inputs"
    )
    digest = models.CharField(max_length=64, help_text="Of the data, the weights and the engine.")
    data = models.BinaryField(help_text="`matching.store.frozen`.")


class Shard(models.Model):
    """The people of some comunas, ranked by whichever process takes them. As `RunInputs`.

    Who ranks it holds `lock` meanwhile, so that one whose process died is free again.
    """

    run = models.ForeignKey(Run, on_delete=models.CASCADE, related_name="shards")
    number = models.PositiveSmallIntegerField()
    comunas = ArrayField(models.CharField(max_length=5))
    finished_at = models.DateTimeField(null=True, blank=True)
    result = models.BinaryField(null=True, blank=True, help_text="`matching.services.parts`.")

    class Meta:
        ordering = ["run", "number"]
        constraints = [
            models.UniqueConstraint(fields=["run", "number"], name="one_shard_per_run_and_number")
        ]

    @property
    def lock(self) -> str:
        return f"match:{self.run_id}:{self.number}"
