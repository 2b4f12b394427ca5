"""A company's offers by state, each state with what to do next."""

from datetime import date
from typing import NamedTuple

from employers.models import Employer, Vacancy

_S = Vacancy.Status
SHOWN_CLOSED = 20


class Group(NamedTuple):
    title: str
    what_next: str
    offers: list[Vacancy]


_GROUPS = (
    (_S.RETURNED, "Por corregir", "La OMIL te pide cambios. Corrígelas y envíalas de nuevo."),
    (_S.DRAFT, "Borradores", "Solo tú las ves. Termínalas y envíalas a la OMIL."),
    (_S.IN_REVIEW, "En revisión", "La OMIL las está leyendo. Te avisaremos."),
    (_S.PUBLISHED, "Publicadas", "La OMIL busca personas para ellas. Ciérralas al contratar."),
    (_S.CLOSED, "Cerradas", "Puedes publicarlas de nuevo cuando quieras."),
)


def offers_by_state(employer: Employer, *, on: date) -> list[Group]:
    """The states that have offers, first those where the company must do something."""
    offers = list(
        employer.vacancies.select_related("comuna", "region").order_by("-changed_at", "-pk")
    )
    groups = []
    for status, title, what_next in _GROUPS:
        held = [offer for offer in offers if offer.status == status]
        if held:
            groups.append(
                Group(title, what_next, held[:SHOWN_CLOSED] if status == _S.CLOSED else held)
            )
    return groups
