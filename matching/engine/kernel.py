"""Ranks some people of one comuna against every vacancy they can reach, both ways; compiled."""

from typing import NamedTuple

import numpy as np

from matching.engine.arrays import Int16s, Int32s, Int64s
from matching.engine.columns import DESIRED
from matching.engine.compiled import inlined, tight
from matching.engine.passes import OUT, hold_skills, score, wishes
from matching.engine.points import Most
from matching.engine.room import KEY_BITS, LAST, Room, copy_offers
from matching.engine.sides import GROUPS, Offers, Persons, Places

FEW = 20
"""People for whom it does not pay to put the vacancies within reach under each skill they ask."""
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


@tight
def rank(
    persons: Persons,
    rows: Int32s,
    reached: int,
    offers: Offers,
    places: Places,
    travel: Int16s,
    most: Most,
    rejected: Int64s,
    room: Room,
    lists: Lists,
    mine: Int64s,
) -> None:
    """Ranks these people, all of one comuna and of one set of regions they would move to.

    The first `reached` places of `room.order` are those they reach, and `travel` the row of their
    comuna. `rejected` holds sorted `person's row × offers + offer`. `mine` (k + 1,) is for use.
    """
    groups = 0
    for n in range(len(rows)):
        groups |= wanted_groups(persons, rows[n])
    by_skill = len(rows) > FEW
    copy_offers(offers, places, travel, reached, groups, most, lists.worst, by_skill, room)
    for n in range(len(rows)):
        row = rows[n]
        wishes(persons, row, room.desired, room.wish_months)
        wanted, held = wanted_groups(persons, row), hold_skills(persons, row, room)
        reach = first_from(room.minutes[:reached], persons.minutes[row] + 1)
        mine[0], mine[1:], pairs = NEVER, -1, 0
        for g in range(GROUPS):
            first, last = room.starts[g, 0], room.starts[g, reach]
            if wanted >> g & 1 and first < last:
                score(persons, row, g, first, last, held, offers, by_skill, most, room)
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
    entry = first_from(rejected, int(row) * offers)
    while entry < len(rejected) and rejected[entry] // offers == row:
        offer = rejected[entry] % offers
        copy = room.copy[offer]
        if first <= copy < last and room.offer[copy] == offer:
            room.points[copy - first] = OUT
        entry += 1


@inlined
def first_from(keys: Int64s | Int16s, key: int) -> int:
    """Where the first of the sorted keys stands that is not under `key`."""
    low, high = 0, len(keys)
    while low < high:
        middle = (low + high) // 2
        if keys[middle] < key:
            low = middle + 1
        else:
            high = middle
    return low


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
