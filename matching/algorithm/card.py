"""The definition of the match in words, made from the definition itself.

Every number of the page comes from the weights in force, from the engine's constants, or from
`explain` on invented pairs: none is typed here. A rule, a factor or a column without words is a
`KeyError` that a test raises first.
"""

from dataclasses import dataclass, fields

from matching.algorithm.steps import Step, example, steps
from matching.engine import Explanation, Factor, Reader, Rule, Seekers, Weights
from matching.engine.spread import FLOOR, LEAST_CAP
from matching.engine.weights import FULL_SCORE, PAY_TOLERANCE_PERCENT
from matching.reasons import FACTOR_NAMES, Reason, factor_reasons

RULES = {
    Rule.OCCUPATION_GROUP: (
        "Ocupación",
        "Es del mismo gran grupo que alguna ocupación que buscas. "
        "No se aplica si pediste ver también otras.",
    ),
    Rule.TRAVEL: (
        "Viaje",
        "El viaje no pasa de los minutos que aceptas, con transbordadores. "
        "O está en una región a la que te mudarías.",
    ),
    Rule.SCHEDULE: ("Jornada", "La jornada es una de las que aceptas."),
    Rule.LICENCES: ("Licencias", "Tienes todas las licencias de conducir que pide."),
    Rule.PERMITS: ("Permisos", "Tienes todos los permisos o credenciales que pide."),
    Rule.SCHOOLING: ("Estudios", "Tienes al menos los estudios que pide."),
    Rule.EXPERIENCE: ("Experiencia", "Tienes en ese rubro los meses de experiencia que pide."),
    Rule.PAY: (
        "Sueldo",
        f"Esperas como máximo el {PAY_TOLERANCE_PERCENT} % de lo que la oferta paga. "
        "Si uno de los dos no lo dice, no se aplica.",
    ),
    Rule.LEGAL_AGE: (
        "Mayoría de edad",
        "Cumpliste 18 años, cuando la ley lo exige para ese trabajo.",
    ),
    Rule.REJECTED_BEFORE: ("Sin rechazo previo", "Ni tú ni la empresa la descartaron antes."),
}
"""What must hold for an offer to be shown to a person, in the order of the engine."""

MEANINGS = {
    Factor.OCCUPATION: "Cuánto se parece el trabajo al que buscas.",
    Factor.EXPERIENCE: "Cuánto has trabajado en eso. Vale menos si la ocupación solo se parece.",
    Factor.SKILLS: "Cuántas habilidades que pide registras. Las menos comunes valen más.",
    Factor.SCHOOLING: "Cuán cerca están tus estudios de los que pide.",
    Factor.TRAVEL: "Cuánto demora el viaje desde tu comuna.",
    Factor.PAY: "Cuánto paga, comparado con lo que esperas.",
    Factor.SCHEDULE: "Si la jornada es de las que aceptas.",
    Factor.FRESHNESS: "Cuán recientes son la oferta y tu perfil.",
}

DATA_READ = {
    "id": "Un número interno, que no es tu RUN.",
    "comuna": "Tu comuna.",
    "accepted_minutes": "Cuántos minutos de viaje aceptas.",
    "moving_regions": "A qué regiones te mudarías.",
    "schedules": "Qué jornadas aceptas.",
    "licences": "Tus licencias de conducir.",
    "permits": "Tus permisos y credenciales.",
    "schooling": "Tu nivel de estudios.",
    "desired": "Las ocupaciones que buscas, hasta tres.",
    "desired_months": "Cuánto has trabajado en cada una.",
    "group_months": "Cuánto has trabajado en cada rubro.",
    "expected_pay": "El sueldo que esperas.",
    "adult": "Si ya cumpliste 18 años: sí o no.",
    "widen": "Si quieres ver también otras ocupaciones.",
    "updated": "Cuándo actualizaste tu perfil.",
    "skills": "Tus habilidades.",
}
"""What each column of the engine's `Seekers` is to the person it is about."""


@dataclass(frozen=True)
class RuleCard:
    """A hard rule: its name, and what must hold."""

    name: str
    sentence: str


@dataclass(frozen=True)
class FactorCard:
    """A factor: its name, the most points it gives, what it looks at, and its steps."""

    name: str
    most: int
    meaning: str
    steps: tuple[Step, ...]


@dataclass(frozen=True)
class Card:
    """All that the public page says of the match as the weights now are."""

    rules: list[RuleCard]
    factors: list[FactorCard]
    data_read: list[str]
    example: Explanation
    example_reasons: list[Reason]
    spread_least: int
    spread_floor: int
    full_score: int


def card_of(weights: Weights) -> Card:
    """The card of the engine with these weights."""
    why = example(weights)
    return Card(
        rules=[RuleCard(*RULES[rule]) for rule in Rule],
        factors=[_factor(factor, weights) for factor in Factor],
        data_read=[DATA_READ[column.name] for column in fields(Seekers)],
        example=why,
        example_reasons=factor_reasons(why, Reader.PERSON),
        spread_least=LEAST_CAP,
        spread_floor=FLOOR,
        full_score=FULL_SCORE,
    )


def _factor(factor: Factor, weights: Weights) -> FactorCard:
    return FactorCard(
        FACTOR_NAMES[factor], weights.most(factor), MEANINGS[factor], steps(factor, weights)
    )
