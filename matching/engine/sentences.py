"""Explanations in words: for the person ("tú") and for the staff who attend them."""

from collections.abc import Callable

from matching.engine.explain import Explanation
from matching.engine.rules import Rule
from matching.engine.weights import Factor
from matching.engine.wording import Reader, Words, ago, duration, minutes, pesos


def factor_words(factor: Factor, why: Explanation, reader: Reader = Reader.PERSON) -> str:
    """What was found for `factor`, without its points: the page draws them beside."""
    return _FACTORS[factor](why, Words(reader)) + "."


def rule_sentence(rule: Rule, why: Explanation, reader: Reader = Reader.PERSON) -> str:
    """What a failed `rule` asked and what was found."""
    return _RULES[rule](why, Words(reader)) + "."


def _occupation(why: Explanation, words: Words) -> str:
    return {
        4: f"Es la ocupación que {words.seeks}",
        3: f"Es una ocupación muy parecida a la que {words.seeks}",
        2: f"Es una ocupación parecida a la que {words.seeks}",
        1: f"Es del mismo gran grupo que la ocupación que {words.seeks}",
        0: f"Es una ocupación distinta de las que {words.seeks}",
    }[why.shared_digits]


def _experience(why: Explanation, words: Words) -> str:
    where = {4: "en esta ocupación", 3: "en una ocupación muy parecida"}.get(
        why.shared_digits, "en una ocupación relacionada"
    )
    if not why.shared_digits:
        return f"No suma experiencia, porque es distinta de las ocupaciones que {words.seeks}"
    if not why.months:
        return f"{words('No tienes', 'No tiene')} experiencia registrada {where}"
    return f"{words.has_first} {duration(why.months)} de experiencia {where}"


def _skills(why: Explanation, words: Words) -> str:
    asked, held = why.vacancy.skills.keys(), why.seeker.skills.keys()
    if not asked:
        return "La oferta no detalla habilidades"
    if not held:
        return words("Aún no registras habilidades", "La persona aún no registra habilidades")
    common = len(asked & held)
    if not common:
        return words("No registras las habilidades", "No registra las habilidades") + " que pide"
    if common == len(asked):
        which = "la habilidad que pide" if common == 1 else f"las {common} habilidades que pide"
        return f"{words.has_first} {which}"
    return f"{words.has_first} {common} de las {len(asked)} habilidades que pide"


def _schooling(why: Explanation, words: Words) -> str:
    asked, held = why.vacancy.schooling, why.seeker.schooling
    if not asked:
        return "La oferta no pide un nivel de estudios"
    if held < asked:
        return f"Pide más estudios que los que {words.has}"
    if held == asked:
        return f"{words.has_first} justo el nivel de estudios que pide"
    return f"{words.has_first} más estudios que los que pide"


def _travel(why: Explanation, words: Words) -> str:
    if why.seeker.comuna == why.vacancy.comuna:
        return f"Está en {words.own} misma comuna"
    if why.minutes is None:
        return f"No se puede viajar a diario desde {words.own} comuna"
    return f"Está a {minutes(why.minutes)} de {words.own} comuna"


def _pay(why: Explanation, words: Words) -> str:
    if not why.vacancy.pay_max:
        return "La oferta no informa el sueldo"
    if not why.seeker.expected_pay:
        return words("Aún no indicas el sueldo", "La persona aún no indica el sueldo") + (
            words(" que esperas", " que espera")
        )
    return _pay_figures(why, words)


def _pay_figures(why: Explanation, words: Words) -> str:
    top, expected = pesos(why.vacancy.pay_max), pesos(why.seeker.expected_pay)
    return f"Paga hasta {top} brutos al mes y {words.expects} {expected}"


def _schedule(why: Explanation, words: Words) -> str:
    if not why.vacancy.schedule:
        return "La oferta no informa la jornada"
    if not why.seeker.schedules:
        return words(
            "Aún no indicas qué jornadas aceptas", "La persona aún no indica qué jornadas acepta"
        )
    if why.vacancy.schedule & why.seeker.schedules:
        return f"La jornada es de las que {words.accepts}"
    return f"La jornada no es de las que {words.accepts}"


def _freshness(why: Explanation, words: Words) -> str:
    published = ago(why.on_day - why.vacancy.published)
    updated = ago(why.on_day - why.seeker.updated)
    return f"La oferta se publicó {published} y {words.own} perfil se actualizó {updated}"


def _broken_travel(why: Explanation, words: Words) -> str:
    if why.minutes is None:
        return _travel(why, words)
    accepted = minutes(why.seeker.accepted_minutes)
    return f"Está a {minutes(why.minutes)} de viaje y {words.accepts} hasta {accepted}"


def _broken_experience(why: Explanation, words: Words) -> str:
    asked, code = duration(why.vacancy.experience_months), why.vacancy.occupation
    months = why.seeker.group_months[code % 10_000 // 1000] if code else 0
    found = f"{words.has} {duration(months)}" if months else words.lacks
    return f"Pide {asked} de experiencia en el rubro y {found}"


def _lacking(required: int, held: int, one: str, many: str, words: Words) -> str:
    missing = (required & ~held).bit_count()
    return f"Pide {one if missing == 1 else f'{missing} {many}'} que {words.lacks}"


_FACTORS: dict[Factor, Callable[[Explanation, Words], str]] = {
    Factor.OCCUPATION: _occupation,
    Factor.EXPERIENCE: _experience,
    Factor.SKILLS: _skills,
    Factor.SCHOOLING: _schooling,
    Factor.TRAVEL: _travel,
    Factor.PAY: _pay,
    Factor.SCHEDULE: _schedule,
    Factor.FRESHNESS: _freshness,
}

_RULES: dict[Rule, Callable[[Explanation, Words], str]] = {
    Rule.OCCUPATION_GROUP: lambda why, words: (
        f"Es de un grupo de ocupaciones distinto del que {words.seeks}"
    ),
    Rule.TRAVEL: _broken_travel,
    Rule.SCHEDULE: _schedule,
    Rule.LICENCES: lambda why, words: _lacking(
        why.vacancy.licences,
        why.seeker.licences,
        "una licencia de conducir",
        "licencias de conducir",
        words,
    ),
    Rule.PERMITS: lambda why, words: _lacking(
        why.vacancy.permits,
        why.seeker.permits,
        "un permiso o credencial",
        "permisos o credenciales",
        words,
    ),
    Rule.SCHOOLING: _schooling,
    Rule.EXPERIENCE: _broken_experience,
    Rule.PAY: _pay_figures,
    Rule.LEGAL_AGE: lambda why, words: "Por ley, este trabajo exige haber cumplido 18 años",
    Rule.REJECTED_BEFORE: lambda why, words: (
        f"Esta oferta ya se descartó antes para {words('ti', 'esta persona')}"
    ),
}
