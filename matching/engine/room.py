"""What one thread works with: the vacancies within reach of some people, and results of the passes.

Copies go by major group and then from the nearest on, so that what a person reaches of a group is
one run of every column from the group's beginning. Regions to move to are not copied: their
vacancies of a group stand side by side on the whole shelf.
"""

from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from matching.engine import points as give
from matching.engine.arrays import Bools, Int16s, Int32s, Int64s
from matching.engine.columns import MAX_REGIONS
from matching.engine.compiled import i16, inlined
from matching.engine.picks import EIGHT
from matching.engine.points import Most
from matching.engine.shelf import VECTOR, Shelf, empty_shelf, list_askers
from matching.engine.sides import GROUPS, Offers, OfferSide, Places
from matching.engine.walkers import Walkers, empty_walkers
from matching.engine.weights import FRESH_DAYS

STEPS = len(FRESH_DAYS) + 1
MOST_RUNS = GROUPS * (MAX_REGIONS + 1)
"""A person's runs: a group within reach, and in each region to move to."""


class Room(NamedTuple):
    """`sure` and `far_sure` (STEPS, n): travel and freshness, by the person's steps of freshness.

    `worst` are the points that a pair must reach to be on a copy's list. `runs` (runs, 4) are
    those of one person: which shelf, major group, where it begins there and where it ends.
    `points` has them one after the other, each to the vector's end.
    """

    walkers: Walkers
    near: Shelf
    copy: Int32s  # of each offer: its place among the copies, as of the last time it was copied
    sure: Int16s
    worst: Int16s
    starts: Int32s  # (GROUPS, places + 1) where each place's vacancies of a group begin
    order: Int32s  # places within reach
    minutes: Int16s  # to them
    far_sure: Int16s
    runs: Int32s
    points: Int16s
    hits: Bools
    eights: Int64s  # the same hits, eight at a time
    closest: Int16s
    products: Int32s
    fresh_points: Int16s  # by steps of freshness of both sides
    unit_of: Int32s  # by number of skill: the person's unit; zeros but while they are looked at


def room_for(side: OfferSide, bits: int, people: int, entries: int) -> Room:
    """Room for copies of all these vacancies, and for people of so many skills in all."""
    offers, places, skills = side.offers, len(side.places.comuna), len(side.asked)
    n = len(offers.row)
    long, deep = n + VECTOR, 2 * n + VECTOR * MOST_RUNS
    near = empty_shelf(n, bits, skills, len(offers.skills))
    hits = np.zeros(long // EIGHT * EIGHT + EIGHT, np.bool_)
    return Room(
        walkers=empty_walkers(people, len(near.needs), entries),
        near=near,
        copy=np.zeros(n, np.int32),
        sure=np.zeros((STEPS, long), np.int16),
        worst=np.zeros(long, np.int16),
        starts=np.zeros((GROUPS, places + 1), np.int32),
        order=np.zeros(places, np.int32),
        minutes=np.zeros(places, np.int16),
        far_sure=np.zeros((STEPS, long), np.int16),
        runs=np.zeros((MOST_RUNS, 4), np.int32),
        points=np.zeros(deep, np.int16),
        hits=hits,
        eights=hits.view(np.int64),
        closest=np.zeros(long, np.int16),
        products=np.zeros(long, np.int32),
        fresh_points=np.zeros(2 * STEPS - 1, np.int16),
        unit_of=np.zeros(skills, np.int32),
    )


def within_reach(places: Places, travel: Int16s, furthest: int, room: Room) -> int:
    """Puts the places that can be reached in order, from the nearest; returns how many."""
    minutes = travel[places.comuna]
    near = np.flatnonzero(minutes <= furthest)
    order = near[np.argsort(minutes[near], kind="stable")]
    count = len(order)
    room.order[:count], room.minutes[:count] = order, minutes[order]
    return count


@inlined
def copy_offers(
    offers: Offers,
    whole: Shelf,
    places: Places,
    travel: Int16s,
    count: int,
    groups: int,
    most: Most,
    worst: Int16s,
    by_skill: bool,
    room: Room,
) -> None:
    """Copies the vacancies of these groups in the first `count` places; `worst` is by offer.

    `by_skill`: also under the skills they ask, which pays for many people and not for few.
    """
    to, entry = 0, 0
    for g in range(GROUPS):
        begins = to
        for j in range(count):
            room.starts[g, j] = to
            if groups >> g & 1:
                place = room.order[j]
                first, last = places.starts[g, place], places.starts[g, place + 1]
                if first < last:
                    trip = give.travel(most.travel, int(travel[places.comuna[place]]))
                    copy_run(whole, first, last, to, worst, room)
                    tell_sure(offers, first, last, trip, to, room.fresh_points, room.sure)
                    to += last - first
        room.starts[g, count] = to
        if by_skill and groups >> g & 1:
            entry = list_askers(offers, g, begins, to, entry, room.near)


@inlined
def copy_run(whole: Shelf, first: int, last: int, to: int, worst: Int16s, room: Room) -> None:
    """Copies what stands from `first` to `last` on the whole shelf, from place `to` on."""
    near = room.near
    for word in range(len(whole.needs)):
        take(near.needs[word], to, whole.needs[word], first, last)
    take(near.schooling, to, whole.schooling, first, last)
    take(near.months, to, whole.months, first, last)
    take(near.full, to, whole.full, first, last)
    take(near.per_share, to, whole.per_share, first, last)
    take(near.ceiling, to, whole.ceiling, first, last)
    take(near.top, to, whole.top, first, last)
    take(near.code, to, whole.code, first, last)
    take(near.says_schedule, to, whole.says_schedule, first, last)
    take(near.silent, to, whole.silent, first, last)
    take(near.offer, to, whole.offer, first, last)
    take(near.rank, to, whole.rank, first, last)
    take(room.worst, to, worst, first, last)
    for i in range(first, last):
        room.copy[i] = to + i - first


@inlined
def take(copies: NDArray[Any], to: int, column: NDArray[Any], first: int, last: int) -> None:
    for i in range(last - first):
        copies[to + i] = column[first + i]


@inlined
def tell_sure(
    offers: Offers, first: int, last: int, trip: int, to: int, fresh_points: Int16s, sure: Int16s
) -> None:
    """Points of travel and freshness of the offers `first` to `last`, all as far away."""
    for steps in range(STEPS):
        told = sure[steps]
        for i in range(last - first):
            told[to + i] = i16(trip + fresh_points[offers.fresh[first + i] + steps])


@inlined
def tell_far(
    offers: Offers,
    places: Places,
    travel: Int16s,
    regions: int,
    groups: int,
    most: Most,
    room: Room,
) -> None:
    """Writes `far_sure` for the vacancies of these groups and regions."""
    for place in range(len(places.comuna)):
        if regions >> places.region[place] & 1:
            trip = give.travel(most.travel, int(travel[places.comuna[place]]))
            for g in range(GROUPS):
                first, last = places.starts[g, place], places.starts[g, place + 1]
                if groups >> g & 1:
                    tell_sure(offers, first, last, trip, first, room.fresh_points, room.far_sure)
