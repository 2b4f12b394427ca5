"""Companies and the offers to review: what their pages draw and their workbooks hold."""

from django.http import QueryDict
from django.utils import timezone

from employers.queries import employers_listed, employers_waiting, offers_to_review
from omil_portal.access.permissions import Permission as P
from omil_portal.downloads.listed import Asked, Author, Listed, needed_everywhere

COMPANIES = ("Empresa", "RUT", "Comuna", "Ofertas abiertas", "Último contacto")
WAITING = "por-confirmar"
OFFERS = ("Oferta", "Empresa", "Comuna", "Oficina", "Espera desde")


def companies(author: Author, asked: QueryDict) -> Listed:
    """Every company the author may open, by name; or those where somebody waits (`estado`)."""
    on, waiting = timezone.localdate(author.at), asked.get("estado") == WAITING
    rows = employers_listed(author.actor, on)
    if waiting:
        rows = employers_waiting(author.actor, on, author.place)
    return Listed(
        title="Empresas",
        rows=rows,
        columns=COMPANIES,
        cells=lambda company: (
            company.display_name,
            str(company.rut or ""),
            company.comuna.name if company.comuna else "",
            company.open_offers,
            company.last_contact,
        ),
        rights=needed_everywhere(author.actor, P.EMPLOYER_VIEW),
        filters=Asked([("Ver", "Con alguien por confirmar")], f"estado={WAITING}")
        if waiting
        else None,
    )


def to_review(author: Author, asked: QueryDict) -> Listed:
    """What waits for the author's offices, the one waiting longest first."""
    return Listed(
        title="Ofertas por revisar",
        rows=offers_to_review(author.actor),
        columns=OFFERS,
        cells=lambda offer: (
            offer.title,
            offer.employer.display_name,
            offer.comuna.name if offer.comuna else "",
            offer.office.name,
            offer.changed_at,
        ),
        rights=needed_everywhere(author.actor, P.VACANCY_REVIEW),
    )
