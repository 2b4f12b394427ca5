"""The steps of each factor: invented pairs, and the points the engine gives them.

Each case changes one thing of the same person and offer, and goes through `explain` as any other.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from matching.engine import (
    UNREACHABLE,
    Explanation,
    Factor,
    SeekerRow,
    VacancyRow,
    Weights,
    encode_occupation,
    explain,
)
from matching.engine.weights import (
    FRESH_DAYS,
    FULL_EXPERIENCE_MONTHS,
    PAY_PERCENT_SPAN,
    PAY_PERCENT_WORST,
    PAY_TOLERANCE_PERCENT,
    SCHOOLING_STEPS_LOST_AT_MOST,
    TRAVEL_FREE_MINUTES,
    TRAVEL_STEP_MINUTES,
)
from matching.engine.wording import duration, minutes

ON_DAY = 20_000
OCCUPATION, NEAR = "4321", ("4322", "4311", "4110", "5223")
"""Bodeguero in CIUO-08.CL, and codes that share 3, 2, 1 and 0 digits with it."""

PERSON = SeekerRow(
    id=1,
    comuna=0,
    accepted_minutes=60,
    moving_regions=0,
    schedules=1,
    licences=0,
    permits=0,
    schooling=4,
    desired=(encode_occupation(OCCUPATION), 0, 0),
    desired_months=(14, 0, 0),
    group_months=(0, 0, 0, 0, 14, 0, 0, 0, 0, 0),
    expected_pay=600_000,
    adult=True,
    widen=True,
    updated=ON_DAY - 2,
    skills={1: 1, 2: 1, 3: 1},
)
OFFER = VacancyRow(
    id=1,
    comuna=1,
    region=0,
    schedule=1,
    licences=0,
    permits=0,
    schooling=4,
    occupation=encode_occupation(OCCUPATION),
    experience_months=6,
    pay_max=650_000,
    adult_only=False,
    published=ON_DAY - 12,
    skills={1: 1, 2: 1, 3: 1, 4: 1},
)
"""An invented person and an invented offer."""
EXAMPLE_MINUTES = 35


@dataclass(frozen=True)
class Step:
    """A case of a factor in words, and the points it gives."""

    case: str
    points: int


Cases = Iterator[tuple[str, Explanation]]


def example(weights: Weights) -> Explanation:
    """The invented person and offer, explained."""
    return _pair(weights)


def cases(factor: Factor, weights: Weights) -> dict[str, Explanation]:
    """The cases of `factor` that people may see, in words; all its points come first."""
    return dict(_CASES[factor](weights))


def steps(factor: Factor, weights: Weights) -> tuple[Step, ...]:
    """The points of each case of `factor`."""
    return tuple(Step(case, why.points[factor]) for case, why in cases(factor, weights).items())


def _pair(
    weights: Weights,
    *,
    offer: dict | None = None,
    person: dict | None = None,
    travel: int = EXAMPLE_MINUTES,
) -> Explanation:
    return explain(
        replace(PERSON, **person or {}),
        replace(OFFER, **offer or {}),
        minutes=travel,
        on_day=ON_DAY,
        weights=weights,
    )


def _occupation(weights: Weights) -> Cases:
    names = ("La que buscas", "Muy parecida", "Parecida", "Del mismo gran grupo", "Otra distinta")
    short = {"experience_months": 0}
    for case, code in zip(names, (OCCUPATION, *NEAR), strict=True):
        yield case, _pair(weights, offer={"occupation": encode_occupation(code)} | short)


def _experience(weights: Weights) -> Cases:
    full = FULL_EXPERIENCE_MONTHS
    for months in (full, full // 2, full // 4, 0):
        case = f"{duration(months)}{' o más' if months == full else ''}" if months else "Ninguna"
        yield case, _pair(weights, person={"desired_months": (months, 0, 0)})


def _skills(weights: Weights) -> Cases:
    asked = {1: 1, 2: 1, 3: 1, 4: 1}
    held = {"Las 4 que pide": asked, "2 de las 4 que pide": {1: 1, 2: 1}, "Ninguna": {9: 1}}
    for case, skills in (held | {"No registras habilidades, o no las pide": {}}).items():
        yield case, _pair(weights, offer={"skills": asked}, person={"skills": skills})


def _schooling(weights: Weights) -> Cases:
    yield "Justo los que pide, o no pide", _pair(weights)
    for above in range(1, SCHOOLING_STEPS_LOST_AT_MOST + 1):
        more = " o más" if above == SCHOOLING_STEPS_LOST_AT_MOST else ""
        case = f"{above} {'nivel' if above == 1 else 'niveles'} por sobre{more}"
        yield case, _pair(weights, person={"schooling": OFFER.schooling + above})


def _travel(weights: Weights) -> Cases:
    free, last = TRAVEL_FREE_MINUTES, TRAVEL_FREE_MINUTES + TRAVEL_STEP_MINUTES
    for travel, case in (
        (free, f"Hasta {minutes(free)}"),
        (30, minutes(30)),
        (60, minutes(60)),
        (90, minutes(90)),
        (last, f"{minutes(last)} o más"),
        (UNREACHABLE, "No se puede ir a diario, pero te mudarías"),
    ):
        yield case, _pair(weights, person={"moving_regions": 1 << OFFER.region}, travel=travel)


def _pay(weights: Weights) -> Cases:
    best, least = PAY_PERCENT_WORST + PAY_PERCENT_SPAN, -(-10_000 // PAY_TOLERANCE_PERCENT)
    percents = {
        f"El {best} % de lo que esperas, o más": best,
        "Justo lo que esperas": 100,
        f"El {least} %, lo menos que te mostramos": least,
        "Uno de los dos no lo dice": 0,
    }
    for case, percent in percents.items():
        top = PERSON.expected_pay * percent // 100
        yield case, _pair(weights, offer={"pay_max": top})


def _schedule(weights: Weights) -> Cases:
    yield "Es de las que aceptas", _pair(weights)
    yield "Uno de los dos no la dice", _pair(weights, offer={"schedule": 0})


def _freshness(weights: Weights) -> Cases:
    for limit in (*FRESH_DAYS, None):
        case = f"Los dos de hace {limit} días o menos" if limit else "Los dos más antiguos"
        day = ON_DAY - (limit or max(FRESH_DAYS) + 1)
        yield case, _pair(weights, offer={"published": day}, person={"updated": day})


_CASES: dict[Factor, Callable[[Weights], Cases]] = {
    Factor.OCCUPATION: _occupation,
    Factor.EXPERIENCE: _experience,
    Factor.SKILLS: _skills,
    Factor.SCHOOLING: _schooling,
    Factor.TRAVEL: _travel,
    Factor.PAY: _pay,
    Factor.SCHEDULE: _schedule,
    Factor.FRESHNESS: _freshness,
}
