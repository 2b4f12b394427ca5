"""Ranks some people of one comuna against every vacancy they can reach, both ways; compiled."""

from typing import NamedTuple

import numpy as np

from matching.engine.arrays import Int16s, Int32s, Int64s
from matching.engine.columns import DESIRED
from matching.engine.compiled import compiled, inlined
from matching.engine.passes import OUT, hold_skills, score, wishes
from matching.engine.points import Most
from matching.engine.room import KEY_BITS, LAST, Room, copy_offers, within_reach
from matching.engine.sides import DIGITS, GROUPS, Offers, Persons, Places

NEVER = np.iinfo(np.int64).max
"""A key that none exceeds."""


class Lists(NamedTuple):
    """Lists being made; a key is points, then the lower id first, so that keys never tie.

    Of each person, ranked once: `ranks` by id of vacancies and `points` (n, k), best first,
    `counts` (n,) and `feasible` (n,) pairs that pass every rule. Of each offer, which gains from
    every call: `best` (offers, k + 1) keys of people, falling after a first that is `NEVER`, and
    `worst` (offers,) the points that the next must reach.
    """

    ranks: Int32s
    points: Int16s
    counts: Int16s
    feasible: Int32s
    best: Int64s
    worst: Int32s


@compiled
def rank(
    persons: Persons,
    rows: Int32s,
    offers: Offers,
    places: Places,
    travel: Int16s,
    moving: int,
    most: Most,
    rejected: Int64s,
    room: Room,
    lists: Lists,
) -> None:
    """Ranks these people, all of one comuna and of one set of regions they would move to.

    `travel` is the row of their comuna; `rejected` holds sorted `person's row × offers + offer`.
    """
    furthest, groups = 0, 0
    for row in rows:
        furthest = max(furthest, persons.minutes[row])
        groups |= wanted_groups(persons, row)
    count = within_reach(places, travel, furthest, moving, room)
    copy_offers(offers, places, travel, count, groups, most, lists.worst, room)
    desired = np.empty((DESIRED, DIGITS), np.int16)
    months = np.empty(DESIRED, np.int32)
    mine = np.empty(lists.ranks.shape[1] + 1, np.int64)
    for row in rows:
        wishes(persons, row, desired, months)
        wanted, held = wanted_groups(persons, row), hold_skills(persons, row, room)
        reach = 0
        while reach < count and room.minutes[reach] <= persons.minutes[row]:
            reach += 1
        mine[0], mine[1:], pairs = NEVER, -1, 0
        for g in range(GROUPS):
            first, last = room.starts[g, 0], room.starts[g, reach]
            if wanted >> g & 1 and first < last:
                score(persons, row, g, first, last, held, most, desired, months, room)
                leave_rejected(rejected, row, len(offers.row), first, last, room)
                pairs += list_best(offers, first, last, persons.rank[row], mine, lists, room)
        lists.feasible[row] = pairs
        write_list(mine, row, lists)


@inlined
def wanted_groups(persons: Persons, row: int) -> int:
    """Mask of the major groups whose vacancies may be shown."""
    mask = (1 << GROUPS) - 1 if persons.widen[row] else 0
    for choice in range(DESIRED):
        code = persons.desired[row, choice]
        if code:
            mask |= 1 << code % 10_000 // 1000
    return mask


@inlined
def leave_rejected(
    rejected: Int64s, row: int, offers: int, first: int, last: int, room: Room
) -> None:
    """Takes the pairs that said no before out of `room.points`."""
    if not len(rejected):
        return
    entry = np.searchsorted(rejected, np.int64(row) * offers)
    while entry < len(rejected) and rejected[entry] // offers == row:
        offer = rejected[entry] % offers
        copy = room.copy[offer]
        if first <= copy < last and room.offer[copy] == offer:
            room.points[copy - first] = OUT
        entry += 1


@inlined
def list_best(
    offers: Offers, first: int, last: int, rank_by_id: int, mine: Int64s, lists: Lists, room: Room
) -> int:
    """Puts each pair on both lists where it belongs; returns how many pass every rule."""
    pairs, deepest = 0, len(mine) - 1
    points = room.points[: last - first]
    for i in range(len(points)):
        pairs += points[i] >= 0
    worst = max(mine[deepest] >> KEY_BITS, 0)
    for i in range(len(points)):
        told = points[i]
        if told >= worst:
            key = int(told) << KEY_BITS | (LAST - offers.rank[room.offer[first + i]])
            if key > mine[deepest]:
                insert(mine, key)
                worst = max(mine[deepest] >> KEY_BITS, 0)
        if told >= room.worst[first + i]:
            offer = room.offer[first + i]
            theirs = lists.best[offer]
            key = int(told) << KEY_BITS | (LAST - rank_by_id)
            if key > theirs[len(theirs) - 1]:
                insert(theirs, key)
                lists.worst[offer] = max(theirs[len(theirs) - 1] >> KEY_BITS, 0)
                room.worst[first + i] = lists.worst[offer]
    return pairs


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
