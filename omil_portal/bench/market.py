"""An invented market: people and offers skewed as they are in Chile, the same for the same seed.

Nobody real is in it. Most want few occupations, live in few comunas and say little of themselves,
because those are the lists that are hard to rank.
"""

import hashlib
from dataclasses import dataclass, replace
from datetime import date
from typing import TypeVar

import numpy as np
from numpy.random import Generator

from matching.engine import Seekers, Skills, Vacancies
from matching.engine.arrays import columns_of
from omil_portal.bench.scales import Scale
from omil_portal.bench.supply import Occupations, posts, seekers, vacancies
from omil_portal.bench.territory import Territory, territory

Side = TypeVar("Side", Seekers, Vacancies)
ON = date(2026, 11, 2)
ON_DAY = (ON - date(1970, 1, 1)).days
REJECTED_SHARE = 0.1
"""Pairs rejected before, for each seeker."""


@dataclass(frozen=True)
class Market:
    """What `matching.engine.match` is given, and each vacancy's posts (int32)."""

    seekers: Seekers
    vacancies: Vacancies
    posts: np.ndarray
    place: Territory
    excluded: np.ndarray
    on_day: int = ON_DAY

    @property
    def travel(self) -> np.ndarray:
        return self.place.travel

    def some(self, share: float) -> "Market":
        """The same vacancies and every nth seeker: at random, for rows are in no order."""
        if share == 1:
            return self
        people = taken(self.seekers, np.arange(0, len(self.seekers), round(1 / share)))
        known = np.isin(self.excluded[:, 0], people.id)
        return replace(self, seekers=people, excluded=self.excluded[known])

    @property
    def fingerprint(self) -> str:
        """The first figures of a digest of every number in it: the same market, the same text."""
        digest = hashlib.sha256()
        for side in (self.seekers, self.vacancies):
            for name in sorted(columns_of(type(side))):
                digest.update(getattr(side, name).tobytes())
            for part in (side.skills.offsets, side.skills.ids, side.skills.weights):
                digest.update(part.tobytes())
        for numbers in (self.posts, self.travel, self.excluded):
            digest.update(numbers.tobytes())
        return digest.hexdigest()[:16]


def taken(side: Side, rows: np.ndarray) -> Side:
    """These rows of one side, in this order."""
    counts = side.skills.counts[rows]
    offsets = np.concatenate([[0], np.cumsum(counts)])
    entries = np.arange(offsets[-1]) + np.repeat(side.skills.offsets[rows] - offsets[:-1], counts)
    skills = Skills(offsets, side.skills.ids[entries], side.skills.weights[entries])
    columns = {name: getattr(side, name)[rows] for name in columns_of(type(side))}
    return replace(side, skills=skills, **columns)


def market(scale: Scale, seed: int = 20_221) -> Market:
    """The market of this scale. The same seed and release of numpy give the same numbers."""
    random = np.random.default_rng(seed)
    place = territory(scale.regions)
    work = Occupations.invent(random)
    offers = vacancies(scale.vacancies, place, work, random, ON_DAY)
    people = seekers(scale.seekers, place, work, random, ON_DAY)
    excluded = _rejected(people, offers, random)
    return Market(people, offers, posts(scale.vacancies, random), place, excluded)


def _rejected(people: Seekers, offers: Vacancies, random: Generator) -> np.ndarray:
    """Each with a vacancy of the own comuna and major group, where there is one."""
    of_offers = offers.comuna.astype(np.int64) * 16 + offers.group
    order = np.argsort(of_offers, kind="stable")
    rows = random.choice(len(people), int(len(people) * REJECTED_SHARE))
    wanted = people.comuna[rows].astype(np.int64) * 16 + people.desired[rows, 0] % 10_000 // 1000
    first, end = (np.searchsorted(of_offers[order], wanted, side) for side in ("left", "right"))
    place = first + (random.random(len(rows)) * (end - first)).astype(np.int64)
    place, rows = place[end > first], rows[end > first]
    return np.unique(np.stack([people.id[rows], offers.id[order[place]]], axis=1), axis=0)
