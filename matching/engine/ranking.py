"""Lists of the best on the other side, one after the other in flat arrays."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from matching.engine.arrays import Int16s, Int32s, Int64s
from matching.engine.errors import require
from matching.engine.weights import FULL_SCORE

_POINT_BITS = 14


@dataclass(frozen=True)
class Ranking:
    """Row r's list is entries `offsets[r]:offsets[r + 1]`: best first, ties by the lower id.

    `index` (entries,) are rows of the other side; `points` (entries,), 0 to 10,000.
    """

    offsets: Int64s
    index: Int32s
    points: Int16s

    def of(self, row: int) -> list[tuple[int, int]]:
        """(row of the other side, points) of one list."""
        span = slice(self.offsets[row], self.offsets[row + 1])
        return list(zip(self.index[span].tolist(), self.points[span].tolist(), strict=True))


def merge(shards: Sequence[tuple[Ranking, Int64s]], k: int) -> Ranking:
    """One ranking from those of disjoint shards of the other side, with each shard's ids.

    All shards rank the same owners, k or more deep. `index` points into the ids concatenated in
    the order given. The result is the same as ranking everyone at once.
    Raises ValueError when there is no shard, or k is under 1.
    """
    require(len(shards) > 0, "no shard to merge")
    require(k >= 1, f"k must be at least 1, not {k}")
    owners = len(shards[0][0].offsets) - 1
    ids = np.concatenate([ids for _, ids in shards])
    rows_by_id = np.argsort(ids).astype(np.int32)
    place = np.empty(len(ids), dtype=np.int64)
    place[rows_by_id] = np.arange(len(ids))
    bits = max(len(ids), 1).bit_length()
    require(owners.bit_length() + _POINT_BITS + bits < 64, "too many rows for 64-bit keys")
    base, keys = 0, []
    for ranking, of_shard in shards:
        owner = np.repeat(np.arange(owners), np.diff(ranking.offsets))
        lost = FULL_SCORE - ranking.points.astype(np.int64)
        others = place[base + ranking.index.astype(np.int64)]
        keys.append((owner << _POINT_BITS | lost) << bits | others)
        base += len(of_shard)
    # A key is owner, points lost, place by id: none repeats, so that one order is possible.
    best = _first_of_each(np.sort(np.concatenate(keys)), _POINT_BITS + bits, k)
    counts = np.bincount(best >> _POINT_BITS + bits, minlength=owners)
    points = FULL_SCORE - (best >> bits & (1 << _POINT_BITS) - 1)
    return Ranking(
        np.concatenate([[0], np.cumsum(counts)]).astype(np.int64),
        rows_by_id[best & (1 << bits) - 1],
        points.astype(np.int16),
    )


def _first_of_each(keys: Int64s, owner_shift: int, k: int) -> Int64s:
    """The first k of each owner among sorted keys."""
    owner = keys >> owner_shift
    starts = np.flatnonzero(np.diff(owner, prepend=-1))
    rank = np.arange(len(keys)) - np.repeat(starts, np.diff(starts, append=len(keys)))
    return keys[rank < k]
