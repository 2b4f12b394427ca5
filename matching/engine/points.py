"""Points of one pair by factor, in whole numbers, for loops that the compiler makes vectors of.

Each takes plain numbers of the two sides, so that the same lines serve one person against many
vacancies and one vacancy against many people. Numbers are kept to 32 bits on purpose: twice as
many fit in a vector.

What a side left unsaid never excludes. In pay and schedule it gives half the points, whoever left
it: it is worth what an offer exactly at the expected pay is worth. Skills give a quarter, about
the cosine of an ordinary pair, so that leaving them blank seldom beats writing them down.
"""

from typing import NamedTuple

from matching.engine.compiled import f32, i16, i32, inlined, trunc32, u16
from matching.engine.skills import UNIT_BITS
from matching.engine.weights import (
    FRESH_DAYS,
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

_LOW = (1 << UNIT_BITS) - 1
_HALF = 1 << 2 * UNIT_BITS - 1


Tiers = tuple[int, int, int, int, int]
"""Points by shared digits, none to four."""


class Most(NamedTuple):
    """The most points of each factor, as compiled loops take them: 32 bits each."""

    tiers: Tiers
    experience: int
    skills: int
    schooling: int
    travel: int
    pay: int
    schedule: int
    freshness: int

    @classmethod
    def of(cls, weights: Weights) -> "Most":
        first, second, third, fourth, fifth = map(i32, weights.occupation_points())
        others = (i32(weights.most(f)) for f in Factor if f is not Factor.OCCUPATION)
        return cls((first, second, third, fourth, fifth), *others)


@inlined
def occupation(tiers: Tiers, shared: int) -> int:
    """By digits shared with the closest desired occupation."""
    points = tiers[1] if shared > 0 else tiers[0]
    points = tiers[2] if shared > 1 else points
    points = tiers[3] if shared > 2 else points
    return tiers[4] if shared > 3 else points


@inlined
def shared(code: int, desired: int) -> int:
    """4 × the first digits that two `packed` codes share."""
    apart = u16(code ^ desired)
    digits = i16(i16(apart < 0x1000) + i16(apart < 0x100))
    return i16(i16(digits + i16(i16(apart < 0x10) + i16(apart == 0))) << 2)


@inlined
def experience(most: int, shared: int, months: int, full: int, per_share: float) -> int:
    """By months in that occupation, in proportion to its shared digits; all from `full` months.

    `per_share` is 1 / (4 × full).
    """
    share = i32(shared * min(months, full))
    return quotient(i32(most * share), i32(full << 2), per_share)


@inlined
def quotient(n: int, d: int, inverse: float) -> int:
    """n // d for n and d from 0 on and a quotient of at most `FULL_SCORE`; `inverse` is 1 / d.

    Processors divide whole numbers one at a time, and multiply single floats by the vector. The
    float's quotient is less than 1 off, and what is left over says where.
    """
    near = trunc32(f32(n) * inverse)
    left = i32(n - i32(near * d))
    return i32(i32(near + i32(left >= d)) - i32(left < 0))


@inlined
def skills(most: int, product: int, silent: bool) -> int:
    """By the cosine × 2**30 between the skills held and asked; a quarter when one names none.

    Rounds half up. The product is split in two so that nothing passes 32 bits.
    """
    high = i32(i32(product >> UNIT_BITS) * most)
    low = i32(i32(i32(i32(product & _LOW) * most) + _HALF) >> UNIT_BITS)
    points = min(i32(i32(high + low) >> UNIT_BITS), most)
    return i32(most // SKILLS_UNKNOWN_DIVISOR) if silent else points


@inlined
def schooling(most: int, held: int, asked: int) -> int:
    """Full at the level asked or when none is; an eighth less per level above, half at least."""
    above = min(max(i32(held - asked), i32(0)), i32(SCHOOLING_STEPS_LOST_AT_MOST))
    lost = i32(0) if asked == 0 else above
    return i32(i32(most * i32(SCHOOLING_STEPS - lost)) // i32(SCHOOLING_STEPS))


@inlined
def schooling_steps(most: int) -> Tiers:
    """The same points, for none to four levels above the one asked."""
    return (
        schooling(most, i32(1), i32(1)),
        schooling(most, i32(2), i32(1)),
        schooling(most, i32(3), i32(1)),
        schooling(most, i32(4), i32(1)),
        schooling(most, i32(5), i32(1)),
    )


@inlined
def travel(most: int, minutes: int) -> int:
    """Full to 15 minutes, then one hundredth less per minute, nothing from 115."""
    beyond = min(max(minutes - TRAVEL_FREE_MINUTES, 0), TRAVEL_STEP_MINUTES)
    return most * (TRAVEL_STEP_MINUTES - beyond) // TRAVEL_STEP_MINUTES


@inlined
def pay(most: int, top: int, expected: int, per_percent: float) -> int:
    """Nothing to 80 % of the expected pay, half at 100 %, full from 120 %, by whole percents.

    `per_percent` is 100 / expected pay, which is over 0. As in `quotient` the float's percent is
    less than 1 off; half the divisor is taken off what is left over, which then fits in 32 bits
    however absurd the pay. Where more than 200 % wraps round, the points are all of them anyway.
    """
    near = trunc32(min(f32(top) * per_percent, f32(200.0)))
    half = i32(expected >> 1)
    left = i32(i32(i32(100) * top) - i32(i32(near * expected) + half))
    percent = i32(i32(near + i32(left >= i32(expected - half))) - i32(left < i32(-half)))
    above = min(max(i32(percent - PAY_PERCENT_WORST), i32(0)), i32(PAY_PERCENT_SPAN))
    points = trunc32(f32(f32(i32(most * above)) + f32(0.5)) * f32(1 / PAY_PERCENT_SPAN))
    return pay_unsaid(most) if top == 0 else points


@inlined
def pay_unsaid(most: int) -> int:
    """Half, when one of the two did not say."""
    return i32(most // UNKNOWN_DIVISOR)


@inlined
def schedule(most: int, offered: bool, accepted: bool) -> int:
    """Full for a schedule the person accepts, half when one of the two did not say."""
    return i32(most) if offered & accepted else i32(most // UNKNOWN_DIVISOR)


@inlined
def freshness(most: int, steps: int) -> int:
    """`steps`: those of the person and of the vacancy together, three each at most."""
    return most * steps // (2 * len(FRESH_DAYS))
