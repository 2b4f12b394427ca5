"""Points of each factor for arrays of pairs, with integers alone.

Whatever one side left unsaid gives half the factor's points, so silence neither pays nor costs:
it is worth what an offer exactly at the expected pay is worth. Skills give a quarter, about the
cosine of an ordinary pair, so that leaving them blank seldom beats writing them down.
Every division rounds down, except the cosine, which rounds half up.
"""

from collections.abc import Callable

import numpy as np

from matching.engine.arrays import Int32s, Int64s
from matching.engine.block import Pairs
from matching.engine.cosine import scaled_cosine
from matching.engine.skills import UNIT_BITS
from matching.engine.weights import (
    FRESH_DAYS,
    FULL_EXPERIENCE_MONTHS,
    PAY_PERCENT_SPAN,
    PAY_PERCENT_WORST,
    SCHOOLING_STEPS,
    SCHOOLING_STEPS_LOST_AT_MOST,
    SKILLS_UNKNOWN_DIVISOR,
    TRAVEL_FREE_MINUTES,
    TRAVEL_STEP_MINUTES,
    UNKNOWN_DIVISOR,
    Factor,
    Weights,
)

Points = Int32s | Int64s


def occupation(p: Pairs, weights: Weights) -> Points:
    """By digits shared with the closest desired occupation."""
    points: Int32s = np.array(weights.occupation_points(), dtype=np.int32)[p.closest[0]]
    return points


def experience(p: Pairs, weights: Weights) -> Points:
    """By months in that desired occupation, in proportion to the digits it shares.

    Full at the months the vacancy asks, and never under `FULL_EXPERIENCE_MONTHS`.
    """
    shared, months = p.closest
    full = np.maximum(p.vacancies.experience_months[p.v], np.int32(FULL_EXPERIENCE_MONTHS))
    share = shared * np.minimum(months, full)
    points: Int32s = weights.most(Factor.EXPERIENCE) * share // (4 * full)
    return points


def skills(p: Pairs, weights: Weights) -> Points:
    """By the cosine between the skills held and asked; a quarter when one side names none."""
    most = weights.most(Factor.SKILLS)
    half = 1 << 2 * UNIT_BITS - 1
    points = np.minimum((scaled_cosine(p) * most + half) >> 2 * UNIT_BITS, most)
    silent = (p.seekers.skills.counts[p.s] == 0) | (p.vacancies.skills.counts[p.v] == 0)
    return np.where(silent, most // SKILLS_UNKNOWN_DIVISOR, points)


def schooling(p: Pairs, weights: Weights) -> Points:
    """Full at the level asked or when none is; an eighth less per level above, half at least."""
    most = weights.most(Factor.SCHOOLING)
    asked, held = p.vacancies.schooling[p.v], p.seekers.schooling[p.s]
    above = np.clip(held - asked, 0, SCHOOLING_STEPS_LOST_AT_MOST).astype(np.int32)
    lost = np.where(asked == 0, 0, above)
    return np.where(held < asked, 0, most * (SCHOOLING_STEPS - lost) // SCHOOLING_STEPS)


def travel(p: Pairs, weights: Weights) -> Points:
    """Full to 15 minutes, then one hundredth less per minute, nothing from 115."""
    beyond = np.clip(p.minutes.astype(np.int32) - TRAVEL_FREE_MINUTES, 0, TRAVEL_STEP_MINUTES)
    left = TRAVEL_STEP_MINUTES - beyond
    return weights.most(Factor.TRAVEL) * left // TRAVEL_STEP_MINUTES


def pay(p: Pairs, weights: Weights) -> Points:
    """Nothing to 80 % of the expected pay, half at 100 %, full from 120 %, by whole percents."""
    most = weights.most(Factor.PAY)
    top, expected = p.vacancies.pay_max[p.v], p.seekers.expected_pay[p.s]
    percent = np.int64(100) * top // np.maximum(expected, 1)
    above = np.clip(percent - PAY_PERCENT_WORST, 0, PAY_PERCENT_SPAN)
    unsaid = (top == 0) | (expected == 0)
    return np.where(unsaid, most // UNKNOWN_DIVISOR, most * above // PAY_PERCENT_SPAN)


def schedule(p: Pairs, weights: Weights) -> Points:
    """Full for a schedule the seeker accepts, half when one of the two did not say."""
    most = weights.most(Factor.SCHEDULE)
    offered, accepted = p.vacancies.schedule[p.v], p.seekers.schedules[p.s]
    unsaid = (offered == 0) | (accepted == 0)
    return np.where(unsaid, most // UNKNOWN_DIVISOR, most * (offered & accepted != 0))


def freshness(p: Pairs, weights: Weights) -> Points:
    """Three steps a side: within a week, a month, a quarter. Both sides count the same."""
    seekers = _steps(p.market.on_day - p.seekers.updated[p.s].astype(np.int64))
    vacancies = _steps(p.market.on_day - p.vacancies.published[p.v].astype(np.int64))
    return weights.most(Factor.FRESHNESS) * (seekers + vacancies) // (2 * len(FRESH_DAYS))


def _steps(days: Int64s) -> Int32s:
    steps = np.zeros(days.shape, dtype=np.int32)
    for limit in FRESH_DAYS:
        steps += days <= limit
    return steps


POINTS: dict[Factor, Callable[[Pairs, Weights], Points]] = {
    Factor.OCCUPATION: occupation,
    Factor.EXPERIENCE: experience,
    Factor.SKILLS: skills,
    Factor.SCHOOLING: schooling,
    Factor.TRAVEL: travel,
    Factor.PAY: pay,
    Factor.SCHEDULE: schedule,
    Factor.FRESHNESS: freshness,
}


def score(p: Pairs, weights: Weights) -> Int64s:
    """Total points of each pair, 0 to 10,000."""
    total = np.zeros(p.s.shape, dtype=np.int64)
    for points in POINTS.values():
        total += points(p, weights)
    return total
