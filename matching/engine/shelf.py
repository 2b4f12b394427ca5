"""Vacancies side by side for the passes of the match: narrow columns, longer than their number."""

from typing import NamedTuple

import numpy as np

from matching.engine.arrays import Bools, Float32s, Int8s, Int16s, Int32s, UInt16s
from matching.engine.columns import Vacancies
from matching.engine.compiled import inlined, tight
from matching.engine.sides import GROUPS, Offers, OfferSide

VECTOR = 32
"""Runs are walked to a multiple of this, so that no pass has a slow end; columns are longer so."""
WORD = 16
"""Bits of a word of `Shelf.needs`."""
MASK_BITS = 31
"""Bits that a mask of licences, permits or schedules may have."""
ADULT = 2 * MASK_BITS
"""The bit of legal age: those of licences and of permits come before, those of schedules after."""


class Shelf(NamedTuple):
    """Columns (n + VECTOR,) of vacancies by major group, and where to find who asks a skill.

    `needs` (words, n + VECTOR) has the bits that `asked_bits` numbers: a licence or permit asked,
    legal age, and the schedule. `per_share` is 1 / (4 × full).
    """

    offer: Int32s  # place among all offers
    minutes: Int16s  # to it; of the whole shelf 0, where the distance does not matter
    region: Int8s
    rank: Int32s  # place by id
    needs: UInt16s
    schooling: Int16s
    months: Int16s
    full: Int16s
    per_share: Float32s
    ceiling: Int32s
    top: Int32s
    code: UInt16s
    says_schedule: Bools
    silent: Bools
    skill_starts: Int32s  # (GROUPS, skills + 1) where those of a group that ask a skill begin
    asker: Int32s
    asker_unit: Int32s


def asked_bits(vacancies: Vacancies) -> Int8s:
    """Which licences, permits, legal age and schedules any vacancy asks, as numbers of bits."""
    v = vacancies
    masks = (v.licences, v.permits, v.adult_only, v.schedule)
    used = [int(np.bitwise_or.reduce(mask)) if len(v) else 0 for mask in masks]
    firsts = (0, MASK_BITS, ADULT, ADULT + 1)
    bits = [first + b for mask, first in zip(used, firsts, strict=True) for b in _bits(mask)]
    return np.array(bits, dtype=np.int8)


def whole_shelf(vacancies: Vacancies, side: OfferSide, bits: Int8s) -> Shelf:
    """All vacancies, in the order of `side`."""
    offers, n = side.offers, len(vacancies)
    shelf = empty_shelf(n, len(bits), len(side.asked), len(offers.skills))
    shelf.offer[:n] = np.arange(n)
    shelf.region[:n] = vacancies.region[offers.row]
    for name in ("rank", "schooling", "months", "full", "ceiling", "top", "code", "silent"):
        getattr(shelf, name)[:n] = getattr(offers, name)
    shelf.per_share[:n] = 1 / (4 * offers.full.astype(np.float32))
    shelf.says_schedule[:n] = offers.schedule != 0
    masks = [getattr(vacancies, name)[offers.row] for name in ("licences", "permits", "adult_only")]
    columns = [(masks[0], 0), (masks[1], MASK_BITS), (masks[2], ADULT)]
    columns.append((offers.schedule, ADULT + 1))
    for at, bit in enumerate(bits.tolist()):
        mask, first = next(c for c in reversed(columns) if c[1] <= bit)
        asks = (mask >> (bit - first) & 1).astype(np.uint16)
        shelf.needs[at // WORD, :n] |= asks << np.uint16(at % WORD)
    starts = side.places.starts
    list_by_skill(offers, np.append(starts[:, 0], starts[-1, -1:]).astype(np.int32), shelf)
    return shelf


def empty_shelf(n: int, bits: int, skills: int, entries: int) -> Shelf:
    """Room for so many vacancies, which ask `entries` times one of so many skills."""
    long = n + VECTOR
    return Shelf(
        offer=np.zeros(long, np.int32),
        minutes=np.zeros(long, np.int16),
        region=np.zeros(long, np.int8),
        rank=np.zeros(long, np.int32),
        needs=np.zeros((max(1, -(-bits // WORD)), long), np.uint16),
        schooling=np.zeros(long, np.int16),
        months=np.zeros(long, np.int16),
        full=np.zeros(long, np.int16),
        per_share=np.zeros(long, np.float32),
        ceiling=np.zeros(long, np.int32),
        top=np.zeros(long, np.int32),
        code=np.zeros(long, np.uint16),
        says_schedule=np.zeros(long, np.bool_),
        silent=np.zeros(long, np.bool_),
        skill_starts=np.zeros((GROUPS, skills + 1), np.int32),
        asker=np.zeros(entries, np.int32),
        asker_unit=np.zeros(entries, np.int32),
    )


@tight
def list_by_skill(offers: Offers, starts: Int32s, shelf: Shelf) -> None:
    """Puts everybody under each skill they ask; `starts` (GROUPS + 1,) where groups begin."""
    entry = 0
    for g in range(GROUPS):
        entry = list_askers(offers, g, starts[g], starts[g + 1], entry, shelf)


@inlined
def list_askers(offers: Offers, group: int, first: int, last: int, entry: int, shelf: Shelf) -> int:
    """Puts those from `first` to `last` under each skill they ask; returns the next free entry."""
    starts = shelf.skill_starts[group]
    starts[:] = 0
    for to in range(first, last):
        i = shelf.offer[to]
        for e in range(offers.skill_starts[i], offers.skill_starts[i + 1]):
            starts[offers.skills[e] + 1] += 1
    starts[0] = entry
    for skill in range(1, len(starts)):
        starts[skill] += starts[skill - 1]
    # From the last back: each skill's end comes down to its beginning.
    for to in range(last - 1, first - 1, -1):
        i = shelf.offer[to]
        for e in range(offers.skill_starts[i], offers.skill_starts[i + 1]):
            skill = offers.skills[e] + 1
            starts[skill] -= 1
            shelf.asker[starts[skill]] = to
            shelf.asker_unit[starts[skill]] = offers.skill_units[e]
            entry += 1
    for skill in range(len(starts) - 1):
        starts[skill] = starts[skill + 1]
    starts[len(starts) - 1] = entry
    return entry


def _bits(mask: int) -> list[int]:
    return [bit for bit in range(mask.bit_length()) if mask >> bit & 1]
