"""The night's match: read, compute, publish. The lists only suggest; staff decide."""

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from time import perf_counter

import numpy as np
from django.utils import timezone

from employers.models import Vacancy
from jobseekers.models import JobSeeker
from matching.engine import ENGINE_VERSION, WEIGHTS_V1, match, seekers_of, vacancies_of
from matching.engine.arrays import columns_of
from matching.listing import LIST_LENGTH
from matching.models import Run
from matching.services.catching_up import catch_up
from matching.services.publishing import publish
from matching.store import Reading, SkillWeights, day_number, rejected_pairs
from matching.territory import Territory


def match_step(on: date) -> dict:
    """Matches every open vacancy with every available person as of `on`.

    Returns the counts of the run. When nothing that matters changed since the current run,
    nothing is written.
    """
    Run.objects.filter(finished_at=None).delete()
    seconds: dict[str, float] = {}
    run = Run(
        on=on,
        started_at=timezone.now(),
        weights_version=WEIGHTS_V1.version,
        engine_version=ENGINE_VERSION,
    )
    with _timed(seconds, "read"):
        open_vacancies = Vacancy.objects.published(on)
        skills = SkillWeights.among(open_vacancies)
        reading = Reading(Territory.load(), skills, on)
        seekers = seekers_of(reading.seekers(JobSeeker.objects.available()))
        vacancies = vacancies_of(reading.vacancies(open_vacancies))
        excluded = rejected_pairs()
        run.input_hash = _hash(seekers, vacancies, reading.territory.travel, excluded, on)
    run.seekers, run.vacancies = len(seekers), len(vacancies)
    counts = {"seekers": run.seekers, "vacancies": run.vacancies}
    if Run.objects.filter(current=True, input_hash=run.input_hash).exists():
        return counts | {"lists_changed": 0, "seconds": seconds}
    with _timed(seconds, "match"):
        found = match(
            seekers,
            vacancies,
            reading.territory.travel,
            on_day=day_number(on),
            k=LIST_LENGTH,
            excluded=excluded,
        )
    run.pairs = len(found.seekers.index)
    run.skill_weights = {str(skill): weight for skill, weight in skills.weights.items()}
    run.save()
    with _timed(seconds, "publish"):
        publish(
            run,
            seekers=seekers,
            vacancies=vacancies,
            for_seekers=found.seekers,
            for_vacancies=found.vacancies,
        )
    run.seconds = seconds
    run.save(update_fields=["seconds"])
    catch_up(run, at=timezone.now())
    return counts | {
        "pairs": run.pairs,
        "lists_changed": run.lists_changed,
        "seconds": seconds,
    }


def _hash(seekers, vacancies, travel: np.ndarray, excluded: np.ndarray, on: date) -> str:
    """One value for everything the lists depend on."""
    digest = hashlib.sha256(f"{on} {WEIGHTS_V1.version} {ENGINE_VERSION}".encode())
    for side in (seekers, vacancies):
        skills = side.skills
        columns = [getattr(side, name) for name in sorted(columns_of(type(side)))]
        for column in (*columns, skills.offsets, skills.ids, skills.weights):
            digest.update(column.tobytes())
    digest.update(travel.tobytes())
    digest.update(np.unique(excluded, axis=0).tobytes())
    return digest.hexdigest()


@contextmanager
def _timed(seconds: dict[str, float], stage: str) -> Iterator[None]:
    start = perf_counter()
    yield
    seconds[stage] = round(perf_counter() - start, 3)
