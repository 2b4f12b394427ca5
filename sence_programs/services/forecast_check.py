"""How the forecasts would have done in past years, kept by the night for the pages to show."""

import hashlib
from collections.abc import Sequence
from datetime import date

from django.db import transaction
from django.utils import timezone

from omil_portal.offices.models import Region
from sence_programs.forecast.backtest import Score, backtest
from sence_programs.forecast.past import PastYear
from sence_programs.goals.past import past_years
from sence_programs.models import ForecastCheck

METHOD = 1
"""Raise it when the forecast changes: every check is then made again."""


def check_forecasts_step(on: date) -> dict[str, int]:
    """The step of the night: years that are over rarely change, so it mostly does nothing."""
    read = made = 0
    for region in Region.objects.all():
        found = past_years([region], before=on)
        read += len(found)
        made += sum(check(region.pk, code, years) for (_, code), years in found.items())
    return {"metas": read, "cambios": made}


@transaction.atomic
def check(region: str, code: str, years: Sequence[PastYear]) -> bool:
    """Writes the check of one kind of goal of a region; False when it was made of the same years.

    Years that all ended with nothing leave no check.
    """
    fingerprint = hashlib.sha256(f"{METHOD}:{sorted(map(repr, years))}".encode()).hexdigest()
    known = ForecastCheck.objects.filter(region=region, code=code).first()
    if known and known.fingerprint == fingerprint:
        return False
    cases = backtest(years)
    if not cases:
        return False
    score = Score.of(cases)
    ForecastCheck.objects.update_or_create(
        region_id=region,
        code=code,
        defaults={
            "first_year": min(year.span.starts_on.year for year in years),
            "last_year": max(year.span.starts_on.year for year in years),
            "cases": score.cases,
            "error": score.error,
            "straight_error": score.straight_error,
            "coverage": score.coverage,
            "brier": score.brier,
            "straight_brier": score.straight_brier,
            "fingerprint": fingerprint,
            "computed_at": timezone.now(),
        },
    )
    return True
