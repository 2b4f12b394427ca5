"""One vacancy against the queues of people, compiled: what is sure of many, then skills of few."""

import numpy as np
from numpy.typing import NDArray

from matching.engine import points as give
from matching.engine.arrays import Int16s, Int32s, Int64s, UInt16s
from matching.engine.columns import DESIRED
from matching.engine.compiled import f32, i16, i32, inlined, tight
from matching.engine.passes import OUT, first_from
from matching.engine.picks import KEY_BITS, LAST, insert
from matching.engine.points import Most
from matching.engine.queues import Queues
from matching.engine.sides import Offers, Persons
from matching.engine.walkers import unit
from matching.engine.weights import SKILLS_UNKNOWN_DIVISOR


@tight
def ask(
    persons: Persons,
    queues: Queues,
    offers: Offers,
    offer: int,
    group: int,
    region: int,
    towards: Int16s,
    units: Int32s,
    most: Most,
    rejected: Int64s,
    room: Int32s,
    closest: Int16s,
    best: Int64s,
) -> int:
    """Puts the best people for one offer in `best`; returns how many pass every rule.

    `towards` are minutes from each comuna; `units` those of the skills asked, by people's number of
    the skill; `rejected` as in `kernel.rank`; `best` (k + 1,) as a row of `kernel.Lists.best`;
    `room` and `closest` for use, as long as the longest queue.
    """
    comunas, passing = len(towards), 0
    for comuna in range(comunas + 1):
        first, last = queues.starts[group, comuna], queues.starts[group, comuna + 1]
        movers = comuna == comunas
        if not movers:
            last = first + who_travel(queues.minutes[first:last], int(towards[comuna]))
        if first == last:
            continue
        points = room[: last - first]
        tell_sure(points, closest[: last - first], queues, first, last, offers, offer, most)
        if movers:
            leave_far(points, queues, first, region, towards, most)
        else:
            trip = i32(give.travel(most.travel, int(towards[comuna])))
            for i in range(len(points)):
                points[i] = i32(points[i] + trip)
        leave_rejected(points, queues.row, first, rejected, offer, len(offers.row))
        for i in range(len(points)):
            passing += points[i] >= 0
        list_people(points, persons, queues, first, offers.silent[offer], units, most, best)
    return passing


@inlined
def who_travel(minutes: Int16s, away: int) -> int:
    """How many of these, who come with the furthest first, accept to travel so far."""
    low, high = 0, len(minutes)
    while low < high:
        middle = (low + high) // 2
        if minutes[middle] >= away:
            low = middle + 1
        else:
            high = middle
    return low


@inlined
def tell_sure(
    points: Int32s,
    closest: Int16s,
    queues: Queues,
    first: int,
    last: int,
    offers: Offers,
    offer: int,
    most: Most,
) -> None:
    """All the points but those of travel and skills, and `OUT` where a rule but distance fails."""
    apply_rules(
        most,
        points,
        offers.needs[offer],
        offers.schedule[offer],
        i32(offers.schooling[offer]),
        offers.months[offer],
        offers.ceiling[offer],
        i32(offers.fresh[offer]),
        queues.has[first:last],
        queues.schedules[first:last],
        queues.schooling[first:last],
        queues.months[first:last],
        queues.expected[first:last],
        queues.fresh[first:last],
    )
    for choice in range(DESIRED):
        codes = queues.codes[choice, first:last]
        find_closest(closest, i16(DESIRED - 1 - choice), offers.code[offer], codes)
    add_occupation(
        most,
        points,
        i32(offers.full[offer]),
        offers.top[offer],
        closest,
        queues.wish_months[0, first:last],
        queues.wish_months[1, first:last],
        queues.wish_months[2, first:last],
        queues.expected[first:last],
    )


@inlined
def apply_rules(
    most: Most,
    points: Int32s,
    needs: np.uint64,
    offered: int,
    asked: int,
    asked_months: int,
    ceiling: int,
    steps: int,
    has: NDArray[np.uint64],
    accepted: Int32s,
    held: Int16s,
    months: Int16s,
    expected: Int32s,
    fresh: Int16s,
) -> None:
    """The same rules as `passes.apply_rules`, from the other side."""
    for i in range(len(points)):
        passes = (
            (needs & ~has[i] == 0)
            & ((offered == 0) | (accepted[i] == 0) | (offered & accepted[i] != 0))
            & (asked <= held[i])
            & (asked_months <= months[i])
            & (expected[i] <= ceiling)
        )
        told = i32(give.schooling(most.schooling, i32(held[i]), asked))
        told = i32(told + give.schedule(most.schedule, offered != 0, accepted[i] != 0))
        told = i32(told + i32(give.freshness(most.freshness, i32(steps + i32(fresh[i])))))
        points[i] = told if passes else OUT


@inlined
def find_closest(closest: Int16s, which: int, code: int, desired: UInt16s) -> None:
    """As in `passes.add_occupation`, one desired occupation of everybody at a time."""
    keep = i16(which != DESIRED - 1)
    for i in range(len(closest)):
        same = give.shared(code, desired[i])
        closest[i] = max(i16(closest[i] * keep), i16(same + which))


@inlined
def add_occupation(
    most: Most,
    points: Int32s,
    full: int,
    top: int,
    closest: Int16s,
    first: Int16s,
    second: Int16s,
    third: Int16s,
    expected: Int32s,
) -> None:
    """Occupation, experience in it, and pay."""
    per_share = f32(1.0 / (4 * full))
    for i in range(len(points)):
        which, digits = i32(closest[i] & 3), i32(closest[i] >> 2)
        months = first[i] if which == 2 else (second[i] if which == 1 else third[i])
        told = i32(points[i] + give.occupation(most.tiers, digits))
        told = i32(told + give.experience(most.experience, digits, i32(months), full, per_share))
        paid = give.pay(most.pay, top, expected[i], f32(f32(100.0) / f32(expected[i])))
        points[i] = i32(told + (paid if expected[i] else give.pay_unsaid(most.pay)))


@inlined
def leave_far(
    points: Int32s, queues: Queues, first: int, region: int, towards: Int16s, most: Most
) -> None:
    """Travel of those who would move, each from their own comuna."""
    for i in range(len(points)):
        e = first + i
        minutes = int(towards[queues.comuna[e]])
        if minutes > queues.minutes[e] and not queues.moving[e] >> region & 1:
            points[i] = OUT
        points[i] = i32(points[i] + give.travel(most.travel, minutes))


@inlined
def leave_rejected(
    points: Int32s, rows: Int32s, first: int, rejected: Int64s, offer: int, offers: int
) -> None:
    """Takes out who said no to this offer, or was told no."""
    if not len(rejected):
        return
    for i in range(len(points)):
        if points[i] >= 0:
            key = int(rows[first + i]) * offers + offer
            at = first_from(rejected, key)
            if at < len(rejected) and rejected[at] == key:
                points[i] = OUT


@inlined
def list_people(
    points: Int32s,
    persons: Persons,
    queues: Queues,
    first: int,
    silent: bool,
    units: Int32s,
    most: Most,
    best: Int64s,
) -> None:
    """Adds the skills of those who could come onto the list with all their points."""
    deepest = len(best) - 1
    worst = max(best[deepest] >> KEY_BITS, 0)
    quarter = most.skills // SKILLS_UNKNOWN_DIVISOR
    for i in range(len(points)):
        if points[i] + most.skills < worst or points[i] < 0:
            continue
        row = queues.row[first + i]
        told = int(points[i])
        if silent or not queues.names_skills[first + i]:
            told += quarter
        else:
            told += give.skills(most.skills, multiply_skills(persons, row, units), False)
        key = told << KEY_BITS | (LAST - persons.rank[row])
        if key > best[deepest]:
            insert(best, key)
            worst = max(best[deepest] >> KEY_BITS, 0)


@inlined
def multiply_skills(persons: Persons, row: int, units: Int32s) -> int:
    """The product of the person's units with those asked."""
    squares, product = 0, 0
    for entry in range(persons.skill_starts[row], persons.skill_starts[row + 1]):
        squares += int(persons.skill_weights[entry]) ** 2
    for entry in range(persons.skill_starts[row], persons.skill_starts[row + 1]):
        asked = units[persons.skills[entry]]
        if asked:
            product += asked * unit(int(persons.skill_weights[entry]), squares)
    return i32(product)
