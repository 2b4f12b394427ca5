"""An invented market: people and offers skewed as they are in Chile, the same for the same seed.

Nobody real is in it. Most want few occupations, live in few comunas and say little of themselves,
because those are the lists that are hard to rank.
"""

import hashlib
from dataclasses import dataclass
from datetime import date

import numpy as np
from numpy.random import Generator

from matching.engine import Seekers, Vacancies
from matching.engine.arrays import columns_of
from omil_portal.bench.scales import Scale
from omil_portal.bench.supply import Occupations, seekers, vacancies
from omil_portal.bench.territory import territory

ON = date(2026, 11, 2)
ON_DAY = (ON - date(1970, 1, 1)).days
REJECTED_SHARE = 0.1
"""Pairs rejected before, for each seeker."""


@dataclass(frozen=True)
class Market:
    """What `matching.engine.match` is given."""

    seekers: Seekers
    vacancies: Vacancies
    travel: np.ndarray
    excluded: np.ndarray
    on_day: int = ON_DAY

    @property
    def fingerprint(self) -> str:
        """The first figures of a digest of every number in it: the same market, the same text."""
        digest = hashlib.sha256()
        for side in (self.seekers, self.vacancies):
            for name in sorted(columns_of(type(side))):
                digest.update(getattr(side, name).tobytes())
            for part in (side.skills.offsets, side.skills.ids, side.skills.weights):
                digest.update(part.tobytes())
        digest.update(self.travel.tobytes() + self.excluded.tobytes())
        return digest.hexdigest()[:16]


def market(scale: Scale, seed: int = 20_221) -> Market:
    """The market of this scale. The same seed and release of numpy give the same numbers."""
    random = np.random.default_rng(seed)
    place = territory(scale.regions)
    work = Occupations.invent(random)
    offers = vacancies(scale.vacancies, place, work, random, ON_DAY)
    people = seekers(scale.seekers, place, work, random, ON_DAY)
    excluded = _rejected(people, offers, random)
    return Market(people, offers, place.travel, excluded)


def _rejected(people: Seekers, offers: Vacancies, random: Generator) -> np.ndarray:
    count = int(len(people) * REJECTED_SHARE)
    pairs = np.stack([random.choice(people.id, count), random.choice(offers.id, count)], axis=1)
    return np.unique(pairs, axis=0)
