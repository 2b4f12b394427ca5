"""One person against the open offers, or one offer against the people who look for work.

PostgreSQL leaves out those whom the major group or the road rules out, because reading costs
more than matching; the engine decides on the rest.
"""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import NamedTuple

import numpy as np
from django.db.models import QuerySet

from matching.engine import UNREACHABLE, Openings, People, Seekers, Vacancies
from matching.engine.occupations import NO_GROUP
from matching.models import Run
from matching.reasons import weights_of
from matching.store import SkillWeights, as_reader, day_number, rejections
from matching.store.market import as_seekers, as_vacancies, offers_table, people_table, set_day
from matching.territory import Territory


class Best(NamedTuple):
    """Ids, best first, with their points."""

    ids: list[int]
    points: list[int]


NOBODY = Best([], [])


@dataclass(frozen=True)
class Surroundings:
    """What is known around the comuna `cut`, with the day and the weights of `run`.

    `on` is the day that says which offers are open.
    """

    run: Run
    cut: str | None
    on: date

    @contextmanager
    def reading(self) -> Iterator[None]:
        """Inside it people and offers are read, as the role that sees no protected fact."""
        with as_reader():
            set_day(self.on)
            yield

    @cached_property
    def territory(self) -> Territory:
        return Territory.around(self.cut)

    @cached_property
    def skills(self) -> SkillWeights:
        return SkillWeights({int(skill): w for skill, w in self.run.skill_weights.items()})

    def people(self, where: str) -> Seekers:
        """Those available of a condition on the columns of `matching_people`."""
        return as_seekers(people_table(f" WHERE {where}"), self.territory, self.skills)

    def offers(self, where: str) -> Vacancies:
        """Those open of a condition on the columns of `matching_offers`."""
        return as_vacancies(offers_table(f" WHERE {where}"), self.territory, self.skills)[0]

    def offers_that_may_fit(self, seekers: Seekers) -> Vacancies:
        """Of the major groups of any of these people, all of this comuna, and within reach."""
        if not len(seekers):
            return self.offers("false")
        minutes = self.territory.travel[self.territory.comuna(self.cut)]
        near = self._numbers(minutes <= seekers.accepted_minutes.max())
        moving = int(np.bitwise_or.reduce(seekers.moving_regions))
        within = f"(comuna = {any_of(near)} OR {moving} >> region & 1 = 1)"
        if seekers.widen.any():
            return self.offers(within)
        wanted = int(np.bitwise_or.reduce(seekers.wanted_groups))
        groups = any_of(group for group in range(NO_GROUP) if wanted >> group & 1)
        return self.offers(f"{within} AND occupation > 0 AND occupation % 10000 / 1000 = {groups}")

    def people_who_may_fit(self, vacancies: Vacancies) -> Seekers:
        """Who would take the major group of this one offer, and could get to it."""
        if not len(vacancies):
            return self.people("false")
        minutes = self.territory.travel[:, self.territory.comuna(self.cut)]
        within = [f"moving_regions >> {vacancies.region[0]} & 1 = 1"]
        for far in np.unique(minutes[minutes != UNREACHABLE]).tolist():
            near = any_of(self._numbers(minutes == far))
            within.append(f"(comuna = {near} AND accepted_minutes >= {far})")
        group = int(vacancies.group[0])
        wishes = [
            f"(desired_{rank} > 0 AND desired_{rank} % 10000 / 1000 = {group})"
            for rank in (1, 2, 3)
        ]
        return self.people(f"({' OR '.join(within)}) AND (widen OR {' OR '.join(wishes)})")

    def _numbers(self, chosen: np.ndarray) -> list[int]:
        """CUTs, as numbers, of the comunas chosen by row."""
        return [int(cut) for cut, row in self.territory.comunas.items() if chosen[row]]

    def best_offers(self, seekers: Seekers, vacancies: Vacancies, k: int) -> Best:
        """The best `k` of these for one person."""
        if not len(seekers) or not len(vacancies):
            return NOBODY
        openings = Openings(vacancies, self.territory.travel, **self._rules)
        rejected = _pairs(rejections().filter(seeker=seekers.id[0]))
        listed = openings.best(seekers, k=k, excluded=rejected)
        return Best(vacancies.id[listed.index].tolist(), listed.points.tolist())

    def best_people(self, vacancies: Vacancies, seekers: Seekers, k: int) -> tuple[Best, int]:
        """The best `k` of these for one offer, and how many of them pass every rule."""
        if not len(seekers) or not len(vacancies):
            return NOBODY, 0
        people = People(seekers, self.territory.travel, **self._rules)
        rejected = _pairs(rejections().filter(vacancy=vacancies.id[0]))
        listed = people.best(vacancies, k=k, excluded=rejected)
        best = Best(seekers.id[listed.index].tolist(), listed.points.tolist())
        return best, int(people.count(vacancies, excluded=rejected)[0])

    def passing(self, variants: Seekers, vacancies: Vacancies, seeker_id: int) -> list[np.ndarray]:
        """For each way one person might be, the ids of all the offers that pass, best first.

        What the person rejected is rejected whichever way they are.
        """
        if not len(variants) or not len(vacancies):
            return [np.empty(0, dtype=np.int64)] * len(variants)
        said_no = _pairs(rejections().filter(seeker=seeker_id))[:, 1]
        rejected = np.stack(
            [np.repeat(variants.id, len(said_no)), np.tile(said_no, len(variants))], axis=1
        )
        openings = Openings(vacancies, self.territory.travel, **self._rules)
        most = int(openings.count(variants, excluded=rejected).max())
        listed = openings.best(variants, k=max(most, 1), excluded=rejected)
        return np.split(vacancies.id[listed.index], listed.offsets[1:-1])

    @cached_property
    def _rules(self) -> dict:
        """What the engine goes by: the day and the weights of the run."""
        return {"on_day": day_number(self.run.on), "weights": weights_of(self.run, self.run.on)}


def _pairs(rejected: QuerySet) -> np.ndarray:
    return np.array(list(rejected), dtype=np.int64).reshape(-1, 2)


def any_of(numbers: Iterable[int]) -> str:
    """SQL for «equal to one of these numbers»; of none, to nothing."""
    return f"ANY ('{{{','.join(str(int(number)) for number in numbers)}}}'::bigint[])"
