"""The hard rules: a pair that breaks one is never shown, and each can be named.

Being active and not placed is the tenth condition: the engine is given no one else.
"""

from collections.abc import Callable
from enum import StrEnum

import numpy as np

from matching.engine.arrays import Bools, Int32s
from matching.engine.block import Block
from matching.engine.occupations import MAJOR_GROUPS, NO_GROUP
from matching.engine.spans import spans
from matching.engine.weights import PAY_TOLERANCE_PERCENT


class Rule(StrEnum):
    """The hard rules, in the order they are told."""

    OCCUPATION_GROUP = "occupation_group"
    TRAVEL = "travel"
    SCHEDULE = "schedule"
    LICENCES = "licences"
    PERMITS = "permits"
    SCHOOLING = "schooling"
    EXPERIENCE = "experience"
    PAY = "pay"
    LEGAL_AGE = "legal_age"
    REJECTED_BEFORE = "rejected_before"


def occupation_group(b: Block) -> Bools:
    """Some desired occupation is of the vacancy's major group, or the seeker widened."""
    wanted = b.seekers.wanted_groups[b.s] >> b.vacancies.group[b.v] & 1
    passing: Bools = b.seekers.widen[b.s] | (wanted == 1)
    return passing


def travel(b: Block) -> Bools:
    """Work is within the accepted minutes, or in a region the seeker would move to."""
    moving = b.seekers.moving_regions[b.s] >> b.vacancies.region[b.v] & 1
    passing: Bools = (b.minutes <= b.seekers.accepted_minutes[b.s]) | (moving == 1)
    return passing


def schedule(b: Block) -> Bools:
    """The schedule is one the seeker accepts, or one of the two did not say."""
    offered, accepted = b.vacancies.schedule[b.v], b.seekers.schedules[b.s]
    passing: Bools = (offered == 0) | (accepted == 0) | (offered & accepted != 0)
    return passing


def licences(b: Block) -> Bools:
    """Every driving licence required is held."""
    passing: Bools = b.vacancies.licences[b.v] & ~b.seekers.licences[b.s] == 0
    return passing


def permits(b: Block) -> Bools:
    """Every permit required is held."""
    passing: Bools = b.vacancies.permits[b.v] & ~b.seekers.permits[b.s] == 0
    return passing


def schooling(b: Block) -> Bools:
    """Schooling is at least the minimum asked."""
    passing: Bools = b.seekers.schooling[b.s] >= b.vacancies.schooling[b.v]
    return passing


def experience(b: Block) -> Bools:
    """Experience in the vacancy's major group is at least what it asks."""
    group = b.vacancies.group[b.v]
    months = b.seekers.group_months[b.s, np.minimum(group, MAJOR_GROUPS - 1)]
    passing: Bools = np.where(group == NO_GROUP, 0, months) >= b.vacancies.experience_months[b.v]
    return passing


def pay(b: Block) -> Bools:
    """Expected pay is at most 115 % of the top of the offer; an unsaid figure passes."""
    top, expected = b.vacancies.pay_max[b.v], b.seekers.expected_pay[b.s]
    ceiling = np.int64(PAY_TOLERANCE_PERCENT) * top
    passing: Bools = (top == 0) | (np.int64(100) * expected <= ceiling)
    return passing


def legal_age(b: Block) -> Bools:
    """Of age, wherever the law keeps the work for adults."""
    passing: Bools = b.seekers.adult[b.s] | ~b.vacancies.adult_only[b.v]
    return passing


def rejected_before(b: Block) -> Bools:
    """Neither side rejected this pair before."""
    passing = np.ones(b.shape, dtype=np.bool_)
    keys, vacancies = b.market.rejected, len(b.vacancies)
    first = np.searchsorted(keys, b.rows * vacancies)
    last = np.searchsorted(keys, (b.rows + 1) * vacancies)
    at, row = spans(first, last - first)
    vacancy = keys[at] % max(vacancies, 1)
    here = np.isin(vacancy, b.cols)
    passing[row[here], np.searchsorted(b.cols, vacancy[here])] = False
    return passing


PASSES: dict[Rule, Callable[[Block], Bools]] = {
    Rule.OCCUPATION_GROUP: occupation_group,
    Rule.TRAVEL: travel,
    Rule.SCHEDULE: schedule,
    Rule.LICENCES: licences,
    Rule.PERMITS: permits,
    Rule.SCHOOLING: schooling,
    Rule.EXPERIENCE: experience,
    Rule.PAY: pay,
    Rule.LEGAL_AGE: legal_age,
    Rule.REJECTED_BEFORE: rejected_before,
}


def feasible(b: Block) -> Bools:
    """Which pairs pass every rule."""
    passing = np.ones(b.shape, dtype=np.bool_)
    for passes in PASSES.values():
        passing &= passes(b)
    return passing


def broken(b: Block) -> Int32s:
    """Mask of the rules each pair breaks: bit n for the nth `Rule`."""
    masks = np.zeros(b.shape, dtype=np.int32)
    for bit, passes in enumerate(PASSES.values()):
        masks |= np.where(passes(b), 0, 1 << bit).astype(np.int32)
    return masks


def named(mask: int) -> list[Rule]:
    """The rules of a mask made by `broken`, in order."""
    return [rule for bit, rule in enumerate(Rule) if mask >> bit & 1]
