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
FEW_MORE = 12
"""Pairs more than a list takes that cost less to put in order than to leave out by counting."""


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


class Picks(NamedTuple):
    """What is picked of a run, for use: as long as the longest run, and an eight more.

    `eights` are `hits`, eight at a time, and `some` where those begin that have one; `at` is where
    the hits are, and `keys` those of the person's list.
    """

    hits: Bools
    eights: Int64s
    some: Int32s
    at: Int32s
    keys: Int64s
    sorted: Int64s


def picks_for(longest: int, deepest: int) -> Picks:
    """Room for runs of so many, and a list of `deepest`."""
    long = longest // EIGHT * EIGHT + EIGHT
    hits = np.zeros(long, np.bool_)
    keys = (2 * deepest + FEW_MORE) // EIGHT * EIGHT + EIGHT
    return Picks(
        hits=hits,
        eights=hits.view(np.int64),
        some=np.zeros(long, np.int32),
        at=np.zeros(long + 1, np.int32),
        keys=np.zeros(keys, np.int64),
        sorted=np.zeros(keys, np.int64),
    )


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
    """Points that the k best reach, and few others; k at least are not under 0."""
    highest = i16(0)
    for i in range(len(points)):
        highest = max(highest, points[i])
    low, high = 0, int(highest)
    while low < high:
        middle = (low + high + 1) // 2
        reach = count_from(points, i16(middle))
        if reach >= k:
            low = middle
        else:
            high = middle - 1
        if k <= reach <= k + FEW_MORE:
            break
    return low


@inlined
def find_hits(points: Int16s, worst: Int16s, least: int, hits: Bools) -> None:
    """Which pairs may belong on the person's list or on the vacancy's."""
    for i in range(len(points)):
        hits[i] = (points[i] >= least) | (points[i] >= worst[i])


@inlined
def list_hits(
    points: Int16s,
    picks: Picks,
    least: int,
    first: int,
    rank_by_id: int,
    shelf: Shelf,
    worst: Int16s,
    own: int,
    deepest: int,
    lists: Lists,
) -> int:
    """Puts the hits of a run that starts at `first` of the shelf on both lists.

    Of the person's there are `own` keys already, in no order; returns how many there are then.
    """
    hits = gather_hits(len(points), picks)
    theirs = 0
    for hit in range(hits):
        i = picks.at[hit]
        told = points[i]
        picks.keys[own] = int(told) << KEY_BITS | (LAST - shelf.rank[first + i])
        own += told >= least
        picks.at[theirs] = i
        theirs += told >= worst[first + i]
        if own == len(picks.keys) - 1:
            own = keep_best(picks, own, deepest)
    for hit in range(theirs):
        i = picks.at[hit]
        offer = shelf.offer[first + i]
        best = lists.best[offer]
        insert(best, int(points[i]) << KEY_BITS | (LAST - rank_by_id))
        lists.worst[offer] = max(lists.worst[offer], max(best[len(best) - 1] >> KEY_BITS, 0))
        worst[first + i] = lists.worst[offer]
    return own


@inlined
def keep_best(picks: Picks, keys: int, deepest: int) -> int:
    """Puts so many keys in order, and returns how many are kept.

    How many are above each says its place: quicker than to move keys about.
    """
    full = (keys + EIGHT - 1) // EIGHT * EIGHT
    picks.keys[keys:full] = -1
    some = picks.keys[:full]
    for at in range(keys):
        key, above = some[at], 0
        for other in range(len(some)):
            above += some[other] > key
        picks.sorted[above] = key
    kept = min(keys, deepest)
    for at in range(kept):
        picks.keys[at] = picks.sorted[at]
    return kept


@inlined
def gather_hits(points: int, picks: Picks) -> int:
    """Writes where the hits are, and returns how many.

    A place is always written and kept only if it is a hit: no processor can guess which are.
    """
    eights, hits = 0, 0
    for eight in range(points // EIGHT):
        picks.some[eights] = eight * EIGHT
        eights += picks.eights[eight] != 0
    for eight in range(eights):
        begin = picks.some[eight]
        for i in range(begin, begin + EIGHT):
            picks.at[hits] = i
            hits += picks.hits[i]
    return hits


@inlined
def insert(best: Int64s, key: int) -> None:
    """Into keys that fall after a first that none exceeds; the last goes.

    Every place is written, without a branch: that is quicker than to look for where to stop.
    """
    for at in range(len(best) - 1, 0, -1):
        best[at] = max(best[at], min(best[at - 1], key))


@inlined
def write_list(best: Int64s, row: int, lists: Lists) -> None:
    for place in range(len(best)):
        lists.ranks[row, place] = LAST - (best[place] & LAST)
        lists.points[row, place] = best[place] >> KEY_BITS
    lists.counts[row] = len(best)
