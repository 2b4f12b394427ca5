"""Which pairs belong on a list: of many points the few that count, without a look at the others."""

from typing import NamedTuple

import numpy as np

from matching.engine.arrays import Bools, Int16s, Int32s, Int64s
from matching.engine.compiled import i16, inlined
from matching.engine.shelf import Shelf

KEY_BITS = 32
LAST = (1 << KEY_BITS) - 1
NEVER = np.iinfo(np.int64).max
"""A key that none exceeds."""
BLOCK = 8192
"""Points that are counted at a time, so that 16 bits hold the number."""
EIGHT = 8


class Lists(NamedTuple):
    """Lists being made; a key is points, then the lower id first, so that keys never tie.

    Of each person, ranked once: `ranks` by id of vacancies and `points` (n, k), best first,
    `counts` (n,) and `feasible` (n,) pairs that pass every rule. Of each offer, which gains from
    every call: `best` (offers, k + 1) keys of people, falling after a first that is `NEVER`, and
    `worst` (offers + VECTOR,) the points that the next must reach, which other threads may raise.
    """

    ranks: Int32s
    points: Int16s
    counts: Int16s
    feasible: Int32s
    best: Int64s
    worst: Int16s


@inlined
def count_from(points: Int16s, least: int) -> int:
    """How many points are `least` or more."""
    count = 0
    for begin in range(0, len(points), BLOCK):
        block, some = points[begin : begin + BLOCK], i16(0)
        for i in range(len(block)):
            some = i16(some + i16(block[i] >= least))
        count += some
    return count


@inlined
def least_of_best(points: Int16s, k: int) -> int:
    """The k-th greatest of the points, of which k at least are not under 0."""
    highest = i16(0)
    for i in range(len(points)):
        highest = max(highest, points[i])
    low, high = 0, int(highest)
    while low < high:
        middle = (low + high + 1) // 2
        if count_from(points, i16(middle)) >= k:
            low = middle
        else:
            high = middle - 1
    return low


@inlined
def find_hits(points: Int16s, worst: Int16s, least: int, hits: Bools) -> None:
    """Which pairs may belong on the person's list or on the vacancy's."""
    for i in range(len(points)):
        hits[i] = (points[i] >= least) | (points[i] >= worst[i])


@inlined
def list_hits(
    points: Int16s,
    hits: Bools,
    eights: Int64s,
    least: int,
    first: int,
    rank_by_id: int,
    shelf: Shelf,
    worst: Int16s,
    mine: Int64s,
    lists: Lists,
) -> None:
    """Puts the hits of a run that starts at `first` of the shelf on both lists.

    `eights` are the same hits, eight at a time.
    """
    deepest = len(mine) - 1
    for eight in range(len(eights)):
        if eights[eight] == 0:
            continue
        for i in range(eight * EIGHT, eight * EIGHT + EIGHT):
            if not hits[i]:
                continue
            told, offer = points[i], shelf.offer[first + i]
            if told >= least:
                key = int(told) << KEY_BITS | (LAST - shelf.rank[first + i])
                if key > mine[deepest]:
                    insert(mine, key)
            if told >= worst[first + i]:
                theirs = lists.best[offer]
                key = int(told) << KEY_BITS | (LAST - rank_by_id)
                if key > theirs[len(theirs) - 1]:
                    insert(theirs, key)
                    least_there = max(theirs[len(theirs) - 1] >> KEY_BITS, 0)
                    lists.worst[offer] = max(lists.worst[offer], least_there)
                worst[first + i] = lists.worst[offer]


@inlined
def insert(best: Int64s, key: int) -> None:
    """Into keys that fall after a first that none exceeds; the last goes.

    Every place is written, without a branch: that is quicker than to look for where to stop.
    """
    for at in range(len(best) - 1, 0, -1):
        best[at] = max(best[at], min(best[at - 1], key))


@inlined
def write_list(mine: Int64s, row: int, lists: Lists) -> None:
    listed = 0
    while listed < len(mine) - 1 and mine[listed + 1] >= 0:
        lists.ranks[row, listed] = LAST - (mine[listed + 1] & LAST)
        lists.points[row, listed] = mine[listed + 1] >> KEY_BITS
        listed += 1
    lists.counts[row] = listed
