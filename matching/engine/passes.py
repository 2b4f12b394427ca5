"""One person against a run of copies: plain loops without branches, which become vectors.

Each reads few columns and writes one, so that the compiler can see that they do not overlap.
"""

from math import sqrt

import numpy as np
from numpy.typing import NDArray

from matching.engine import points as give
from matching.engine.arrays import Bools, Int16s, Int32s
from matching.engine.columns import DESIRED
from matching.engine.compiled import i16, i32, inlined
from matching.engine.points import Most
from matching.engine.room import VECTOR, Room
from matching.engine.sides import DIGITS, GROUPS, Offers, Persons
from matching.engine.weights import SKILLS_UNKNOWN_DIVISOR

OUT = i32(-20_000)
"""Where a pair that breaks a rule starts: no sum of points brings it back to 0."""
UNITS = (1000, 100, 10, 1)
NONE = i16(-2)
"""A digit that the desired occupation does not say: a vacancy's that is not known is -1."""


@inlined
def apply_rules(
    most: Most,
    points: Int32s,
    has: np.uint64,
    accepted: int,
    held: int,
    months: int,
    expected: int,
    same: int,
    needs: NDArray[np.uint64],
    offered: Int32s,
    asked: Int16s,
    asked_months: Int16s,
    ceiling: Int32s,
    sure: Int16s,
) -> None:
    """`OUT` where a rule fails, and else the points of travel, freshness, schooling and schedule.

    Distance and major group are known to pass. `same` are points that go to every pair.
    """
    for i in range(len(points)):
        passes = (
            (needs[i] & ~has == 0)
            & ((offered[i] == 0) | (accepted == 0) | (offered[i] & accepted != 0))
            & (asked[i] <= held)
            & (asked_months[i] <= months)
            & (expected <= ceiling[i])
        )
        told = i32(sure[i] + same)
        told = i32(told + give.schooling(most.schooling, held, i32(asked[i])))
        told = i32(told + give.schedule(most.schedule, offered[i], accepted))
        points[i] = told if passes else OUT


@inlined
def find_closest(
    closest: Int16s,
    desired: Int16s,
    one: Int16s,
    two: Int16s,
    three: Int16s,
    four: Int16s,
) -> None:
    """4 × digits shared with the closest of the desired occupations, plus 2, 1 or 0 for which.

    They come with most months first, so that among equals the one with most counts.
    """
    a, b, c, d = desired[0]
    e, f, g, h = desired[1]
    p, q, r, s = desired[2]
    for i in range(len(closest)):
        first = shared(one[i] == a, two[i] == b, three[i] == c, four[i] == d)
        second = shared(one[i] == e, two[i] == f, three[i] == g, four[i] == h)
        third = shared(one[i] == p, two[i] == q, three[i] == r, four[i] == s)
        closest[i] = max(i16(first + i16(2)), i16(second + i16(1)), third)


@inlined
def shared(one: bool, two: bool, three: bool, four: bool) -> int:
    return i16(i16(i16(i16(one) + i16(two)) + i16(i16(three) + i16(four))) << 2)


@inlined
def add_occupation(
    most: Most,
    points: Int32s,
    first: int,
    second: int,
    third: int,
    pay_inverse: float,
    closest: Int16s,
    full: Int32s,
    top: Int32s,
) -> None:
    """Occupation, experience in it, and pay; the months are those of the desired occupations."""
    for i in range(len(points)):
        which, digits = i32(closest[i] & 3), i32(closest[i] >> 2)
        months = first if which == 2 else (second if which == 1 else third)
        told = i32(points[i] + give.occupation(most.tiers, digits))
        told = i32(told + give.experience(most.experience, digits, months, full[i]))
        points[i] = i32(told + give.pay(most.pay, top[i], pay_inverse))


@inlined
def add_skills(most: int, points: Int32s, products: Int32s, silent: Bools) -> None:
    for i in range(len(points)):
        points[i] = i32(points[i] + give.skills(most, products[i], silent[i]))


@inlined
def hold_skills(persons: Persons, row: int, room: Room) -> int:
    """Writes number and unit of the person's skills that somebody asks; returns how many."""
    begin, end = persons.skill_starts[row], persons.skill_starts[row + 1]
    squares = 0
    for entry in range(begin, end):
        squares += int(persons.skill_weights[entry]) ** 2
    count = 0
    for entry in range(begin, end):
        if persons.skills[entry] >= 0:
            room.held[count] = persons.skills[entry]
            room.held_unit[count] = unit(int(persons.skill_weights[entry]), squares)
            count += 1
    return count


@inlined
def unit(weight: int, squares: int) -> int:
    """The weight over the length of its vector, in 2**15ths; see `skills.py`."""
    doubled = int(sqrt((weight**2 << 32) // squares))
    return i32((doubled + 1) // 2)


@inlined
def multiply_skills(g: int, first: int, last: int, held: int, room: Room) -> None:
    """Sums the products of units, walking only the copies that ask what the person has."""
    room.products[: last - first + VECTOR] = 0
    for n in range(held):
        skill, mine = room.held[n], room.held_unit[n]
        for e in range(room.skill_starts[g, skill], room.skill_starts[g, skill + 1]):
            to = room.asker[e]
            if to >= last:
                break
            room.products[to - first] += i32(mine * room.asker_unit[e])


@inlined
def multiply_each(offers: Offers, first: int, last: int, held: int, room: Room) -> None:
    """The same sums, looking at every skill that each copy asks."""
    for n in range(held):
        room.unit_of[room.held[n]] = room.held_unit[n]
    for to in range(first, last):
        offer, product = room.offer[to], i32(0)
        for e in range(offers.skill_starts[offer], offers.skill_starts[offer + 1]):
            product = i32(product + i32(room.unit_of[offers.skills[e]] * offers.skill_units[e]))
        room.products[to - first] = product
    for n in range(held):
        room.unit_of[room.held[n]] = 0


@inlined
def wishes(persons: Persons, row: int, desired: Int16s, months: Int32s) -> None:
    """First digits of the desired occupations (3, 4) and months in each, most months first."""
    taken = 0
    for place in range(DESIRED):
        chosen = -1
        for choice in range(DESIRED):
            more = chosen < 0 or (
                persons.desired_months[row, choice] > persons.desired_months[row, chosen]
            )
            if more and not taken >> choice & 1:
                chosen = choice
        taken |= 1 << chosen
        code = persons.desired[row, chosen]
        for d in range(DIGITS):
            known = code // 10_000 > d
            desired[place, d] = code % 10_000 // UNITS[d] if known else NONE
        months[place] = persons.desired_months[row, chosen]


@inlined
def score(
    persons: Persons,
    row: int,
    g: int,
    first: int,
    last: int,
    held: int,
    offers: Offers,
    by_skill: bool,
    most: Most,
    room: Room,
) -> None:
    """Fills `room.points` for the copies `first` to `last`, all of group g; less than 0 is out.

    What stands after them, to the vector's end, is of no meaning.
    """
    size = (last - first + VECTOR - 1) // VECTOR * VECTOR
    end = first + size
    points, closest = room.points[:size], room.closest[:size]
    expected = persons.expected[row]
    names = persons.skill_starts[row + 1] > persons.skill_starts[row]
    same = 0 if names else most.skills // SKILLS_UNKNOWN_DIVISOR
    apply_rules(
        most,
        points,
        persons.has[row],
        persons.schedules[row],
        i32(persons.schooling[row]),
        i32(persons.group_months[row, g]) if g < GROUPS - 1 else i32(0),
        expected,
        i32(same),
        room.needs[first:end],
        room.schedule[first:end],
        room.schooling[first:end],
        room.months[first:end],
        room.ceiling[first:end],
        room.sure[persons.fresh[row], first:end],
    )
    codes = room.codes
    find_closest(
        closest,
        room.desired,
        codes[0, first:end],
        codes[1, first:end],
        codes[2, first:end],
        codes[3, first:end],
    )
    add_occupation(
        most,
        points,
        room.wish_months[0],
        room.wish_months[1],
        room.wish_months[2],
        1.0 / expected if expected else 0.0,
        closest,
        room.full[first:end],
        room.top[first:end],
    )
    if names:
        if by_skill:
            multiply_skills(g, first, last, held, room)
        else:
            multiply_each(offers, first, last, held, room)
        add_skills(most.skills, points, room.products[:size], room.silent[first:end])
