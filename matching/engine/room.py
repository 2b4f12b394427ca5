"""What one thread works with: the vacancies within reach of some people, and results of the passes.

Copies go by major group, then by belt of distance, then by the schooling asked, so that what a
person reaches in a belt is one run of every column, which ends where more schooling is asked than
the person has. Regions to move to are not copied: their vacancies of a group stand side by side on
the whole shelf.
"""

from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from matching.engine import points as give
from matching.engine.arrays import Int16s, Int32s
from matching.engine.columns import MAX_REGIONS
from matching.engine.compiled import i16, inlined
from matching.engine.picks import Picks, picks_for
from matching.engine.points import Most
from matching.engine.shelf import VECTOR, Shelf, empty_shelf, list_askers
from matching.engine.sides import GROUPS, Offers, OfferSide, Places
from matching.engine.walkers import Walkers, empty_walkers
from matching.engine.weights import FRESH_DAYS

STEPS = len(FRESH_DAYS) + 1
FURTHEST = (30, 45, 60, 90, 2**15 - 1)
"""Minutes where each belt ends: what people accept most often, so that few walk a belt in vain."""
BELTS = len(FURTHEST)
LEVELS = (0, 1, 3, 4, 5, 6, 7, 2**15)
"""Where each step of the schooling asked begins."""
ASKED = len(LEVELS) - 1
MOST_RUNS = GROUPS * (MAX_REGIONS + BELTS)
"""A person's runs: a belt of a group, and a group of each region to move to."""


class Room(NamedTuple):
    """`sure` (STEPS, n): points of travel and freshness, by the person's steps of freshness;
    `far_sure` those of one run of a region to move to.

    `worst` are the points that a pair must reach to be on a copy's list. `runs` (runs, 4) are
    those of one person: which shelf, major group, where it begins there and where it ends.
    `points` has them one after the other, each to the vector's end.
    """

    walkers: Walkers
    near: Shelf
    copy: Int32s  # of each offer: its place among the copies, as of the last time it was copied
    sure: Int16s
    worst: Int16s
    cuts: Int32s  # (GROUPS, BELTS, ASKED + 1) where each step of a belt begins, and the last ends
    order: Int32s  # places within reach
    minutes: Int16s  # to them
    far_sure: Int16s
    runs: Int32s
    points: Int16s
    picks: Picks
    digits: Int16s
    wish_months: Int16s
    products: Int32s
    fresh_points: Int16s  # by steps of freshness of both sides
    unit_of: Int32s  # by number of skill: the person's unit; zeros but while they are looked at


def room_for(side: OfferSide, bits: int, people: int, entries: int, deepest: int) -> Room:
    """Room for copies of all these vacancies, and for people of so many skills in all."""
    offers, places, skills = side.offers, len(side.places.comuna), len(side.asked)
    n = len(offers.row)
    long, deep = n + VECTOR, 2 * n + VECTOR * MOST_RUNS
    near = empty_shelf(n, bits, skills, len(offers.skills))
    return Room(
        walkers=empty_walkers(people, len(near.needs), entries),
        near=near,
        copy=np.zeros(n, np.int32),
        sure=np.zeros((STEPS, long), np.int16),
        worst=np.zeros(long, np.int16),
        cuts=np.zeros((GROUPS, BELTS, ASKED + 1), np.int32),
        order=np.zeros(places, np.int32),
        minutes=np.zeros(places, np.int16),
        far_sure=np.zeros(long + VECTOR, np.int16),
        runs=np.zeros((MOST_RUNS, 4), np.int32),
        points=np.zeros(deep, np.int16),
        picks=picks_for(long, deepest),
        digits=np.zeros(long, np.int16),
        wish_months=np.zeros(long, np.int16),
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
    many: bool,
    room: Room,
) -> None:
    """Copies the vacancies of these groups in the first `count` places; `worst` is by offer.

    `many`: also by the schooling they ask, and under each skill, which does not pay for few people.
    """
    to, entry, near = 0, 0, room.near
    asked = ASKED if many else 1
    for g in range(GROUPS):
        if groups >> g & 1:
            last, begins = 0, to
            for belt in range(BELTS):
                first = last
                while last < count and room.minutes[last] <= FURTHEST[belt]:
                    last += 1
                for step in range(asked):
                    room.cuts[g, belt, step] = to
                    least, most_asked = LEVELS[step], LEVELS[step + 1] if many else LEVELS[ASKED]
                    for j in range(first, last):
                        place, away = room.order[j], room.minutes[j]
                        to = order_place(whole, places, g, place, away, least, most_asked, to, near)
                for step in range(asked, ASKED + 1):
                    room.cuts[g, belt, step] = to
            if many:
                entry = list_askers(offers, g, begins, to, entry, near)
    copy_columns(whole, to, worst, room)
    for i in range(to):
        room.sure[0, i] = give.travel(most.travel, int(near.minutes[i]))
    for steps in range(STEPS - 1, -1, -1):
        told = room.sure[steps]
        for i in range(to):
            more = room.fresh_points[offers.fresh[near.offer[i]] + steps]
            told[i] = i16(room.sure[0, i] + more)


@inlined
def order_place(
    whole: Shelf,
    places: Places,
    g: int,
    place: int,
    minutes: int,
    least: int,
    most: int,
    to: int,
    near: Shelf,
) -> int:
    """Puts a place's vacancies of a group that ask from `least` to under `most` schooling next.

    Returns what is next then.
    """
    for i in range(places.starts[g, place], places.starts[g, place + 1]):
        near.offer[to], near.minutes[to] = i, minutes
        # Without a branch, for no processor can guess it: what does not stay is written over.
        to += (whole.schooling[i] >= least) & (whole.schooling[i] < most)
    return to


@inlined
def copy_columns(whole: Shelf, count: int, worst: Int16s, room: Room) -> None:
    """Copies the columns of the first so many of `room.near.offer`."""
    near = room.near
    for word in range(len(whole.needs)):
        take(near.needs[word], whole.needs[word], near.offer[:count])
    take(near.schooling, whole.schooling, near.offer[:count])
    take(near.months, whole.months, near.offer[:count])
    take(near.full, whole.full, near.offer[:count])
    take(near.per_share, whole.per_share, near.offer[:count])
    take(near.ceiling, whole.ceiling, near.offer[:count])
    take(near.top, whole.top, near.offer[:count])
    take(near.code, whole.code, near.offer[:count])
    take(near.says_schedule, whole.says_schedule, near.offer[:count])
    take(near.silent, whole.silent, near.offer[:count])
    take(near.region, whole.region, near.offer[:count])
    take(near.rank, whole.rank, near.offer[:count])
    take(room.worst, worst, near.offer[:count])
    for i in range(count):
        room.copy[near.offer[i]] = i


@inlined
def take(copies: NDArray[Any], column: NDArray[Any], offers: Int32s) -> None:
    for i in range(len(offers)):
        copies[i] = column[offers[i]]


@inlined
def tell_far(
    offers: Offers,
    places: Places,
    travel: Int16s,
    g: int,
    first: int,
    last: int,
    steps: int,
    most: Most,
    room: Room,
    sure: Int16s,
) -> None:
    """Travel and freshness of the group's vacancies `first` to `last`, which are of one region.

    `steps` are the person's, of freshness.
    """
    place = first_place(places.starts[g], first)
    begin = first
    while begin < last:
        end = min(places.starts[g, place + 1], last)
        trip = give.travel(most.travel, int(travel[places.comuna[place]]))
        for i in range(begin, end):
            sure[i - first] = i16(trip + room.fresh_points[offers.fresh[i] + steps])
        begin, place = end, place + 1


@inlined
def first_place(starts: Int32s, first: int) -> int:
    """The place where the vacancy `first` is."""
    low, high = 0, len(starts) - 1
    while low + 1 < high:
        middle = (low + high) // 2
        if starts[middle] <= first:
            low = middle
        else:
            high = middle
    return low
