"""From gaps to a plan: what is proposed for each, which the counsellor then edits."""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import NamedTuple

from jobseekers.diagnosis.questions import Gap

SOON, LATER = timedelta(days=14), timedelta(days=30)
"""What stands in the way of work is dealt with first."""

# Question → what is done when something remains (1) and when it stands in the way (2): kind of
# action, owner and words.
_PERSON, _OFFICER = "person", "officer"
_ACTIONS = {
    "goal": (
        ("goal", _PERSON, "Elegir dos trabajos de los que le interesan"),
        ("goal", _OFFICER, "Dar una hora de orientación para definir qué trabajo busca"),
    ),
    "experience": (
        ("papers", _PERSON, "Pedir certificados o recomendaciones de trabajos anteriores"),
        ("study", _OFFICER, "Buscar una práctica o un curso para empezar"),
    ),
    "studies": (
        ("study", _OFFICER, "Buscar el curso o la licencia que falta"),
        ("study", _PERSON, "Averiguar cómo terminar sus estudios de adulto"),
    ),
    "papers": (
        ("papers", _PERSON, "Sacar los documentos que faltan"),
        ("papers", _PERSON, "Pedir hora para la cédula o el permiso de trabajo"),
    ),
    "availability": (
        ("search", _OFFICER, "Buscar ofertas para los días y horas que puede"),
        ("search", _PERSON, "Avisar a la oficina cuando pueda empezar"),
    ),
    "travel": (
        ("search", _OFFICER, "Buscar ofertas cerca o con transporte de la empresa"),
        ("support", _OFFICER, "Ver qué apoyo de traslado hay en la comuna"),
    ),
    "care": (
        ("support", _PERSON, "Acordar quién cuida los días de entrevista"),
        ("support", _OFFICER, "Ver qué red de cuidado hay en la comuna"),
    ),
    "digital": (
        ("readiness", _OFFICER, "Acompañar la primera postulación por internet"),
        ("readiness", _OFFICER, "Inscribir en un taller de herramientas digitales"),
    ),
    "search": (
        ("search", _PERSON, "Postular a tres ofertas y anotar dónde"),
        ("readiness", _OFFICER, "Inscribir en un taller de apresto laboral"),
    ),
    "adjustments": (
        ("adjustment", _OFFICER, "Decir a la empresa los ajustes, con permiso de la persona"),
        ("adjustment", _OFFICER, "Conversar los ajustes con la empresa antes de derivar"),
    ),
}


class Proposed(NamedTuple):
    """`kind` and `owner` are values of `PlanStep.Kind` and `PlanStep.Owner`."""

    question: str
    kind: str
    owner: str
    what: str
    due_on: date


def proposed_for(found: Iterable[Gap], on: date) -> list[Proposed]:
    """One step for each gap, counted from the day `on`."""
    return [
        Proposed(
            gap.question.code,
            *_ACTIONS[gap.question.code][gap.answer.gap - 1],
            due_on=on + (SOON if gap.answer.gap == 2 else LATER),
        )
        for gap in found
    ]
