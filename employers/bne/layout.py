"""From the columns of a scraped ad to its true fields.

A BNE page lists labels and values one after the other and they were collected in pairs. A label
with an even number of values therefore shifts what follows:

    Tipo educación media: | CH | TP | Tipo de contrato: | Indefinido | Nivel de Cargo ofrecido: | …

came as {"Tipo educación media": "CH", "TP": "Tipo de contrato:", "Indefinido": "Nivel de …:"}.
Here each value returns to its label. The pairs have lost their order, so a stray key goes home by
what it says; a key that fits no label is left over as text.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from omil_portal.occupations.text import unaccent

ONE_VALUE = (
    "Actividad económica",
    "Descripción de la Empresa",
    "Empresa",
    "Experiencia",
    "Fecha",
    "Nivel de Cargo ofrecido",
    "Nivel educacional",
    "Ocupacion",
    "Oferta de tipo práctica profesional",
    "Salario",
    "Tipo",
    "Tipo de contrato",
    "Titulo",
    "Ubicacion",
    "Vacantes",
    "Funciones",
    "Requisitos",
    "Descripción",
    "Oferta inclusiva",
)
MANY_VALUES = (
    "Capacitaciones",
    "Certificaciones ChileValora",
    "Grupos de Empleo",
    "Idiomas",
    "Licencias de conducir",
    "Tipo educación media",
    "Titulación",
    "Turnos de trabajo",
    "Vehículos",
)
# Other spellings of a label, folded.
_ALIASES = {
    "descripcion del cargo": "Descripción",
    "descripcion de la oferta": "Descripción",
    "funciones del cargo": "Funciones",
    "requisitos del cargo": "Requisitos",
    "requerimientos": "Requisitos",
    "personas con discapacidad": "Oferta inclusiva",
    "inclusiva": "Oferta inclusiva",
}
_LABELS = {unaccent(label): label for label in (*ONE_VALUE, *MANY_VALUES)} | _ALIASES

# What the values of the closed lists look like, folded.
_CONTRACT = r"contrato |honorarios$|indiferente$|sin contrato$|administracion publica$"
_RANK = (
    r"(?:administrativo|analista|asistente|auxiliar|director|directivos o gerentes|ejecutivo|"
    r"especialista|jefatura|no disponible|operario|otro|profesional|reemplazo|subgerente|"
    r"supervisor|tecnico)$"
)
_LOOKS_OF = {
    "Tipo de contrato": re.compile(_CONTRACT),
    "Nivel de Cargo ofrecido": re.compile(_RANK),
    "Turnos de trabajo": re.compile(r"solo (?:mananas?|tardes?)|trabajo turno"),
    "Licencias de conducir": re.compile(r"clase [a-f][1-5]?\b(?! *\d)"),
    "Tipo educación media": re.compile(r"educacion (?:cientifico|tecnico)"),
    "Idiomas": re.compile(r"(?:ingles|espanol|frances|aleman|italiano|portugues|mapudungun)\b"),
    "Vehículos": re.compile(r"(?:automovil|moto|furgoneta/camioneta|camion|indiferente)$"),
}
_LOOKS_OF_A_DEGREE = re.compile(
    r"(?:tecnic[oa] |ingenieri?a|licenciatura|pedagogia|contador|contabilidad|administracion|"
    r"psicologia|derecho|medicina|enfermeria|periodismo|publicidad|relaciones publicas|"
    r"arquitectura|agronomia|construccion civil|trabajo social|diseno|secretariado|magister|"
    r"quimica|bioquimica|antropologia|sociologia|nutricion|comunicacion audiovisual)"
)
_OPEN_LISTS = ("Titulación", "Capacitaciones", "Certificaciones ChileValora")


@dataclass
class Layout:
    """`values` by true label, in the order found; `left_over` are keys that have no home."""

    values: dict[str, list[str]] = field(default_factory=dict)
    left_over: dict[str, str] = field(default_factory=dict)
    opened: set[str] = field(default_factory=set)

    def add(self, label: str, value: str) -> None:
        if value not in self.values.setdefault(label, []):
            self.values[label].append(value)

    def may_hold(self, label: str) -> bool:
        """Whether one more value of `label` can be astray: it was opened, or has several."""
        return label in self.opened or (label in MANY_VALUES and label in self.values)

    def lacks(self, label: str) -> bool:
        return label not in self.values


def lay_out(record: Mapping[str, object]) -> Layout:
    """The true fields of one ad. Never raises, and every text of `record` is in the answer."""
    layout = Layout()
    strays: list[tuple[str, str]] = []
    for key, value in record.items():
        label = label_of(str(key))
        for text in _texts(value):
            if label is None:
                strays.append((clean(str(key)), text))
            elif (opened := _echo(text)) is not None:
                layout.opened.add(opened)
            elif label in ONE_VALUE and label in layout.values:
                layout.left_over[clean(str(key))] = text
            else:
                layout.add(label, text)
    layout.opened |= {opened for _, text in strays if (opened := _echo(text)) is not None}
    for key, text in strays:
        _bring_home(layout, key, text)
    return layout


def label_of(key: str) -> str | None:
    """The label `key` is, whatever its accents and case; None for a stray value."""
    return _LABELS.get(unaccent(clean(key)).rstrip(": "))


def clean(text: str) -> str:
    """`text` on one line, with single spaces."""
    return " ".join(text.split())


def _texts(value: object) -> Iterator[str]:
    for item in value if isinstance(value, (list, tuple)) else (value,):
        if item is not None and (text := clean(str(item))):
            yield text


def _echo(text: str) -> str | None:
    """The label that came as a value, as in "Tipo de contrato:"."""
    return label_of(text) if text.endswith(":") else None


def _bring_home(layout: Layout, key: str, text: str) -> None:
    home = _home(layout, key, before=_echo(text))
    if home is None:
        layout.left_over[key] = text
        return
    layout.add(home, key)
    if _echo(text) is None:
        layout.add(home, text)


def _home(layout: Layout, key: str, *, before: str | None) -> str | None:
    folded = unaccent(key)
    for label, looks in _LOOKS_OF.items():
        # "Indiferente" is a contract or a vehicle; none comes right before its own label.
        # Its opening is lost when two keys of the page were equal.
        astray = layout.may_hold(label) or layout.lacks(label)
        if astray and label != before and looks.match(folded):
            return label
    lists = [label for label in _OPEN_LISTS if label != before and layout.may_hold(label)]
    if "Titulación" in lists and _LOOKS_OF_A_DEGREE.match(folded):
        return "Titulación"
    courses = [label for label in lists if label != "Titulación"]
    if len(courses) == 1:
        return courses[0]
    return lists[0] if len(lists) == 1 else None
