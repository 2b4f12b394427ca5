"""The sum a person reads is the score that ordered the list, for every match that is published."""

import pytest

from employers.models import Vacancy
from jobseekers.models import JobSeeker
from matching.engine import explain, match
from matching.engine.rows import seeker_row, vacancy_row
from matching.models import SeekerMatches, VacancyMatches
from matching.reasons import current_run, weights_of
from matching.services.nightly import match_step
from matching.store import Reading, SkillWeights, day_number
from matching.territory import Territory
from omil_portal.bench.market import market
from omil_portal.bench.scales import SCALES
from tests.matching.market import ON, a_market


def published() -> dict[tuple[int, int], set[int]]:
    """(seeker, vacancy) → the points it has on either side's list."""
    found: dict[tuple[int, int], set[int]] = {}
    for row in SeekerMatches.objects.filter(run__current=True).order_by("pk"):
        for vacancy, points in zip(row.vacancy_ids, row.points, strict=True):
            found.setdefault((row.seeker_id, vacancy), set()).add(points)
    for row in VacancyMatches.objects.filter(run__current=True).order_by("pk"):
        for seeker, points in zip(row.seeker_ids, row.points, strict=True):
            found.setdefault((seeker, row.vacancy_id), set()).add(points)
    return found


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("people", "offers"),
    [
        pytest.param(200, 60, id="an office"),
        pytest.param(2000, 500, id="a region's worth", marks=pytest.mark.slow),
    ],
)
def test_every_published_match_is_explained_to_the_point(people, offers):
    """Given a run, when each pair of both sides' lists is explained, then the sums agree."""
    a_market(people=people, offers=offers)
    match_step(ON)
    run = current_run()
    skills = SkillWeights({int(skill): w for skill, w in run.skill_weights.items()})
    reading = Reading(Territory.load(), skills, run.on)
    seekers = {row.id: row for row in reading.seekers(JobSeeker.objects.all())}
    vacancies = {row.id: row for row in reading.vacancies(Vacancy.objects.all())}
    wrong, lists = [], published()
    for (seeker, vacancy), points in lists.items():
        why = explain(
            seekers[seeker],
            vacancies[vacancy],
            minutes=reading.territory.minutes(seekers[seeker], vacancies[vacancy]),
            on_day=day_number(run.on),
            weights=weights_of(run, ON),
        )
        if points != {why.total} or not why.feasible:
            wrong.append((seeker, vacancy, points, why.total))
    assert len(lists) > people
    assert wrong == []


@pytest.mark.slow
def test_every_match_of_the_invented_region_is_explained_to_the_point():
    """20,000 people and 1,500 offers: each entry of each list, on both sides."""
    region = market(SCALES["region"])
    found = match(
        region.seekers,
        region.vacancies,
        region.travel,
        on_day=region.on_day,
        excluded=region.excluded,
    )
    vacancies = [vacancy_row(region.vacancies, row) for row in range(len(region.vacancies))]
    pairs: dict[tuple[int, int], int] = {}
    for seeker in range(len(region.seekers)):
        pairs |= {(seeker, vacancy): p for vacancy, p in found.seekers.of(seeker)}
    for vacancy in range(len(region.vacancies)):
        pairs |= {(seeker, vacancy): p for seeker, p in found.vacancies.of(vacancy)}
    wrong, last, row = 0, -1, None
    for (seeker, vacancy), points in sorted(pairs.items()):
        if seeker != last:
            last, row = seeker, seeker_row(region.seekers, seeker)
        minutes = int(region.travel[row.comuna, vacancies[vacancy].comuna])
        why = explain(row, vacancies[vacancy], minutes=minutes, on_day=region.on_day)
        wrong += why.total != points or not why.feasible
    assert len(pairs) > 100_000
    assert wrong == 0
