"""Why one pair is, or is not, a match: the same rules and points, in plain Python.

Nothing here calls the array code, so that a score published by one and explained by the other
is a score checked twice. The two share only the weights, the names and the constants.
"""

from dataclasses import dataclass
from math import isqrt

from matching.engine import weights as given
from matching.engine.columns import UNREACHABLE
from matching.engine.rows import SeekerRow, VacancyRow
from matching.engine.rules import Rule
from matching.engine.weights import WEIGHTS_V1, Factor, Weights


@dataclass(frozen=True, kw_only=True)
class Explanation:
    """Points by factor (as if every rule passed) and the rules that fail, in their order.

    `shared_digits` and `months` are those of the closest desired occupation; `minutes` is the
    travel, `None` when nobody can commute.
    """

    seeker: SeekerRow
    vacancy: VacancyRow
    weights: Weights
    on_day: int
    minutes: int | None
    shared_digits: int
    months: int
    failed: tuple[Rule, ...]
    points: dict[Factor, int]

    @property
    def total(self) -> int:
        """The score, 0 to 10,000."""
        return sum(self.points.values())

    @property
    def feasible(self) -> bool:
        """Whether the pair may be shown."""
        return not self.failed


def explain(
    seeker: SeekerRow,
    vacancy: VacancyRow,
    *,
    minutes: int,
    on_day: int,
    weights: Weights = WEIGHTS_V1,
    rejected_before: bool = False,
) -> Explanation:
    """Explain one pair. `minutes` is the travel matrix's entry; `on_day`, days since 1970-01-01."""
    shared, months = _closest_occupation(seeker, vacancy)
    shares = {
        Factor.EXPERIENCE: _experience(shared, months, vacancy),
        Factor.SCHOOLING: _schooling(seeker, vacancy),
        Factor.TRAVEL: (min(max(115 - minutes, 0), 100), 100),
        Factor.PAY: _pay(seeker, vacancy),
        Factor.SCHEDULE: _schedule(seeker, vacancy),
        Factor.FRESHNESS: (
            _freshness(on_day - seeker.updated) + _freshness(on_day - vacancy.published),
            6,
        ),
    }
    points = {factor: weights.most(factor) * n // d for factor, (n, d) in shares.items()}
    points[Factor.OCCUPATION] = weights.occupation_points()[shared]
    points[Factor.SKILLS] = _skills(seeker.skills, vacancy.skills, weights.most(Factor.SKILLS))
    return Explanation(
        seeker=seeker,
        vacancy=vacancy,
        weights=weights,
        on_day=on_day,
        minutes=None if minutes == UNREACHABLE else minutes,
        shared_digits=shared,
        months=months,
        failed=tuple(_failed(seeker, vacancy, minutes, rejected_before)),
        points={factor: points[factor] for factor in Factor},
    )


def _failed(
    seeker: SeekerRow, vacancy: VacancyRow, minutes: int, rejected_before: bool
) -> list[Rule]:
    group = _digits(vacancy.occupation)[:1]
    wanted_groups = {_digits(code)[0] for code in seeker.desired if code}
    months_in_group = seeker.group_months[int(group)] if group else 0
    moves = vacancy.region in _bits(seeker.moving_regions)
    says_schedule = seeker.schedules and vacancy.schedule
    says_pay = seeker.expected_pay and vacancy.pay_max
    fails = {
        Rule.OCCUPATION_GROUP: not seeker.widen and group not in wanted_groups,
        Rule.TRAVEL: minutes > seeker.accepted_minutes and not moves,
        Rule.SCHEDULE: bool(says_schedule)
        and not _bits(vacancy.schedule) <= _bits(seeker.schedules),
        Rule.LICENCES: not _bits(vacancy.licences) <= _bits(seeker.licences),
        Rule.PERMITS: not _bits(vacancy.permits) <= _bits(seeker.permits),
        Rule.SCHOOLING: seeker.schooling < vacancy.schooling,
        Rule.EXPERIENCE: months_in_group < vacancy.experience_months,
        Rule.PAY: bool(says_pay)
        and seeker.expected_pay * 100 > vacancy.pay_max * given.PAY_TOLERANCE_PERCENT,
        Rule.LEGAL_AGE: vacancy.adult_only and not seeker.adult,
        Rule.REJECTED_BEFORE: rejected_before,
    }
    return [rule for rule in Rule if fails[rule]]


def _bits(mask: int) -> set[int]:
    return {bit for bit in range(31) if mask & 1 << bit}


def _digits(code: int) -> str:
    """The digits known of an encoded occupation."""
    return f"{code % 10_000:04}"[: code // 10_000]


def _closest_occupation(seeker: SeekerRow, vacancy: VacancyRow) -> tuple[int, int]:
    offered = _digits(vacancy.occupation)
    best = (0, 0)
    for code, months in zip(seeker.desired, seeker.desired_months, strict=True):
        wanted, shared = _digits(code), 0
        while shared < min(len(wanted), len(offered)) and wanted[shared] == offered[shared]:
            shared += 1
        best = max(best, (shared, months))
    return best


def _experience(shared: int, months: int, vacancy: VacancyRow) -> tuple[int, int]:
    full = max(given.FULL_EXPERIENCE_MONTHS, vacancy.experience_months)
    return shared * min(months, full), 4 * full


def _schooling(seeker: SeekerRow, vacancy: VacancyRow) -> tuple[int, int]:
    if seeker.schooling < vacancy.schooling:
        return 0, 8
    if not vacancy.schooling:
        return 8, 8
    return max(8 - (seeker.schooling - vacancy.schooling), 4), 8


def _pay(seeker: SeekerRow, vacancy: VacancyRow) -> tuple[int, int]:
    if not seeker.expected_pay or not vacancy.pay_max:
        return 1, 2
    return min(max(vacancy.pay_max * 100 // seeker.expected_pay - 80, 0), 40), 40


def _schedule(seeker: SeekerRow, vacancy: VacancyRow) -> tuple[int, int]:
    if not seeker.schedules or not vacancy.schedule:
        return 1, 2
    return int(seeker.schedules & vacancy.schedule > 0), 1


def _freshness(days: int) -> int:
    return sum(days <= limit for limit in given.FRESH_DAYS)


def _skills(held: dict[int, int], asked: dict[int, int], most: int) -> int:
    if not held or not asked:
        return most // given.SKILLS_UNKNOWN_DIVISOR
    ours, theirs = _unit(held), _unit(asked)
    dot = sum(ours[skill] * theirs[skill] for skill in ours.keys() & theirs.keys())
    return min((dot * most + 2**29) // 2**30, most)


def _unit(weights: dict[int, int]) -> dict[int, int]:
    length = sum(weight**2 for weight in weights.values())
    return {
        skill: (isqrt(weight**2 * 2**32 // length) + 1) // 2 for skill, weight in weights.items()
    }
