"""The fairness report of the current run: made once, outside the engine, from published lists."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import numpy as np
from django.utils import timezone

from matching.engine import Factor, match
from matching.fairness.figures import figures, is_low
from matching.fairness.groups import BEST, who_is_listed
from matching.models import FairnessReport, Run
from matching.reasons import current_run, weights_of
from matching.store import day_number, read_market


def fairness_step(on: date) -> dict:
    """Writes the report of the current run unless it has one. Returns the counts of the step.

    Raises `RoleMissing`.
    """
    run = current_run()
    if run is None or FairnessReport.objects.filter(run=run).exists():
        return {}
    ids, people = who_is_listed(run)
    report = figures(people, dict(_listed_without_each_factor(run, ids)))
    FairnessReport.objects.get_or_create(
        run=run, defaults={"made_at": timezone.now(), "figures": report}
    )
    groups = [group for of in report["dimensions"].values() for group in of]
    return {"people_compared": report["people"], "groups_low": sum(map(is_low, groups))}


def _listed_without_each_factor(run: Run, ids: np.ndarray) -> Iterator[tuple[str, np.ndarray]]:
    """Factor → which of `ids` would be among some offer's best if it gave no points."""
    market = read_market(run.on)
    weights = weights_of(run, run.on)
    for factor in Factor:
        found = match(
            market.seekers,
            market.vacancies,
            market.territory.travel,
            on_day=day_number(run.on),
            weights=replace(weights, without=frozenset({factor})),
            k=BEST,
            excluded=market.excluded,
        )
        yield factor.value, np.isin(ids, market.seekers.id[np.unique(found.vacancies.index)])
