"""Skills of each row: ragged, rare ones heavier, and of known length for an exact cosine.

The cosine is computed on vectors whose length is 2**15 to the nearest integer in each component:
`unit = round(2**15 × weight / √Σ weight²)`, rounded half up and found with integers alone. The dot
product of two such vectors is 2**30 × cosine, exactly the same on every machine.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from matching.engine.compiled import tight
from matching.engine.errors import require

UNIT_BITS = 15
MAX_WEIGHT = 2**15 - 1


@dataclass(frozen=True)
class Skills:
    """Row r holds entries `offsets[r]:offsets[r + 1]`, ids rising strictly within a row."""

    offsets: NDArray[np.int64]  # (n + 1,)
    ids: NDArray[np.int32]  # (entries,) dense skill index, 0 or more
    weights: NDArray[np.int32]  # (entries,) rarity, 1 to MAX_WEIGHT

    @classmethod
    def of(cls, rows: Sequence[dict[int, int]]) -> "Skills":
        """Build from one {skill: weight} a row."""
        entries = [entry for row in rows for entry in sorted(row.items())]
        return cls(
            np.cumsum([0, *(len(row) for row in rows)], dtype=np.int64),
            np.array([skill for skill, _ in entries], dtype=np.int32),
            np.array([weight for _, weight in entries], dtype=np.int32),
        )

    @cached_property
    def counts(self) -> NDArray[np.int64]:
        """Skills in each row."""
        return np.diff(self.offsets)

    @cached_property
    def rows(self) -> NDArray[np.int64]:
        """The row each entry belongs to."""
        return np.repeat(np.arange(len(self.counts)), self.counts)

    @cached_property
    def units(self) -> NDArray[np.int64]:
        """Each weight over the length of its row's vector, as a multiple of 1 / 2**15."""
        squares = self.weights.astype(np.int64) ** 2
        sums = np.concatenate(([0], np.cumsum(squares)))
        lengths = np.diff(sums[self.offsets])[self.rows]
        # The quotient stays under 2**33, where the floor of a double's square root is exact.
        doubled = np.sqrt((squares << 2 * UNIT_BITS + 2) // lengths).astype(np.int64)
        halves: NDArray[np.int64] = (doubled + 1) // 2
        return halves

    def validate(self, rows: int, owner: str) -> None:
        """Raise ValueError unless this describes `rows` rows."""
        kinds = (self.offsets.dtype, self.ids.dtype, self.weights.dtype)
        wanted = (np.dtype(np.int64), np.dtype(np.int32), np.dtype(np.int32))
        require(kinds == wanted, f"{owner}.skills: types must be int64, int32, int32")
        require(self.offsets.shape == (rows + 1,), f"{owner}.skills: {rows + 1} offsets expected")
        require(self.ids.shape == self.weights.shape, f"{owner}.skills: one weight per skill")
        spans = self.offsets[0] == 0 and self.offsets[-1] == len(self.ids)
        require(bool(spans and np.all(self.counts >= 0)), f"{owner}.skills: offsets out of order")
        if len(self.ids):
            sane = self.ids.min() >= 0 and self.weights.min() >= 1
            require(bool(sane), f"{owner}.skills: ids start at 0 and weights at 1")
            require(bool(self.weights.max() <= MAX_WEIGHT), f"{owner}.skills: weight too large")
            rising = all_rising(self.offsets, self.ids)
            require(rising, f"{owner}.skills: ids must rise strictly in each row")


@tight
def all_rising(offsets: NDArray[np.int64], ids: NDArray[np.int32]) -> bool:
    """Whether ids rise strictly within each row."""
    for row in range(len(offsets) - 1):
        for entry in range(offsets[row] + 1, offsets[row + 1]):
            if ids[entry] <= ids[entry - 1]:
                return False
    return True


def rarity(documents: int, containing: NDArray[np.int64]) -> NDArray[np.int32]:
    """Weight of skills named by `containing` of `documents`: the inverse frequency, in doublings.

    1 for a skill more than half of them name, 2 down to a quarter, and so on. Steps are coarse so
    that a few new vacancies leave yesterday's weights, and so yesterday's lists, as they were.
    """
    weights: NDArray[np.int32] = np.frexp(documents // np.maximum(containing, 1))[1]
    return np.clip(weights, 1, None).astype(np.int32)
