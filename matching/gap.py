"""What a person lacks for an offer, and what can be done about each thing."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from matching.engine import Explanation, Reader, Rule
from matching.engine.wording import Words, duration
from matching.store import mask
from omil_portal.look.formats import minutes, money
from omil_portal.occupations.models import Skill
from omil_portal.occupations.work import Licence, Permit, Schooling, WorkingHours


@dataclass(frozen=True)
class Lack:
    """`hint`: what helps; empty when nothing does. `step`: where in the profile it is said.

    `needed`: without it the offer is not proposed; the rest only adds points.
    """

    what: str
    hint: str = ""
    step: str = ""
    needed: bool = True

    @property
    def is_choice(self) -> bool:
        """Something the person decides, and not something they have or lack."""
        return self.step in ("traslado", "jornada")


LICENCE = "Se pide en la Dirección de Tránsito de la municipalidad."
PROFESSIONAL_LICENCE = f"{LICENCE} Las clases A piden antes un curso profesional."
PERMITS = {
    Permit.OS10: "Es un curso para guardias. La OMIL sabe de cursos sin costo.",
    Permit.DIRECTEMAR: "Se pide en la Capitanía de Puerto.",
    Permit.DIVING: "Se pide en la Capitanía de Puerto, después de un examen.",
    Permit.HEIGHTS: "Es un curso corto. La OMIL sabe de cursos sin costo.",
    Permit.FOOD: "Es un curso corto. La OMIL sabe de cursos sin costo.",
}
"""Licences: Ley 18.290, arts. 5 and 13. Said in general words: prices and dates change."""
SCHOOL = "La básica y la media se terminan gratis, de día o de noche: es la nivelación de estudios."
HIGHER = "La OMIL sabe de becas y cursos."


def lacks(why: Explanation, reader: Reader) -> list[Lack]:
    """Everything that keeps the offer away, and then the skills that would add points."""
    words = Words(reader)
    needed = [lack for rule in why.failed for lack in _LACKS[rule](why, words)]
    return [*needed, *_skills(why, words)]


def _licences(why: Explanation, words: Words) -> Iterator[Lack]:
    missing = why.vacancy.licences & ~why.seeker.licences
    for licence in Licence.values:
        if missing & mask(Licence, [licence]):
            hint = PROFESSIONAL_LICENCE if licence.startswith("A") else LICENCE
            yield Lack(f"Licencia de conducir {licence}", hint, "licencias")


def _permits(why: Explanation, words: Words) -> Iterator[Lack]:
    missing = why.vacancy.permits & ~why.seeker.permits
    for permit in Permit:
        if missing & mask(Permit, [permit]):
            yield Lack(permit.label, PERMITS[permit], "licencias")


def _schooling(why: Explanation, words: Words) -> Iterator[Lack]:
    asked = Schooling(why.vacancy.schooling)
    hint = SCHOOL if asked <= Schooling.SECONDARY_TECHNICAL else HIGHER
    yield Lack(f"Estudios: {asked.label.lower()}", hint, "estudios")


def _experience(why: Explanation, words: Words) -> Iterator[Lack]:
    asked, code = why.vacancy.experience_months, why.vacancy.occupation
    held = why.seeker.group_months[code % 10_000 // 1000] if code else 0
    hint = words("Si trabajaste en esto, agrégalo a tu perfil.", "Si trabajó en esto, agrégalo.")
    yield Lack(f"Experiencia en el rubro: {duration(asked - held)} más", hint, "ocupaciones")


def _travel(why: Explanation, words: Words) -> Iterator[Lack]:
    if why.minutes is None:
        hint = words("Puedes marcar su región, si te irías a vivir ahí.", "Puede marcar su región.")
        yield Lack(f"No se puede viajar a diario desde {words.own} comuna", hint, "traslado")
        return
    beyond = minutes(why.minutes - why.seeker.accepted_minutes)
    hint = words("Cámbialo si puedes viajar más.", "Pregunta si puede viajar más.")
    yield Lack(f"Queda {beyond} más lejos de lo que {words.accepts}", hint, "traslado")


def _schedule(why: Explanation, words: Words) -> Iterator[Lack]:
    bit = why.vacancy.schedule
    asked = next(hours.label for hours in WorkingHours if bit == mask(WorkingHours, [hours]))
    hint = words("Márcala si te sirve.", "Pregunta si le sirve.")
    yield Lack(f"Aceptar la jornada: {asked.lower()}", hint, "jornada")


def _pay(why: Explanation, words: Words) -> Iterator[Lack]:
    top, expected = money(why.vacancy.pay_max), money(why.seeker.expected_pay)
    hint = words("Es solo un dato: cuánto esperas lo decides tú.", "Es solo un dato.")
    yield Lack(f"Paga hasta {top} y {words.expects} {expected}", hint)


def _occupation(why: Explanation, words: Words) -> Iterator[Lack]:
    hint = words("Si te interesa este trabajo, agrega su ocupación.", "Si le interesa, agrégala.")
    yield Lack(f"Es otra ocupación que las que {words.seeks}", hint, "ocupaciones")


def _age(why: Explanation, words: Words) -> Iterator[Lack]:
    yield Lack("Por ley, este trabajo es para mayores de 18 años")


def _rejected(why: Explanation, words: Words) -> Iterator[Lack]:
    yield Lack("Ya se descartó esta oferta antes")


def _skills(why: Explanation, words: Words) -> Iterator[Lack]:
    missing = why.vacancy.skills.keys() - why.seeker.skills.keys()
    if not missing:
        return
    names = Skill.objects.filter(pk__in=missing).order_by("name").values_list("name", flat=True)
    hint = words("Si lo sabes hacer, márcalo: suma puntos.", "Si lo sabe hacer, márcalo.")
    yield Lack(f"Habilidades que pide: {', '.join(names)}", hint, "licencias", needed=False)


_LACKS: dict[Rule, Callable[[Explanation, Words], Iterator[Lack]]] = {
    Rule.OCCUPATION_GROUP: _occupation,
    Rule.TRAVEL: _travel,
    Rule.SCHEDULE: _schedule,
    Rule.LICENCES: _licences,
    Rule.PERMITS: _permits,
    Rule.SCHOOLING: _schooling,
    Rule.EXPERIENCE: _experience,
    Rule.PAY: _pay,
    Rule.LEGAL_AGE: _age,
    Rule.REJECTED_BEFORE: _rejected,
}
