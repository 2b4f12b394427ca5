"""Companies and the offers to review: what their pages draw and their workbooks hold."""

from django.http import QueryDict
from django.utils import timezone

from employers.queries import employers_listed, offers_to_review
from omil_portal.access.permissions import Permission as P
from omil_portal.downloads.listed import Author, Listed, needed_everywhere

COMPANIES = ("Empresa", "RUT", "Comuna", "Ofertas abiertas", "Último contacto")
OFFERS = ("Oferta", "Empresa", "Comuna", "Oficina", "Espera desde")


def companies(author: Author, asked: QueryDict) -> Listed:
    """Every company the author may open, by name."""
    return Listed(
        title="Empresas",
        rows=employers_listed(author.actor, timezone.localdate(author.at)),
        columns=COMPANIES,
        cells=lambda company: (
            company.display_name,
            str(company.rut or ""),
            company.comuna.name if company.comuna else "",
            company.open_offers,
            company.last_contact,
        ),
        rights=needed_everywhere(author.actor, P.EMPLOYER_VIEW),
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
