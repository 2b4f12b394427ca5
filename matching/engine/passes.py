"""One person against a run of vacancies: plain loops without branches, which become vectors.

Each reads few columns and writes one, so that the compiler can see that they do not overlap.
"""

from matching.engine import points as give
from matching.engine.arrays import Bools, Float32s, Int16s, Int32s, Int64s, UInt16s
from matching.engine.compiled import i16, i32, inlined, u16
from matching.engine.points import Most, Tiers
from matching.engine.room import Room
from matching.engine.shelf import Shelf
from matching.engine.sides import Offers
from matching.engine.walkers import Walkers
from matching.engine.weights import SKILLS_UNKNOWN_DIVISOR

OUT = i16(-20_000)
"""Where a pair that breaks a rule starts: no sum of points brings it back to 0."""
NO_NEEDS = u16(0)
FIRST, SECOND, THIRD, ALL = u16(0x1000), u16(0x100), u16(0x10), u16(0)
"""Under these are the bits apart of two `packed` codes that share so many first digits."""
NOTHING = u16(0xFFFF)


@inlined
def score(
    w: Walkers,
    n: int,
    group: int,
    first: int,
    last: int,
    offers: Offers,
    by_skill: bool,
    most: Most,
    shelf: Shelf,
    sure: Int16s,
    room: Room,
    points: Int16s,
) -> None:
    """Fills `points` for those from `first` to `last` of the shelf, all of a major group.

    Less than 0 is out, and so is what stands after the run, to the vector's end. `sure` are the
    points of travel and freshness.
    """
    end = first + len(points)
    digits, wish_months = room.digits[: len(points)], room.wish_months[: len(points)]
    same = 0 if w.names_skills[n] else most.skills // SKILLS_UNKNOWN_DIVISOR
    same += 0 if w.expected[n] else give.pay_unsaid(most.pay)
    apply_rules(
        most,
        points,
        w.has[n, 0],
        w.says_schedule[n],
        w.schooling[n],
        w.minutes[n],
        w.group_months[n, group],
        i16(same),
        shelf.needs[0, first:end],
        shelf.says_schedule[first:end],
        shelf.minutes[first:end],
        shelf.schooling[first:end],
        shelf.months[first:end],
        sure,
    )
    for word in range(1, len(shelf.needs)):
        apply_needs(points, w.has[n, word], shelf.needs[word, first:end])
    codes, months = w.codes[n], w.wish_months[n]
    add_occupation(
        most.tiers,
        points,
        digits,
        wish_months,
        codes[0],
        codes[1],
        codes[2],
        (months[0], months[1], months[2]),
        shelf.code[first:end],
    )
    if months[0]:
        full, per_share = shelf.full[first:end], shelf.per_share[first:end]
        add_experience(most.experience, points, digits, wish_months, full, per_share)
    if w.expected[n]:
        add_pay(
            most.pay,
            points,
            w.expected[n],
            w.per_percent[n],
            shelf.ceiling[first:end],
            shelf.top[first:end],
        )
    if w.names_skills[n]:
        products = room.products[: len(points)]
        if by_skill:
            multiply_skills(w, n, group, first, last, shelf, products)
        else:
            multiply_each(w, n, first, last, offers, shelf, room.unit_of, products)
        add_skills(most.skills, points, products, shelf.silent[first:end])
    points[last - first :] = OUT


@inlined
def apply_rules(
    most: Most,
    points: Int16s,
    has: int,
    accepts: bool,
    held: int,
    accepted: int,
    months: int,
    same: int,
    needs: UInt16s,
    says: Bools,
    minutes: Int16s,
    asked: Int16s,
    asked_months: Int16s,
    sure: Int16s,
) -> None:
    """`OUT` where a rule fails, and else the points of travel, freshness, schooling and schedule.

    Major group and pay are no matter here. `same` are points that go to every pair.
    """
    lacks = u16(~has)
    said = i16(give.schedule(most.schedule, accepts, True))
    unsaid = i16(give.schedule(most.schedule, accepts, False))
    a, b, c, d, e = give.schooling_steps(most.schooling)
    for i in range(len(points)):
        passes = (
            (u16(needs[i] & lacks) == NO_NEEDS)
            & (minutes[i] <= accepted)
            & (asked[i] <= held)
            & (asked_months[i] <= months)
        )
        above = i16(held - asked[i]) if asked[i] else i16(0)
        told = i16(b if above > 0 else a)
        told = i16(c if above > 1 else told)
        told = i16(d if above > 2 else told)
        told = i16(e if above > 3 else told)
        told = i16(told + i16(sure[i] + same))
        told = i16(told + (said if says[i] else unsaid))
        points[i] = told if passes else OUT


@inlined
def apply_needs(points: Int16s, has: int, needs: UInt16s) -> None:
    lacks = u16(~has)
    for i in range(len(points)):
        points[i] = points[i] if u16(needs[i] & lacks) == NO_NEEDS else OUT


@inlined
def add_occupation(
    tiers: Tiers,
    points: Int16s,
    digits: Int16s,
    wish_months: Int16s,
    one: int,
    two: int,
    three: int,
    months: tuple[int, int, int],
    code: UInt16s,
) -> None:
    """Points by digits shared with the closest of the desired occupations.

    `digits` are those, and `wish_months` the person's months in it. The desired ones come with most
    months first, so that among equals the one with most counts. Of two `packed` codes the bits
    apart say how many first digits they share.
    """
    for i in range(len(points)):
        first, second, third = u16(code[i] ^ one), u16(code[i] ^ two), u16(code[i] ^ three)
        apart = min(first, second, third)
        told = i16(tiers[1]) if apart < FIRST else i16(tiers[0])
        told = i16(tiers[2]) if apart < SECOND else told
        told = i16(tiers[3]) if apart < THIRD else told
        told = i16(tiers[4]) if apart == ALL else told
        points[i] = i16(points[i] + told)
        digits[i] = i16(i16(apart < FIRST) + i16(apart < SECOND)) + i16(
            i16(apart < THIRD) + i16(apart == ALL)
        )
        as_near = u16(FIRST - 1) if apart < FIRST else u16(NOTHING)
        as_near = u16(SECOND - 1) if apart < SECOND else as_near
        as_near = u16(THIRD - 1) if apart < THIRD else as_near
        as_near = u16(ALL) if apart == ALL else as_near
        held = months[1] if second <= as_near else months[2]
        wish_months[i] = months[0] if first <= as_near else held


@inlined
def add_experience(
    most: int,
    points: Int16s,
    digits: Int16s,
    months: Int16s,
    full: Int16s,
    per_share: Float32s,
) -> None:
    for i in range(len(points)):
        told = give.experience(most, i32(digits[i]), i32(months[i]), i32(full[i]), per_share[i])
        points[i] = i16(points[i] + told)


@inlined
def add_pay(
    most: int, points: Int16s, expected: int, per_percent: float, ceiling: Int32s, top: Int32s
) -> None:
    """Points of pay, and `OUT` where more is expected than the vacancy may give."""
    for i in range(len(points)):
        told = i16(points[i] + give.pay(most, top[i], expected, per_percent))
        points[i] = told if expected <= ceiling[i] else OUT


@inlined
def add_skills(most: int, points: Int16s, products: Int32s, silent: Bools) -> None:
    for i in range(len(points)):
        points[i] = i16(points[i] + give.skills(most, products[i], silent[i]))


@inlined
def multiply_skills(
    w: Walkers, n: int, group: int, first: int, last: int, shelf: Shelf, products: Int32s
) -> None:
    """Sums the products of units, walking only the vacancies that ask what the person has."""
    products[:] = 0
    for held in range(w.skill_starts[n, 0], w.skill_starts[n, 1]):
        skill, mine = w.held[held], w.held_unit[held]
        begin, end = shelf.skill_starts[group, skill], shelf.skill_starts[group, skill + 1]
        if begin < end and shelf.asker[begin] < first:
            begin += first_from(shelf.asker[begin:end], first)
        for e in range(begin, end):
            to = shelf.asker[e]
            if to >= last:
                break
            products[to - first] += i32(mine * shelf.asker_unit[e])


@inlined
def multiply_each(
    w: Walkers,
    n: int,
    first: int,
    last: int,
    offers: Offers,
    shelf: Shelf,
    unit_of: Int32s,
    products: Int32s,
) -> None:
    """The same sums, looking at every skill that each vacancy asks."""
    for held in range(w.skill_starts[n, 0], w.skill_starts[n, 1]):
        unit_of[w.held[held]] = w.held_unit[held]
    for to in range(first, last):
        offer, product = shelf.offer[to], i32(0)
        for e in range(offers.skill_starts[offer], offers.skill_starts[offer + 1]):
            product = i32(product + i32(unit_of[offers.skills[e]] * offers.skill_units[e]))
        products[to - first] = product
    for held in range(w.skill_starts[n, 0], w.skill_starts[n, 1]):
        unit_of[w.held[held]] = 0


@inlined
def first_from(keys: Int16s | Int32s | Int64s, key: int) -> int:
    """Where the first of the sorted keys stands that is not under `key`."""
    low, high = 0, len(keys)
    while low < high:
        middle = (low + high) // 2
        if keys[middle] < key:
            low = middle + 1
        else:
            high = middle
    return low
