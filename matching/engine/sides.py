"""Both sides as the compiled loops take them; vacancies in the order they are walked."""

from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from matching.engine.arrays import Bools, Int8s, Int16s, Int32s, Int64s, UInt16s
from matching.engine.columns import MAX_REGIONS, Columns, Seekers, Vacancies
from matching.engine.compiled import inlined, tight, u16
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
UNKNOWN = 15
"""Stands for a digit that the vacancy's code does not say: no person has it."""
NO_CEILING = 2**31 - 1


class Persons(NamedTuple):
    """Columns (n,) of seekers by row; `fresh` is steps of freshness."""

    rank: Int32s  # place by id among all
    minutes: Int16s
    moving: Int32s
    schedules: Int32s
    licences: Int32s
    permits: Int32s
    adult: Bools
    schooling: Int8s
    desired: Int32s  # (n, 3)
    desired_months: Int16s  # (n, 3)
    group_months: Int16s  # (n, 10)
    expected: Int32s
    widen: Bools
    fresh: Int8s
    skill_starts: Int64s  # (n + 1,)
    skills: Int32s
    skill_weights: Int32s


class Offers(NamedTuple):
    """Columns (n,) of vacancies by major group, then by place.

    `needs` has a bit for each licence and permit asked and for legal age; `ceiling` is the most
    expected pay that passes. Skills are numbered as in `asked`.
    """

    row: Int32s
    rank: Int32s  # place by id among all
    needs: NDArray[np.uint64]
    schedule: Int32s
    schooling: Int16s
    months: Int16s
    full: Int16s  # months that give all the points of experience
    ceiling: Int32s
    top: Int32s
    fresh: Int16s
    code: UInt16s  # `packed`
    silent: Bools  # asks no skill
    skill_starts: Int64s  # (n + 1,)
    skills: Int32s
    skill_units: Int32s


class Places(NamedTuple):
    """Where vacancies are: comuna and region (p,), by region.

    The vacancies of a group begin at `starts` (GROUPS, p + 1) in each place, and the places of a
    region at `of_region` (MAX_REGIONS + 1,).
    """

    comuna: Int16s
    region: Int8s
    starts: Int32s
    of_region: Int32s


@dataclass(frozen=True)
class OfferSide:
    """Vacancies by major group and place; `asked` the skills they name, rising."""

    offers: Offers
    places: Places
    asked: Int32s


def needs(licences: Int32s, permits: Int32s, adult: Bools) -> NDArray[np.uint64]:
    """Both masks and legal age in one, so that one test serves all."""
    words: NDArray[np.uint64] = adult.astype(np.uint64) << np.uint64(62)
    words |= permits.astype(np.uint64) << np.uint64(31)
    words |= licences.astype(np.uint64)
    return words


def persons_of(seekers: Seekers, on_day: int) -> Persons:
    """The seekers' columns; most are theirs as they are."""
    s = seekers
    return Persons(
        rank=places_by_id(s),
        minutes=s.accepted_minutes,
        moving=s.moving_regions,
        schedules=s.schedules,
        licences=s.licences,
        permits=s.permits,
        adult=s.adult,
        schooling=s.schooling,
        desired=s.desired,
        desired_months=s.desired_months,
        group_months=s.group_months,
        expected=s.expected_pay,
        widen=s.widen,
        fresh=fresh_steps(on_day, s.updated),
        skill_starts=s.skills.offsets,
        skills=s.skills.ids,
        skill_weights=s.skills.weights,
    )


def offer_side(vacancies: Vacancies, on_day: int) -> OfferSide:
    """The vacancies' columns, put in order."""
    v = vacancies
    where = v.region.astype(np.int64) << 16 | v.comuna
    order = np.lexsort((v.occupation, where, v.group))
    full = np.maximum(v.experience_months, FULL_EXPERIENCE_MONTHS)
    ceiling = np.where(v.pay_max == 0, NO_CEILING, _ceiling(v.pay_max))
    asked, starts_of_skills, ids, units = _skills(v, order)
    offers = Offers(
        row=order.astype(np.int32),
        rank=places_by_id(v)[order],
        needs=needs(v.licences, v.permits, v.adult_only)[order],
        schedule=v.schedule[order],
        schooling=v.schooling[order].astype(np.int16),
        months=v.experience_months[order],
        full=full[order].astype(np.int16),
        ceiling=ceiling[order].astype(np.int32),
        top=v.pay_max[order],
        fresh=fresh_steps(on_day, v.published)[order].astype(np.int16),
        code=_codes(v.occupation[order]),
        silent=(v.skills.counts == 0)[order],
        skill_starts=starts_of_skills,
        skills=ids,
        skill_units=units,
    )
    return OfferSide(offers, _places(v, where), asked)


def _places(vacancies: Vacancies, where: Int64s) -> Places:
    named, place = np.unique(where, return_inverse=True)
    cell = vacancies.group * len(named) + place
    counts = np.bincount(cell, minlength=GROUPS * len(named)).reshape(GROUPS, -1)
    ends = np.cumsum(counts).reshape(GROUPS, -1)
    begin = np.concatenate([[0], ends[:-1, -1:].ravel()]) if len(named) else np.zeros(GROUPS)
    starts = np.concatenate([begin[:, None], ends], axis=1).astype(np.int32)
    region = (named >> 16).astype(np.int8)
    of_region = np.searchsorted(region, np.arange(MAX_REGIONS + 1)).astype(np.int32)
    return Places((named & 0xFFFF).astype(np.int16), region, starts, of_region)


def places_by_id(side: Columns) -> Int32s:
    """The place of each row when all are in order of id."""
    places = np.empty(len(side), dtype=np.int32)
    places[side.rows_by_id] = np.arange(len(side), dtype=np.int32)
    return places


def fresh_steps(on_day: int, days: Int32s) -> Int8s:
    """One step each for within a week, a month and a quarter."""
    steps = np.zeros(len(days), dtype=np.int8)
    for limit in FRESH_DAYS:
        steps += days >= on_day - limit
    return steps


@inlined
def packed(code: int, unsaid: int) -> int:
    """Four bits a digit, and `unsaid` for each that the encoded occupation does not say."""
    known, digits, word = code // 10_000, code % 10_000, 0
    for place in range(DIGITS):
        digit = digits // 10 ** (DIGITS - 1 - place) % 10 if place < known else unsaid
        word = word << 4 | digit
    return u16(word)


def _ceiling(top: Int32s) -> Int64s:
    highest: Int64s = np.minimum(np.int64(PAY_TOLERANCE_PERCENT) * top // 100, NO_CEILING)
    return highest


def _codes(occupations: Int32s) -> UInt16s:
    codes = np.empty(len(occupations), dtype=np.uint16)
    pack_all(occupations, codes)
    return codes


@tight
def pack_all(occupations: Int32s, codes: UInt16s) -> None:
    for i in range(len(codes)):
        codes[i] = packed(occupations[i], UNKNOWN)


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
