"""One line of BNE's ads → `Ad`, or `Rejection` with its reason. Pure, and never raises."""

import hashlib
import json
import re
from collections.abc import Callable, Mapping
from typing import TypeVar

from employers.bne import figures, terms
from employers.bne.ad import Ad, Rejection
from employers.bne.layout import Layout, lay_out
from employers.bne.licences import all_licences, find_permits, listed_class
from omil_portal.occupations.text import unaccent

Read = TypeVar("Read")

_NOTHING_SAID = {"no disponible", ""}
_FOR_DISABILITY = re.compile(
    r"ley\W+(?:n\W{0,3})?21\W?015|\binclusiv[oa]s?\b|-\s*inclusion\s*$|"
    r"(?:oportunidad|oferta|vacante|cargo)s?\W+(?:para )?personas?\W.*discapacidad|"
    r"\(personas? (?:con|en situacion de) discapacidad\)"
)


def parse(line_number: int, record: object) -> Ad | Rejection:
    """Read one ad; rejected when it has no title or no date of publication."""
    if not isinstance(record, Mapping):
        return Rejection(line_number, "La línea no es un aviso.")
    return _Reader(lay_out(record)).ad(line_number, external_id(record))


def external_id(record: Mapping[str, object]) -> str:
    """The same for the same ad whatever the order of its fields: sha256 of its canonical form."""
    canonical = json.dumps(
        record, sort_keys=True, ensure_ascii=True, separators=(",", ":"), default=str
    )
    return hashlib.sha256(canonical.encode()).hexdigest()


class _Reader:
    """Takes the fields out of a layout; what it can't read goes to `unparsed`."""

    def __init__(self, layout: Layout) -> None:
        self.values = layout.values
        self.unparsed = dict(layout.left_over)

    def ad(self, line: int, identity: str) -> Ad | Rejection:
        title, posts_in_title = figures.split_title(self.text("Titulo"))
        if not title:
            return Rejection(line, "Falta el título.")
        written_date = self.text("Fecha")
        published_on = figures.read_date(written_date)
        if published_on is None:
            reason = (
                f"La fecha «{written_date}» no se entiende." if written_date else "Falta la fecha."
            )
            return Rejection(line, reason)
        employer = self.text("Empresa")
        region, comuna = _split_place(self.text("Ubicacion"))
        pay = self.read("Salario", figures.read_pay) or figures.Pay(None, None)
        courses = self.all("Capacitaciones")
        functions = " ".join(filter(None, (self.text("Funciones"), self.text("Descripción"))))
        requirements = self.text("Requisitos")
        prose = (title, functions, requirements, *courses)
        return Ad(
            line=line,
            external_id=identity,
            title=title,
            posts=self.posts(posts_in_title),
            published_on=published_on,
            employer=None if unaccent(employer) in ("", "confidencial") else employer,
            activity=self.text("Actividad económica"),
            company_description=self.text("Descripción de la Empresa"),
            region_name=region,
            comuna_name=comuna,
            pay_min=pay.low,
            pay_max=pay.high,
            schedule=self.named("Tipo", terms.HOURS),
            shifts=self.shifts(),
            contract=self.named("Tipo de contrato", terms.CONTRACTS),
            experience_months=self.read("Experiencia", figures.read_experience),
            schooling=self.schooling(),
            degrees=self.all("Titulación"),
            licences=all_licences(self.asked_licences(), prose),
            permits=find_permits(prose),
            occupations=_split_occupations(self.text("Ocupacion")),
            rank=_said(self.text("Nivel de Cargo ofrecido")),
            courses=courses,
            certifications=self.all("Certificaciones ChileValora"),
            languages=self.all("Idiomas"),
            vehicles=self.all("Vehículos"),
            practice=self.read("Oferta de tipo práctica profesional", figures.read_yes_or_no)
            or False,
            inclusive=self.inclusive(prose),
            functions=functions,
            requirements=requirements,
            unparsed=self.unparsed,
        )

    def text(self, label: str) -> str:
        values = self.values.get(label, [])
        return values[0] if values else ""

    def all(self, label: str) -> tuple[str, ...]:
        return tuple(self.values.get(label, ()))

    def read(self, label: str, reader: Callable[[str], Read | None]) -> Read | None:
        """What `reader` makes of the field; its text is kept when it makes nothing of it."""
        text = self.text(label)
        answer = reader(text) if text else None
        if answer is None and _said(text):
            self.unparsed[label] = text
        return answer

    def named(self, label: str, names: Mapping[str, Read]) -> Read | None:
        return self.read(label, lambda text: names.get(unaccent(text)))

    def posts(self, in_title: int | None) -> int:
        """Those of the field, else of the title; an ad that gives no number has one."""
        in_field = self.read("Vacantes", figures.read_posts)
        if in_field is not None and in_title is not None and in_field != in_title:
            self.unparsed["Vacantes del título"] = str(in_title)
        return in_field or in_title or 1

    def shifts(self) -> tuple[terms.Shift, ...]:
        written = self.all("Turnos de trabajo")
        unknown = [text for text in written if unaccent(text) not in terms.SHIFTS]
        if unknown:
            self.unparsed["Turnos de trabajo"] = ", ".join(unknown)
        known = {terms.SHIFTS[unaccent(text)] for text in written if text not in unknown}
        return tuple(sorted(known))

    def schooling(self) -> terms.Schooling | None:
        tracks, degrees = list(self.all("Tipo educación media")), list(self.all("Titulación"))
        return self.read("Nivel educacional", lambda level: terms.schooling(level, tracks, degrees))

    def asked_licences(self) -> tuple[str, ...]:
        asked = self.all("Licencias de conducir")
        unknown = [text for text in asked if listed_class(text) is None]
        if unknown:
            self.unparsed["Licencias de conducir"] = ", ".join(unknown)
        return asked

    def inclusive(self, prose: tuple[str, ...]) -> bool:
        """Whether the ad says it is for people with a disability (Ley 21.015)."""
        groups = self.all("Grupos de Empleo")
        if groups:
            self.unparsed["Grupos de Empleo"] = ", ".join(groups)
        said = any("discapacidad" in unaccent(group) for group in groups)
        flagged = self.read("Oferta inclusiva", figures.read_yes_or_no)
        return (
            bool(flagged) or said or any(_FOR_DISABILITY.search(unaccent(text)) for text in prose)
        )


def _said(text: str) -> str:
    return "" if unaccent(text) in _NOTHING_SAID else text


def _split_place(text: str) -> tuple[str, str]:
    """Region and comuna of "Metropolitana, Santiago"; the comuna is empty when not given."""
    region, _, comuna = text.partition(",")
    return region.strip(), comuna.strip()


def _split_occupations(text: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name.strip() for name in text.split(" - ") if name.strip()))
