from django.db import models
from django.db.models import Q


class ForecastCheck(models.Model):
    """How the forecast of one kind of goal would have done in a region's past years.

    Derived by the night from the snapshots, so it is rewritten, not audited. Errors are shares of
    what the year gave in the end; a Brier score is from 0 (right and sure) to 1.
    """

    region = models.ForeignKey("offices.Region", on_delete=models.CASCADE, related_name="+")
    code = models.CharField(max_length=40, help_text="Of the goal definition.")
    first_year = models.PositiveSmallIntegerField()
    last_year = models.PositiveSmallIntegerField()
    cases = models.PositiveIntegerField(help_text="Forecasts made: office, year and month-end.")
    error = models.FloatField(help_text="Mean absolute error, a share of the final value.")
    straight_error = models.FloatField(help_text="The same, of the straight line.")
    coverage = models.FloatField(help_text="Share of final values within the 80 % band.")
    brier = models.FloatField(help_text="Of the probability of meeting the target.")
    straight_brier = models.FloatField(help_text="The same, of the straight line's yes or no.")
    fingerprint = models.CharField(max_length=64, help_text="Of the snapshots it was made from.")
    computed_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["region", "code"], name="one_forecast_check_per_region_and_code"
            ),
            models.CheckConstraint(name="forecast_check_has_cases", condition=Q(cases__gt=0)),
        ]
