"""The two sides of the invented market, as the engine's columns."""

from dataclasses import dataclass

import numpy as np
from numpy.random import Generator

from matching.engine import Seekers, Skills, Vacancies, encode_occupation, rarity
from omil_portal.bench.territory import Territory
from omil_portal.occupations.classification import TABLE, unit_groups
from omil_portal.occupations.work import Licence, Permit, Schooling, WorkingHours

TYPICAL_SKILLS = 12
LEAST_PAY = 539_000
SKEW = 0.9
MAJOR_SHARE = (0.005, 0.035, 0.1, 0.11, 0.12, 0.16, 0.07, 0.13, 0.12, 0.15)
"""Of the market of CIUO major group 0 to 9. A guess at who comes to a municipal office."""
MINUTES = {30: 0.87, 45: 0.09, 60: 0.03, 90: 0.01}
"""Accepted by car, seat to seat: half an hour of it is an hour by bus."""
MOST_POSTS = 30


@dataclass(frozen=True)
class Occupations:
    """Codes (n,) of four digits, the share of the market of each, and its typical skills (n, 12).

    Codes that share two digits share those too, and stand together: those of row r's family are
    `family[r]` rows from `first[r]` on. `rarity` is the weight of each skill.
    """

    codes: np.ndarray
    share: np.ndarray
    skills: np.ndarray
    rarity: np.ndarray
    first: np.ndarray
    family: np.ndarray

    @classmethod
    def invent(cls, random: Generator) -> "Occupations":
        codes = np.array([encode_occupation(g.code) for g in unit_groups()], dtype=np.int32)
        share = 1 / (1 + random.permutation(len(codes))) ** SKEW
        major = codes % 10_000 // 1000
        share *= (np.array(MAJOR_SHARE) / np.bincount(major, share, len(MAJOR_SHARE)))[major]
        count = len(TABLE.with_name("skills.txt").read_text(encoding="utf-8").splitlines())
        popular = 1 / (1 + np.arange(count)) ** 0.5
        families, first, family, size = np.unique(
            codes % 10_000 // 100, return_index=True, return_inverse=True, return_counts=True
        )
        typical = [
            random.choice(count, TYPICAL_SKILLS, replace=False, p=popular / popular.sum())
            for _ in families
        ]
        weights = rarity(1 << 10, (popular * 600).astype(np.int64))
        skills = np.stack(typical)[family]
        return cls(codes, share / share.sum(), skills, weights, first[family], size[family])

    def draw(self, n: int, random: Generator) -> np.ndarray:
        """Rows of n occupations."""
        return random.choice(len(self.codes), n, p=self.share)

    def near(self, rows: np.ndarray, random: Generator) -> np.ndarray:
        """For each row another of its family, or the same."""
        return self.first[rows] + (random.random(len(rows)) * self.family[rows]).astype(np.int64)


def vacancies(
    n: int, place: Territory, work: Occupations, random: Generator, on_day: int
) -> Vacancies:
    """One in thirty has no code, a third say no pay, one in two hundred no comuna."""
    rows = work.draw(n, random)
    comuna = random.choice(len(place.crowd), n, p=place.crowd)
    said = np.where(random.random(n) < 0.005, len(place.crowd), comuna)
    pay = np.maximum(random.lognormal(13.5, 0.35, n), LEAST_PAY)
    return Vacancies(
        id=_ids(n, random),
        comuna=said.astype(np.int16),
        region=place.region[comuna],
        schedule=_mostly_first(n, len(WorkingHours), random, unsaid=0.1),
        licences=_sometimes(n, len(Licence), random, often=0.15),
        permits=_sometimes(n, len(Permit), random, often=0.08),
        schooling=_levels(n, random, unsaid=0.3),
        occupation=_blurred(work.codes[rows], random, none=1 / 30),
        experience_months=random.choice(
            [0, 6, 12, 24, 36], n, p=[0.25, 0.2, 0.3, 0.2, 0.05]
        ).astype(np.int16),
        pay_max=np.where(random.random(n) < 1 / 3, 0, pay // 1000 * 1000).astype(np.int32),
        adult_only=random.random(n) < 0.15,
        published=(on_day - random.integers(0, 60, n)).astype(np.int32),
        skills=_skills(rows, work, random, most=6, silent=0.3),
    )


def posts(n: int, random: Generator) -> np.ndarray:
    """(n,) int32, 1 to `MOST_POSTS`: one in most vacancies, dozens in a few."""
    return np.minimum(random.zipf(2, n), MOST_POSTS).astype(np.int32)


def seekers(n: int, place: Territory, work: Occupations, random: Generator, on_day: int) -> Seekers:
    """One to three occupations each, often akin; few would move, and few take any work."""
    rows, desired = _wishes(n, work, random)
    months = np.where(desired == 0, 0, random.geometric(1 / 30, (n, 3)) - 1).astype(np.int16)
    by_group = np.zeros((n, 10), dtype=np.int16)
    np.add.at(by_group, (np.arange(n)[:, None], desired % 10_000 // 1000), months)
    comuna = random.choice(len(place.crowd), n, p=place.crowd)
    pay = np.maximum(random.lognormal(13.4, 0.3, n), LEAST_PAY)
    moves = np.where(random.random(n) < 0.02, 1 << random.choice(place.region, n).astype(int), 0)
    return Seekers(
        id=_ids(n, random),
        comuna=comuna.astype(np.int16),
        accepted_minutes=random.choice(list(MINUTES), n, p=list(MINUTES.values())).astype(np.int16),
        moving_regions=moves.astype(np.int32),
        schedules=np.where(
            random.random(n) < 0.2, 0, 1 | random.integers(0, 1 << len(WorkingHours), n)
        ).astype(np.int32),
        licences=_sometimes(n, len(Licence), random, often=0.35),
        permits=_sometimes(n, len(Permit), random, often=0.12),
        schooling=_levels(n, random, unsaid=0.05),
        desired=desired,
        desired_months=months,
        group_months=by_group,
        expected_pay=np.where(random.random(n) < 0.3, 0, pay // 1000 * 1000).astype(np.int32),
        adult=random.random(n) < 0.98,
        widen=random.random(n) < 0.01,
        updated=(on_day - random.integers(0, 200, n)).astype(np.int32),
        skills=_skills(rows, work, random, most=8, silent=0.15),
    )


def _wishes(n: int, work: Occupations, random: Generator) -> tuple[np.ndarray, np.ndarray]:
    """Each one's first occupation as a row of `work`, and the encoded (n, 3), none twice."""
    first = work.draw(n, random)
    others = [
        np.where(random.random(n) < 0.5, work.near(first, random), work.draw(n, random))
        for _ in range(2)
    ]
    wishes = random.choice([1, 2, 3], n, p=[0.6, 0.3, 0.1])[:, None]
    codes = _blurred(work.codes[np.stack([first, *others], axis=1)], random, none=0)
    desired = np.where(np.arange(3) < wishes, codes, 0)
    desired[:, 1] *= desired[:, 1] != desired[:, 0]
    desired[:, 2] *= (desired[:, 2] != desired[:, 0]) & (desired[:, 2] != desired[:, 1])
    late = desired[:, 1] == 0
    desired[late, 1:] = desired[late, :0:-1]
    return first, desired.astype(np.int32)


def _ids(n: int, random: Generator) -> np.ndarray:
    """In no order, so that a tie by id is not a tie by row."""
    return random.permutation(n).astype(np.int64) + 1


def _mostly_first(n: int, choices: int, random: Generator, unsaid: float) -> np.ndarray:
    share = np.array([4, *[1] * (choices - 1)]) / (choices + 3)
    bits = 1 << random.choice(choices, n, p=share)
    return np.where(random.random(n) < unsaid, 0, bits).astype(np.int32)


def _sometimes(n: int, choices: int, random: Generator, often: float) -> np.ndarray:
    """A mask of one or two of them, or of none."""
    two = 1 << random.integers(0, choices, (2, n))
    return np.where(random.random(n) < often, two[0] | two[1], 0).astype(np.int32)


def _levels(n: int, random: Generator, unsaid: float) -> np.ndarray:
    levels = np.clip(np.rint(random.normal(4.5, 1.8, n)), 1, max(Schooling.values))
    return np.where(random.random(n) < unsaid, 0, levels).astype(np.int8)


def _blurred(codes: np.ndarray, random: Generator, none: float) -> np.ndarray:
    """One in ten is known to two digits only; a share `none` not at all."""
    two = 20_000 + codes % 10_000 // 100 * 100
    known = np.where(random.random(codes.shape) < 0.1, two, codes)
    return np.where(random.random(codes.shape) < none, 0, known).astype(np.int32)


def _skills(
    rows: np.ndarray, work: Occupations, random: Generator, most: int, silent: float
) -> Skills:
    """Four in five are typical of the occupation. Rarer ones weigh more."""
    n, skills = len(rows), len(work.rarity)
    typical = work.skills[rows[:, None], random.integers(0, TYPICAL_SKILLS, (n, most))]
    any_skill = random.integers(0, skills, (n, most))
    named = np.where(random.random((n, most)) < 0.8, typical, any_skill)
    counts = np.where(random.random(n) < silent, 0, random.integers(1, most + 1, n))
    owner, place = np.nonzero(np.arange(most) < counts[:, None])
    keys = np.unique(owner * skills + named[owner, place])
    ids = keys % skills
    offsets = np.concatenate([[0], np.cumsum(np.bincount(keys // skills, minlength=n))])
    return Skills(offsets.astype(np.int64), ids.astype(np.int32), work.rarity[ids])
