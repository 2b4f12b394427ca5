"""Both sides as the compiled loops take them; vacancies in the order they are walked."""

from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from matching.engine.arrays import Bools, Int8s, Int16s, Int32s, Int64s
from matching.engine.columns import Columns, Seekers, Vacancies
from matching.engine.compiled import tight
from matching.engine.occupations import MAJOR_GROUPS
from matching.engine.spans import spans
from matching.engine.weights import (
    FRESH_DAYS,
    FULL_EXPERIENCE_MONTHS,
    PAY_TOLERANCE_PERCENT,
)

GROUPS = MAJOR_GROUPS + 1
"""The major groups, and one more for vacancies without a code."""
DIGITS = 4
NO_CEILING = 2**31 - 1


class Persons(NamedTuple):
    """Columns (n,) of seekers by row; `has` is what `needs` asks, `fresh` steps of freshness."""

    rank: Int32s  # place by id among all
    minutes: Int16s
    moving: Int32s
    schedules: Int32s
    has: NDArray[np.uint64]
    schooling: Int8s
    desired: Int32s  # (n, 3)
    desired_months: Int16s  # (n, 3)
    group_months: Int16s  # (n, 10)
    expected: Int32s
    widen: Bools
    fresh: Int8s
    skill_starts: Int64s  # (n + 1,)
    skills: Int32s  # numbers as in `OfferSide.asked`, -1 for one that nobody asks
    skill_weights: Int32s


class Offers(NamedTuple):
    """Columns (n,) of vacancies in the order they are walked; `codes` (4, n).

    `needs` has a bit for each licence and permit asked and for legal age; `ceiling` is the most
    expected pay that passes; `codes[d]` the first d + 1 digits, negative when not known. Skills are
    numbered as in `asked`.
    """

    row: Int32s
    rank: Int32s  # place by id among all
    needs: NDArray[np.uint64]
    schedule: Int32s
    schooling: Int16s
    months: Int16s
    full: Int32s  # months that give all the points of experience
    ceiling: Int32s
    top: Int32s
    fresh: Int16s
    codes: Int16s
    silent: Bools  # asks no skill
    skill_starts: Int64s  # (n + 1,)
    skills: Int32s
    skill_units: Int32s


class Places(NamedTuple):
    """Where vacancies are: (p,) comuna and region, and (p, GROUPS + 1) where each group starts."""

    comuna: Int16s
    region: Int8s
    starts: Int32s


@dataclass(frozen=True)
class OfferSide:
    """Vacancies in order of place and major group; `asked` the skills they name, rising."""

    offers: Offers
    places: Places
    asked: Int32s


def needs(licences: Int32s, permits: Int32s, adult: Bools) -> NDArray[np.uint64]:
    """Both masks and legal age in one, so that one test serves all."""
    words: NDArray[np.uint64] = adult.astype(np.uint64) << np.uint64(62)
    words |= permits.astype(np.uint64) << np.uint64(31)
    words |= licences.astype(np.uint64)
    return words


def persons_of(seekers: Seekers, asked: Int32s, on_day: int) -> Persons:
    """The seekers' columns; most are theirs as they are."""
    s = seekers
    return Persons(
        rank=places_by_id(s),
        minutes=s.accepted_minutes,
        moving=s.moving_regions,
        schedules=s.schedules,
        has=needs(s.licences, s.permits, s.adult),
        schooling=s.schooling,
        desired=s.desired,
        desired_months=s.desired_months,
        group_months=s.group_months,
        expected=s.expected_pay,
        widen=s.widen,
        fresh=fresh_steps(on_day, s.updated).astype(np.int8),
        skill_starts=s.skills.offsets,
        skills=numbered(s.skills.ids, asked),
        skill_weights=s.skills.weights,
    )


def offer_side(vacancies: Vacancies, on_day: int) -> OfferSide:
    """The vacancies' columns, put in order."""
    v = vacancies
    where = v.comuna.astype(np.int64) * 32 + v.region
    order = np.lexsort((v.occupation, v.group, where))
    named, place = np.unique(where, return_inverse=True)
    cell = place * GROUPS + v.group
    counts = np.bincount(cell, minlength=len(named) * GROUPS).reshape(-1, GROUPS)
    ends = np.cumsum(counts).reshape(-1, GROUPS)
    starts = np.concatenate([ends[:, :1] - counts[:, :1], ends], axis=1).astype(np.int32)
    full = np.maximum(v.experience_months, FULL_EXPERIENCE_MONTHS).astype(np.int32)
    ceiling = np.where(v.pay_max == 0, NO_CEILING, _ceiling(v.pay_max))
    asked, starts_of_skills, ids, units = _skills(v, order)
    offers = Offers(
        row=order.astype(np.int32),
        rank=places_by_id(v)[order],
        needs=needs(v.licences, v.permits, v.adult_only)[order],
        schedule=v.schedule[order],
        schooling=v.schooling[order].astype(np.int16),
        months=v.experience_months[order],
        full=full[order],
        ceiling=ceiling[order].astype(np.int32),
        top=v.pay_max[order],
        fresh=fresh_steps(on_day, v.published)[order].astype(np.int16),
        codes=_first_digits(v.occupation[order]),
        silent=(v.skills.counts == 0)[order],
        skill_starts=starts_of_skills,
        skills=ids,
        skill_units=units,
    )
    places = Places((named // 32).astype(np.int16), (named % 32).astype(np.int8), starts)
    return OfferSide(offers, places, asked)


def places_by_id(side: Columns) -> Int32s:
    """The place of each row when all are in order of id."""
    places = np.empty(len(side), dtype=np.int32)
    places[side.rows_by_id] = np.arange(len(side), dtype=np.int32)
    return places


def fresh_steps(on_day: int, days: Int32s) -> Int32s:
    """One step each for within a week, a month and a quarter."""
    ages = on_day - days.astype(np.int64)
    return sum((ages <= limit).astype(np.int32) for limit in FRESH_DAYS)  # type: ignore[return-value]


def numbered(ids: Int32s, asked: Int32s) -> Int32s:
    """The place of each id among those `asked`, which rise; -1 where it is not there."""
    numbers = np.empty(len(ids), dtype=np.int32)
    write_numbers(ids, asked, numbers)
    return numbers


@tight
def write_numbers(ids: Int32s, asked: Int32s, numbers: Int32s) -> None:
    for entry in range(len(ids)):
        low, high = 0, len(asked)
        while low < high:
            middle = (low + high) // 2
            if asked[middle] < ids[entry]:
                low = middle + 1
            else:
                high = middle
        numbers[entry] = low if low < len(asked) and asked[low] == ids[entry] else -1


def _ceiling(top: Int32s) -> Int64s:
    highest: Int64s = np.minimum(np.int64(PAY_TOLERANCE_PERCENT) * top // 100, NO_CEILING)
    return highest


def _first_digits(codes: Int32s) -> Int16s:
    known, padded = np.divmod(codes, 10_000)
    firsts = [
        np.where(known > place, padded // 10 ** (DIGITS - 1 - place), -1) for place in range(DIGITS)
    ]
    return np.stack(firsts).astype(np.int16)


def _skills(vacancies: Vacancies, order: Int64s) -> tuple[Int32s, Int64s, Int32s, Int32s]:
    """Skills asked; where each vacancy of `order` begins, and its skills' numbers and units."""
    skills = vacancies.skills
    asked, number = np.unique(skills.ids, return_inverse=True)
    counts = skills.counts[order]
    at, _ = spans(skills.offsets[order], counts)
    starts = np.concatenate([[0], np.cumsum(counts)])
    return (
        asked.astype(np.int32),
        starts.astype(np.int64),
        number[at].astype(np.int32),
        skills.units[at].astype(np.int32),
    )
