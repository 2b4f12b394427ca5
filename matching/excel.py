"""Referrals and placements as workbooks."""

from collections.abc import Callable

from matching.models import Placement, Referral
from omil_portal.access.actor import Actor
from omil_portal.access.permissions import Permission
from omil_portal.spreadsheets.workbook import Money

REFERRALS = ("Persona", "RUN", "Oferta", "Empresa", "Oficina", "Derivada", "Responde", "Estado")
PLACEMENTS = (
    "Persona",
    "RUN",
    "Empresa",
    "Oficina",
    "Empezó",
    "Sueldo bruto",
    "Registró",
    "Estado",
)


def _run_for(actor: Actor) -> Callable[[Referral | Placement], str]:
    """The RUN, in the offices where the reader opens files of people."""
    offices = actor.office_ids(Permission.PERSON_VIEW)

    def run(row: Referral | Placement) -> str:
        seeker = row.seeker
        return str(seeker.run or seeker.other_document) if row.office_id in offices else ""

    return run


def referral_cells(actor: Actor) -> Callable[[Referral], tuple]:
    run = _run_for(actor)
    return lambda row: (
        row.seeker.display_name,
        run(row),
        row.vacancy.title,
        row.vacancy.employer.display_name,
        row.office.name,
        row.referred_at,
        row.answer_due,
        row.get_state_display(),
    )


def placement_cells(actor: Actor) -> Callable[[Placement], tuple]:
    run = _run_for(actor)
    return lambda row: (
        row.seeker.display_name,
        run(row),
        row.employer.display_name,
        row.office.name,
        row.starts_on,
        Money(row.gross_pay) if row.gross_pay else None,
        row.recorded_by.full_name,
        row.get_state_display(),
    )
