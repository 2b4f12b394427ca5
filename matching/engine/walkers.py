"""People of one comuna put side by side, as each is matched: what is theirs alone, worked out."""

from math import sqrt
from typing import NamedTuple

import numpy as np

from matching.engine.arrays import Bools, Float32s, Int8s, Int16s, Int32s, UInt16s
from matching.engine.columns import DESIRED
from matching.engine.compiled import i32, inlined, tight, u16
from matching.engine.shelf import ADULT, MASK_BITS, WORD
from matching.engine.sides import GROUPS, Persons, packed

UNSAID = 14
"""Stands for a digit that the desired occupation does not say: no vacancy has it."""


BATCH = 256
"""People whose columns are brought to the cache together."""


class Walkers(NamedTuple):
    """Columns (n,) of people in the order they are walked.

    `has` (n, words) answers `Shelf.needs`; `codes` and `wish_months` (n, 3) are of the desired
    occupations, most months first. The skills that some vacancy asks are in `held`, from
    `skill_starts[n, 0]` to `skill_starts[n, 1]`.
    """

    row: Int32s
    rank: Int32s
    minutes: Int16s
    moving: Int32s
    wanted: Int32s  # mask of major groups
    has: UInt16s
    says_schedule: Bools
    schooling: Int16s
    group_months: Int16s  # (n, GROUPS)
    expected: Int32s
    per_percent: Float32s  # 100 / expected
    fresh: Int16s
    names_skills: Bools
    refuses: Bools  # said no to a vacancy before, or was told no
    codes: UInt16s
    wish_months: Int16s
    skill_starts: Int32s
    held: Int32s  # numbers of skills
    held_unit: Int32s


def empty_walkers(n: int, words: int, entries: int) -> Walkers:
    """Room for so many people of so many skills in all."""
    return Walkers(
        row=np.zeros(n, np.int32),
        rank=np.zeros(n, np.int32),
        minutes=np.zeros(n, np.int16),
        moving=np.zeros(n, np.int32),
        wanted=np.zeros(n, np.int32),
        has=np.zeros((n, words), np.uint16),
        says_schedule=np.zeros(n, np.bool_),
        schooling=np.zeros(n, np.int16),
        group_months=np.zeros((n, GROUPS), np.int16),
        expected=np.zeros(n, np.int32),
        per_percent=np.zeros(n, np.float32),
        fresh=np.zeros(n, np.int16),
        names_skills=np.zeros(n, np.bool_),
        refuses=np.zeros(n, np.bool_),
        codes=np.zeros((n, DESIRED), np.uint16),
        wish_months=np.zeros((n, DESIRED), np.int16),
        skill_starts=np.zeros((n, 2), np.int32),
        held=np.zeros(entries, np.int32),
        held_unit=np.zeros(entries, np.int32),
    )


@tight
def gather(
    persons: Persons, rows: Int32s, refuses: Bools, bits: Int8s, asked: Int32s, w: Walkers
) -> int:
    """Puts these people in `w`; `bits` as of `asked_bits`, `asked` the skills that count.

    `refuses` (persons,) as in `Walkers`. Returns what `fetch` does.
    """
    entry, seen = 0, 0
    for begin in range(0, len(rows), BATCH):
        end = min(begin + BATCH, len(rows))
        seen += fetch(persons, rows[begin:end])
        for n in range(begin, end):
            gather_columns(persons, rows[n], n, refuses, w)
        for n in range(begin, end):
            w.wanted[n] = wanted_groups(persons, rows[n])
            wishes(persons, rows[n], w.codes[n], w.wish_months[n])
            tell_needs(persons, rows[n], bits, w.has[n])
        for n in range(begin, end):
            w.skill_starts[n, 0] = entry
            entry = hold_skills(persons, rows[n], asked, entry, w)
            w.skill_starts[n, 1] = entry
    return seen


@inlined
def fetch(persons: Persons, rows: Int32s) -> int:
    """Reads what the branches of the next loops hang on: many at once while nothing waits for them.

    Returns a number of no meaning, without which the compiler would leave the reading out.
    """
    seen = 0
    for n in range(len(rows)):
        row = rows[n]
        seen += persons.licences[row] ^ persons.permits[row] ^ persons.schedules[row]
        seen += persons.desired[row, 0] ^ persons.desired_months[row, 0] ^ persons.adult[row]
        seen += persons.widen[row] ^ persons.skill_starts[row]
    for n in range(len(rows)):
        first = min(persons.skill_starts[rows[n]], len(persons.skills) - 1)
        if first >= 0:
            seen += persons.skills[first] ^ persons.skill_weights[first]
    return seen


@inlined
def gather_columns(persons: Persons, row: int, n: int, refuses: Bools, w: Walkers) -> None:
    """The columns that are as the person's, or nearly."""
    w.row[n] = row
    w.rank[n] = persons.rank[row]
    w.minutes[n] = persons.minutes[row]
    w.moving[n] = persons.moving[row]
    w.says_schedule[n] = persons.schedules[row] != 0
    w.schooling[n] = persons.schooling[row]
    w.expected[n] = persons.expected[row]
    w.per_percent[n] = 100.0 / persons.expected[row] if persons.expected[row] else 0.0
    w.fresh[n] = persons.fresh[row]
    w.refuses[n] = refuses[row]
    w.names_skills[n] = persons.skill_starts[row] < persons.skill_starts[row + 1]
    for g in range(GROUPS - 1):
        w.group_months[n, g] = persons.group_months[row, g]


@inlined
def tell_needs(persons: Persons, row: int, bits: Int8s, has: UInt16s) -> None:
    """Sets the bits of what the person has, or does not need to have."""
    schedules = int(persons.schedules[row])
    schedules = schedules if schedules else -1
    papers = int(persons.licences[row]) | int(persons.permits[row]) << MASK_BITS
    papers |= int(persons.adult[row]) << ADULT
    for word in range(len(has)):
        held = 0
        for at in range(word * WORD, min(len(bits), word * WORD + WORD)):
            bit = int(bits[at])
            has_it = papers >> bit if bit <= ADULT else schedules >> (bit - ADULT - 1)
            held |= (has_it & 1) << (at - word * WORD)
        has[word] = u16(held)


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
def wishes(persons: Persons, row: int, codes: UInt16s, months: Int16s) -> None:
    """The desired occupations and months in each, most months first."""
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
        codes[place] = packed(persons.desired[row, chosen], UNSAID)
        months[place] = persons.desired_months[row, chosen]


@inlined
def hold_skills(persons: Persons, row: int, asked: Int32s, entry: int, w: Walkers) -> int:
    """Writes number and unit of the person's skills that somebody asks; returns the next entry."""
    begin, end = persons.skill_starts[row], persons.skill_starts[row + 1]
    squares = 0
    for e in range(begin, end):
        squares += int(persons.skill_weights[e]) ** 2
    for e in range(begin, end):
        number = number_of(persons.skills[e], asked)
        if number >= 0:
            w.held[entry] = number
            w.held_unit[entry] = unit(int(persons.skill_weights[e]), squares)
            entry += 1
    return entry


@inlined
def number_of(skill: int, asked: Int32s) -> int:
    """The place of a skill among those `asked`, which rise; -1 where it is not there."""
    low, left = 0, len(asked)
    # Without a branch, for no processor can guess where a skill is.
    while left > 1:
        half = left // 2
        low += half * (asked[low + half] <= skill)
        left -= half
    return low if len(asked) and asked[low] == skill else -1


@inlined
def unit(weight: int, squares: int) -> int:
    """The weight over the length of its vector, in 2**15ths; see `skills.py`."""
    doubled = int(sqrt((weight**2 << 32) // squares))
    return i32((doubled + 1) // 2)


def numbered(ids: Int32s, asked: Int32s) -> Int32s:
    """The place of each id among those `asked`, which rise; -1 where it is not there."""
    numbers = np.empty(len(ids), dtype=np.int32)
    write_numbers(ids, asked, numbers)
    return numbers


@tight
def write_numbers(ids: Int32s, asked: Int32s, numbers: Int32s) -> None:
    for entry in range(len(ids)):
        numbers[entry] = number_of(ids[entry], asked)
