"""The vacancies within reach of some people, copied side by side for the passes of the match.

They go by major group and then from the nearest on, so that what a person reaches of a group is one
run of every column from the group's beginning.
"""

from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from matching.engine import points as give
from matching.engine.arrays import Bools, Int16s, Int32s
from matching.engine.columns import DESIRED
from matching.engine.compiled import i16, inlined
from matching.engine.points import Most
from matching.engine.sides import DIGITS, GROUPS, Offers, OfferSide, Places
from matching.engine.weights import FRESH_DAYS

STEPS = len(FRESH_DAYS) + 1
VECTOR = 16
"""Runs are walked to a multiple of this, so that no pass has a slow end; columns are longer so."""
KEY_BITS = 32
LAST = (1 << KEY_BITS) - 1
NO_DISTANCE = -1


class Room(NamedTuple):
    """What one thread works with: copies of vacancies, and the results of the passes over them."""

    offer: Int32s  # of each copy: its place among all offers
    copy: Int32s  # of each offer: its place among the copies, as of the last time it was copied
    needs: NDArray[np.uint64]
    schedule: Int32s
    schooling: Int16s
    months: Int16s
    full: Int32s
    ceiling: Int32s
    top: Int32s
    codes: Int16s
    silent: Bools
    sure: Int16s  # (STEPS, n) travel and freshness, by the person's steps of freshness
    worst: Int32s  # points that a pair must reach to be on the vacancy's list
    starts: Int32s  # (GROUPS, places + 1) where each place's vacancies of a group begin
    order: Int32s  # places within reach
    minutes: Int16s  # to them; `NO_DISTANCE` for a region to move to
    skill_starts: Int32s  # (GROUPS, skills + 1) where the copies that ask a skill begin
    asker: Int32s
    asker_unit: Int32s
    points: Int32s
    products: Int32s
    closest: Int16s
    fresh_points: Int16s  # by steps of freshness of both sides
    held: Int32s  # numbers of the person's skills that somebody asks
    held_unit: Int32s
    unit_of: Int32s  # by number of skill: the person's unit; zeros but while they are looked at
    desired: Int16s  # (3, 4) first digits of the person's desired occupations
    wish_months: Int32s  # (3,)


def room_for(side: OfferSide, most_skills: int) -> Room:
    """Room for copies of all these vacancies and for people of at most so many skills."""
    offers, places = side.offers, len(side.places.comuna)
    n = len(offers.row)
    long = n + VECTOR
    columns = {
        name: np.zeros(long, getattr(offers, name).dtype)
        for name in ("needs", "schedule", "schooling", "months", "full", "ceiling", "top", "silent")
    }
    return Room(
        offer=np.zeros(n, np.int32),
        copy=np.zeros(n, np.int32),
        **columns,
        codes=np.zeros((DIGITS, long), np.int16),
        sure=np.zeros((STEPS, long), np.int16),
        worst=np.zeros(n, np.int32),
        starts=np.zeros((GROUPS, places + 1), np.int32),
        order=np.zeros(places, np.int32),
        minutes=np.zeros(places, np.int16),
        skill_starts=np.zeros((GROUPS, len(side.asked) + 1), np.int32),
        asker=np.zeros(len(offers.skills), np.int32),
        asker_unit=np.zeros(len(offers.skills), np.int32),
        points=np.zeros(long, np.int32),
        products=np.zeros(long, np.int32),
        closest=np.zeros(long, np.int16),
        fresh_points=np.zeros(2 * STEPS - 1, np.int16),
        held=np.zeros(most_skills, np.int32),
        held_unit=np.zeros(most_skills, np.int32),
        unit_of=np.zeros(len(side.asked), np.int32),
        desired=np.zeros((DESIRED, DIGITS), np.int16),
        wish_months=np.zeros(DESIRED, np.int32),
    )


def within_reach(places: Places, travel: Int16s, furthest: int, moving: int, room: Room) -> int:
    """Puts the places that can be reached in order: regions to move to, then from the nearest.

    Returns how many. To the rule a region to move to is at no distance.
    """
    minutes = travel[places.comuna]
    minutes[np.int32(moving) >> places.region & 1 == 1] = NO_DISTANCE
    near = np.flatnonzero(minutes <= furthest)
    order = near[np.argsort(minutes[near], kind="stable")]
    count = len(order)
    room.order[:count], room.minutes[:count] = order, minutes[order]
    return count


@inlined
def copy_offers(
    offers: Offers,
    places: Places,
    travel: Int16s,
    count: int,
    groups: int,
    most: Most,
    worst: Int32s,
    by_skill: bool,
    room: Room,
) -> None:
    """Copies the vacancies of these groups in the first `count` places; `worst` is by offer.

    `by_skill`: also under the skills they ask, which pays for many people and not for few.
    """
    to, entry = 0, 0
    for steps in range(len(room.fresh_points)):
        room.fresh_points[steps] = give.freshness(most.freshness, steps)
    for g in range(GROUPS):
        begins = to
        for j in range(count):
            room.starts[g, j] = to
            if groups >> g & 1:
                place = room.order[j]
                first, last = places.starts[place, g], places.starts[place, g + 1]
                trip = give.travel(most.travel, int(travel[places.comuna[place]]))
                copy_run(offers, first, last, to, trip, room.fresh_points, worst, room)
                to += last - first
        room.starts[g, count] = to
        if by_skill and groups >> g & 1:
            entry = list_askers(offers, g, begins, to, entry, room)


@inlined
def copy_run(
    offers: Offers,
    first: int,
    last: int,
    to: int,
    trip: int,
    fresh_points: Int16s,
    worst: Int32s,
    room: Room,
) -> None:
    """Copies the offers `first` to `last`, all as far away, from place `to` on."""
    take(room.needs, to, offers.needs, first, last)
    take(room.schedule, to, offers.schedule, first, last)
    take(room.schooling, to, offers.schooling, first, last)
    take(room.months, to, offers.months, first, last)
    take(room.full, to, offers.full, first, last)
    take(room.ceiling, to, offers.ceiling, first, last)
    take(room.top, to, offers.top, first, last)
    take(room.silent, to, offers.silent, first, last)
    take(room.worst, to, worst, first, last)
    for d in range(DIGITS):
        take(room.codes[d], to, offers.codes[d], first, last)
    for i in range(first, last):
        room.offer[to + i - first] = i
        room.copy[i] = to + i - first
    for steps in range(STEPS):
        sure = room.sure[steps]
        for i in range(last - first):
            sure[to + i] = i16(trip + fresh_points[offers.fresh[first + i] + steps])


@inlined
def take(copies: NDArray[Any], to: int, column: NDArray[Any], first: int, last: int) -> None:
    for i in range(last - first):
        copies[to + i] = column[first + i]


@inlined
def list_askers(offers: Offers, g: int, first: int, last: int, entry: int, room: Room) -> int:
    """Puts the copies `first` to `last` under each skill they ask; returns the next free entry."""
    starts = room.skill_starts[g]
    starts[:] = 0
    for to in range(first, last):
        i = room.offer[to]
        for e in range(offers.skill_starts[i], offers.skill_starts[i + 1]):
            starts[offers.skills[e] + 1] += 1
    starts[0] = entry
    for skill in range(1, len(starts)):
        starts[skill] += starts[skill - 1]
    # From the last copy back: each skill's end comes down to its beginning.
    for to in range(last - 1, first - 1, -1):
        i = room.offer[to]
        for e in range(offers.skill_starts[i], offers.skill_starts[i + 1]):
            skill = offers.skills[e] + 1
            starts[skill] -= 1
            room.asker[starts[skill]] = to
            room.asker_unit[starts[skill]] = offers.skill_units[e]
            entry += 1
    for skill in range(len(starts) - 1):
        starts[skill] = starts[skill + 1]
    starts[len(starts) - 1] = entry
    return entry
