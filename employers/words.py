"""An offer in words: the same lines on the draft, the review and the board."""

from typing import NamedTuple

from employers.models import Vacancy
from omil_portal.look.formats import day, money
from omil_portal.occupations.work import Licence, Permit


class Line(NamedTuple):
    """`step` is the page of the form where it is changed; `blank`, what an empty one means."""

    label: str
    value: str
    step: str
    blank: str = "No se pide"


def pay(vacancy: Vacancy) -> str:
    """ "$ 500.000 a $ 650.000", "Desde $ 500.000" or "Sueldo reservado"; gross, monthly."""
    low, high = vacancy.pay_min, vacancy.pay_max
    if not low and not high:
        return "Sueldo reservado"
    if not high:
        return f"Desde {money(low)}"
    if not low:
        return f"Hasta {money(high)}"
    return money(low) if low == high else f"{money(low)} a {money(high)}"


def experience(months: int) -> str:
    """ "Sin experiencia", "6 meses", "2 años"."""
    if not months:
        return "Sin experiencia"
    if months < 12:
        return f"{months} meses" if months > 1 else "1 mes"
    years = months // 12
    return f"{years} años" if years > 1 else "1 año"


def place(vacancy: Vacancy) -> str:
    if vacancy.comuna:
        return vacancy.comuna.name
    return vacancy.region.name if vacancy.region else vacancy.place_text or "Lugar por confirmar"


class Card(NamedTuple):
    """An offer in a list of offers."""

    pk: int
    title: str
    meta: str
    pay: str
    more: str


def card(vacancy: Vacancy) -> Card:
    posts = f"{vacancy.posts} vacantes" if vacancy.posts > 1 else ""
    no_experience = "" if vacancy.experience_months else "Sin experiencia"
    more = [vacancy.get_hours_display(), no_experience, posts]
    return Card(
        vacancy.pk,
        vacancy.title,
        f"{vacancy.employer} · {place(vacancy)}",
        pay(vacancy),
        " · ".join(filter(None, more)),
    )


def labels(codes: list[str], of: type) -> str:
    return ", ".join(str(of(code).label) for code in codes)


def lines(vacancy: Vacancy) -> list[Line]:
    """Everything an offer says besides its title and functions."""
    return [
        *_job(vacancy),
        *_conditions(vacancy),
        *_requirements(vacancy),
    ]


def _job(vacancy: Vacancy) -> list[Line]:
    occupation = vacancy.occupation.name if vacancy.occupation else vacancy.occupation_text
    return [
        Line("Ocupación", occupation, "puesto"),
        Line("Vacantes", str(vacancy.posts), "puesto"),
        Line("Lugar", place(vacancy), "puesto"),
    ]


def _conditions(vacancy: Vacancy) -> list[Line]:
    return [
        Line("Sueldo bruto al mes", pay(vacancy), "condiciones"),
        Line("Jornada", vacancy.get_hours_display(), "condiciones", "Falta"),
        Line("Contrato", vacancy.get_contract_display(), "condiciones", "Falta"),
        Line(
            "Inicio",
            day(vacancy.starts_on) if vacancy.starts_on else "",
            "condiciones",
            "Por acordar",
        ),
        Line("Beneficios", vacancy.benefits, "condiciones", "Ninguno"),
        Line(
            "Recibe postulaciones hasta",
            day(vacancy.closes_on) if vacancy.closes_on else "Hasta llenar las vacantes",
            "condiciones",
        ),
    ]


def _requirements(vacancy: Vacancy) -> list[Line]:
    schooling = vacancy.get_schooling_display() if vacancy.schooling else "No se necesitan"
    skills = ", ".join(skill.name for skill in vacancy.skills.all()) if vacancy.pk else ""
    return [
        Line("Estudios mínimos", schooling, "requisitos"),
        Line("Experiencia", experience(vacancy.experience_months), "requisitos"),
        Line("Licencias de conducir", labels(vacancy.licences, Licence), "requisitos"),
        Line("Cursos y permisos", labels(vacancy.permits, Permit), "requisitos"),
        Line("Debe saber", skills, "requisitos"),
        Line("Oferta inclusiva", "Sí, Ley 21.015" if vacancy.inclusive else "", "requisitos", "No"),
        Line("Solo mayores de 18", _BY_LAW if vacancy.adults_only else "", "requisitos", "No"),
    ]


_BY_LAW = "Sí, lo exige la ley"
