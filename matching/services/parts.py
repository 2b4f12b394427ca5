"""A part of the market, ranked: the people of some comunas with every vacancy of the day."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from matching.engine import Ranking, Seekers, Weights, match, merge
from matching.engine.arrays import columns_of
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
        return Part(self.digest(), ids, found.seekers, found.vacancies, pairs)


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
    """The parts as one: the same lists as if everybody had been ranked together.

    Raises ValueError when there is no part.
    """
    if len(parts) == 1:
        return parts[0]
    counts = np.concatenate([np.diff(part.seekers.offsets) for part in parts])
    return Part(
        hashlib.sha256("".join(part.digest for part in parts).encode()).hexdigest(),
        np.concatenate([part.ids for part in parts]),
        Ranking(
            np.concatenate(([0], np.cumsum(counts))),
            np.concatenate([part.seekers.index for part in parts]),
            np.concatenate([part.seekers.points for part in parts]),
        ),
        merge([(part.vacancies, part.ids) for part in parts], LIST_LENGTH),
        sum(part.feasible_pairs for part in parts),
    )
