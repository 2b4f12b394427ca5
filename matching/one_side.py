"""One person against the open offers, or one offer against the people who look for work.

PostgreSQL leaves out those whom the major group or the road rules out, because reading costs
more than matching; the engine decides on the rest.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import NamedTuple

import numpy as np
from django.db.models import Case, Exists, OuterRef, Q, QuerySet, Value, When

from employers.models import Vacancy
from jobseekers.models import DesiredOccupation, JobSeeker, Profile
from matching.engine import (
    UNREACHABLE,
    Matches,
    SeekerRow,
    VacancyRow,
    Weights,
    match,
    seekers_of,
    vacancies_of,
)
from matching.models import Run
from matching.reasons import weights_of
from matching.store import Reading, SkillWeights, day_number, rejections
from matching.territory import Territory


class Best(NamedTuple):
    """Ids, best first, with their points; `passing` counts those that pass every hard rule."""

    ids: list[int]
    points: list[int]
    passing: int


@dataclass(frozen=True)
class Surroundings:
    """What is known around one comuna, with the day and the weights of `run`.

    `on` is the day that says which offers are open.
    """

    run: Run
    cut: str | None
    on: date

    @cached_property
    def reading(self) -> Reading:
        skills = SkillWeights({int(skill): w for skill, w in self.run.skill_weights.items()})
        return Reading(Territory.around(self.cut), skills, self.run.on)

    @cached_property
    def weights(self) -> Weights:
        return weights_of(self.run, self.run.on)

    def offers_that_may_fit(self, seeker: SeekerRow) -> QuerySet:
        """Open offers of the person's major groups, within their reach."""
        offers = Vacancy.objects.published(self.on).filter(self._reached_by(seeker))
        wanted = {_group(code) for code in seeker.desired if code}
        return offers if seeker.widen else offers.filter(_of_groups(wanted))

    def _reached_by(self, seeker: SeekerRow) -> Q:
        territory = self.reading.territory
        minutes = territory.travel[seeker.comuna]
        near = [
            cut for cut, n in territory.comunas.items() if minutes[n] <= seeker.accepted_minutes
        ]
        moving = [cut for cut, bit in territory.regions.items() if seeker.moving_regions >> bit & 1]
        return Q(comuna__in=near) | Q(region__in=moving)

    def people_who_may_fit(self, vacancy: VacancyRow, region: str | None) -> QuerySet:
        """People available who seek the offer's major group, within reach of it."""
        wishes = DesiredOccupation.objects.filter(profile=OuterRef("pk"))
        willing = Q(profile__widen=True) & Exists(wishes)
        if vacancy.occupation:
            willing |= Exists(wishes.filter(_of_groups({_group(vacancy.occupation)})))
        moving = Profile.moving_regions.through.objects.filter(profile=OuterRef("pk"))
        reaching = self._reaching(vacancy)
        if region:
            reaching |= Exists(moving.filter(region=region))
        return JobSeeker.objects.available().filter(willing & reaching)

    def _reaching(self, vacancy: VacancyRow) -> Q:
        territory = self.reading.territory
        minutes = territory.travel[:, vacancy.comuna]
        by_minutes: dict[int, list[str]] = {}
        for cut, number in territory.comunas.items():
            if minutes[number] != UNREACHABLE:
                by_minutes.setdefault(int(minutes[number]), []).append(cut)
        trips = [When(comuna__in=cuts, then=Value(far)) for far, cuts in by_minutes.items()]
        near = Q(comuna__in=[cut for cuts in by_minutes.values() for cut in cuts])
        trip = Case(*trips, default=Value(UNREACHABLE))
        return near & Q(profile__accepted_minutes__gte=trip)

    def best_offers(self, seeker: SeekerRow, vacancies: list[VacancyRow], k: int) -> Best:
        """The person's best `k` of these."""
        rejected = rejections().filter(seeker=seeker.id)
        matches = self._match([seeker], vacancies, k, rejected)
        rows = [vacancies[row].id for row in matches.seekers.index.tolist()]
        return Best(rows, matches.seekers.points.tolist(), matches.feasible_pairs)

    def best_people(self, vacancy: VacancyRow, seekers: list[SeekerRow], k: int) -> Best:
        """The offer's best `k` of these."""
        rejected = rejections().filter(vacancy=vacancy.id)
        matches = self._match(seekers, [vacancy], k, rejected)
        rows = [seekers[row].id for row in matches.vacancies.index.tolist()]
        return Best(rows, matches.vacancies.points.tolist(), matches.feasible_pairs)

    def _match(self, seekers, vacancies, k: int, rejected: QuerySet) -> Matches:
        return match(
            seekers_of(seekers),
            vacancies_of(vacancies),
            self.reading.territory.travel,
            on_day=day_number(self.run.on),
            weights=self.weights,
            k=k,
            excluded=np.array(list(rejected), dtype=np.int64).reshape(-1, 2),
        )


def _group(code: int) -> str:
    """The first digit of an encoded occupation."""
    return str(code % 10_000 // 1000)


def _of_groups(groups: Collection[str]) -> Q:
    either = Q(pk__in=[])
    for group in groups:
        either |= Q(occupation__code__startswith=group)
    return either
