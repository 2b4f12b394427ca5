"""A part of the market, ranked: the people of some comunas with every vacancy of the day."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from matching.engine import Ranking, Seekers, Weights, match, merge
from matching.engine.arrays import columns_of
from matching.engine.compiled import compiled
from matching.listing import LIST_LENGTH
from matching.store import as_reader, day_number
from matching.store.frozen import packed, unpacked
from matching.store.market import Offers, read_excluded, read_people

LONGER_LIST = 60
"""Of each person, before lists are spread."""
SIDES, COLUMNS = ("seekers", "vacancies"), ("offsets", "index", "points")


@dataclass(frozen=True)
class People:
    """Who is to be ranked. `excluded` (pairs, 2): (seeker id, vacancy id) that said no."""

    seekers: Seekers
    excluded: NDArray[np.int64]

    @classmethod
    def read(cls, offers: Offers, comunas: Sequence[str] | None) -> "People":
        """Of these comunas; of all without them. As `omil_matching`; raises `RoleMissing`."""
        with as_reader():
            return cls(read_people(offers, comunas), read_excluded(comunas))

    @cached_property
    def digest(self) -> str:
        """One value for all that their lists depend on besides the vacancies' side."""
        digest, skills = hashlib.sha256(), self.seekers.skills
        columns = [getattr(self.seekers, name) for name in sorted(columns_of(Seekers))]
        for column in (*columns, skills.offsets, skills.ids, skills.weights, self.excluded):
            digest.update(np.ascontiguousarray(column))
        return digest.hexdigest()

    def ranked(self, offers: Offers, weights: Weights) -> "Part":
        found = match(
            self.seekers,
            offers.vacancies,
            offers.territory.travel,
            on_day=day_number(offers.on),
            weights=weights,
            k=LIST_LENGTH,
            seekers_k=LONGER_LIST,
            excluded=self.excluded,
        )
        ids, pairs = self.seekers.id, found.feasible_pairs
        return Part(self.digest, ids, found.seekers, found.vacancies, pairs)


@dataclass(frozen=True)
class Part:
    """`ids` are those of the seekers' rows; `digest` that of the people ranked.

    `seekers` are lists of `LONGER_LIST`, `vacancies` of `LIST_LENGTH`. `feasible_pairs` counts
    the pairs that passed every hard rule.
    """

    digest: str
    ids: NDArray[np.int64]
    seekers: Ranking
    vacancies: Ranking
    feasible_pairs: int

    def as_bytes(self) -> bytes:
        return packed(
            digest=np.array(self.digest),
            ids=self.ids,
            feasible_pairs=np.array(self.feasible_pairs),
            **{
                f"{side}_{name}": getattr(getattr(self, side), name)
                for side in SIDES
                for name in COLUMNS
            },
        )

    @classmethod
    def of_bytes(cls, data: bytes) -> "Part":
        column = unpacked(data)
        return cls(
            str(column["digest"]),
            column["ids"],
            *(Ranking(*(column[f"{side}_{name}"] for name in COLUMNS)) for side in SIDES),
            int(column["feasible_pairs"]),
        )


def joined(parts: Sequence[Part]) -> Part:
    """The parts as one, by id: the same lists as if everybody had been ranked together.

    Raises ValueError when there is no part.
    """
    if len(parts) == 1:
        return parts[0]
    ids = np.concatenate([part.ids for part in parts])
    order = np.argsort(ids)
    row = np.empty(len(ids), dtype=np.int32)
    row[order] = np.arange(len(ids), dtype=np.int32)
    vacancies = merge([(part.vacancies, part.ids) for part in parts], LIST_LENGTH)
    return Part(
        hashlib.sha256("".join(part.digest for part in parts).encode()).hexdigest(),
        ids[order],
        _in_rows([part.seekers for part in parts], row),
        Ranking(vacancies.offsets, row[vacancies.index], vacancies.points),
        sum(part.feasible_pairs for part in parts),
    )


def _in_rows(rankings: Sequence[Ranking], row: NDArray[np.int32]) -> Ranking:
    """The lists of all, the n-th of them in row `row[n]`."""
    counts = np.empty(len(row), dtype=np.int64)
    counts[row] = np.concatenate([np.diff(ranking.offsets) for ranking in rankings])
    offsets = np.concatenate(([0], np.cumsum(counts)))
    index = np.empty(offsets[-1], dtype=np.int32)
    points = np.empty(offsets[-1], dtype=np.int16)
    first = 0
    for ranking in rankings:
        last = first + len(ranking.offsets) - 1
        own = (ranking.offsets, ranking.index, ranking.points)
        place_lists(*own, row[first:last], offsets, index, points)
        first = last
    return Ranking(offsets, index, points)


@compiled
def place_lists(offsets, index, points, row, to, to_index, to_points):
    """Copies each list to where its row begins."""
    for one in range(len(row)):
        at = to[row[one]]
        for entry in range(offsets[one], offsets[one + 1]):
            to_index[at] = index[entry]
            to_points[at] = points[entry]
            at += 1
