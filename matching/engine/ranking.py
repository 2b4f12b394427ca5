"""The best K on each list, kept while pairs stream by in any order.

A pair is one 64-bit key: owner, then points lost, then the other's place by id. Keys are unique,
so sorting them is a total order and the lists cannot depend on the order pairs arrive in.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from matching.engine.arrays import Int64s
from matching.engine.errors import require
from matching.engine.weights import FULL_SCORE

_POINT_BITS = 14
_NOT_FULL = np.iinfo(np.int64).max


@dataclass(frozen=True)
class Ranking:
    """Row r's list is entries `offsets[r]:offsets[r + 1]`: best first, ties by the lower id.

    `index` (entries,) int64 are rows of the other side; `points` (entries,) int64, 0 to 10,000.
    """

    offsets: Int64s
    index: Int64s
    points: Int64s

    def of(self, row: int) -> list[tuple[int, int]]:
        """(row of the other side, points) of one list."""
        span = slice(self.offsets[row], self.offsets[row + 1])
        return list(zip(self.index[span].tolist(), self.points[span].tolist(), strict=True))


class BestK:
    """Bounded lists of `owners` rows over others with ids `other_ids`; memory is bounded too."""

    def __init__(self, owners: int, other_ids: Int64s, k: int, waiting: int = 1 << 22) -> None:
        require(k >= 1, f"k must be at least 1, not {k}")
        self._owners, self._k, self._most_waiting = owners, k, waiting
        self._by_id = np.argsort(other_ids).astype(np.int64)
        self._place = np.empty_like(self._by_id)
        self._place[self._by_id] = np.arange(len(other_ids))
        self._other_bits = max(len(other_ids), 1).bit_length()
        self._owner_shift = self._other_bits + _POINT_BITS
        require(owners.bit_length() + self._owner_shift < 64, "too many rows for 64-bit keys")
        self._worst = np.full(owners, _NOT_FULL, dtype=np.int64)
        self._keys: list[Int64s] = []
        self._waiting = 0

    def add(self, owner: Int64s, other: Int64s, points: Int64s) -> None:
        """Offer pairs, each at most once: owner row, other row, points."""
        lost = (FULL_SCORE - points) << self._other_bits
        keys = (owner << self._owner_shift) | lost | self._place[other]
        keys = keys[keys <= self._worst[owner]]
        self._keys.append(keys)
        self._waiting += len(keys)
        if self._waiting > self._most_waiting:
            self._compact()

    def ranking(self) -> Ranking:
        """The lists as they stand."""
        keys = self._compact()
        counts = np.bincount(keys >> self._owner_shift, minlength=self._owners)
        offsets = np.concatenate(([0], np.cumsum(counts))).astype(np.int64)
        index = self._by_id[keys & (1 << self._other_bits) - 1]
        lost = keys >> self._other_bits & (1 << _POINT_BITS) - 1
        return Ranking(offsets, index, FULL_SCORE - lost)

    def _compact(self) -> Int64s:
        keys = np.sort(np.concatenate([np.empty(0, dtype=np.int64), *self._keys]))
        owner = keys >> self._owner_shift
        starts = np.flatnonzero(np.diff(owner, prepend=-1))
        rank = np.arange(len(keys)) - np.repeat(starts, np.diff(starts, append=len(keys)))
        self._worst[owner[rank == self._k - 1]] = keys[rank == self._k - 1]
        keys = keys[rank < self._k]
        self._keys, self._waiting = [keys], 0
        return keys


def merge(shards: Sequence[tuple[Ranking, Int64s]], k: int) -> Ranking:
    """One ranking from those of disjoint shards of the other side, with each shard's ids.

    All shards rank the same owners, k or more deep. `index` points into the ids concatenated in
    the order given. The result is the same as ranking everyone at once.
    Raises ValueError when there is no shard.
    """
    require(len(shards) > 0, "no shard to merge")
    owners = len(shards[0][0].offsets) - 1
    best = BestK(owners, np.concatenate([ids for _, ids in shards]), k)
    base = 0
    for ranking, ids in shards:
        best.add(
            np.repeat(np.arange(owners), np.diff(ranking.offsets)),
            ranking.index + base,
            ranking.points,
        )
        base += len(ids)
    return best.ranking()
