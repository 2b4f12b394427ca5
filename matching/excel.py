"""Referrals, placements and follow-ups: what their pages draw and their workbooks hold."""

from collections.abc import Callable

from django.http import QueryDict
from django.utils import timezone

from jobseekers.models import JobSeeker
from matching.forms.follow_ups import FollowUpFilter
from matching.forms.placements import PlacementFilter
from matching.forms.presented import PresentedFilter
from matching.forms.referrals import ReferralFilter
from matching.late_follow_ups import late_by_officer
from matching.models import FollowUp, Placement, Referral
from matching.presented import presented_to, read
from omil_portal.access.permissions import Permission as P
from omil_portal.downloads.listed import (
    NOTHING,
    Asked,
    Author,
    Listed,
    needed_at,
    needed_everywhere,
)
from omil_portal.offices.models import Office
from omil_portal.spreadsheets.workbook import Money

REFERRALS = ("Persona", "RUN", "Oferta", "Empresa", "Oficina", "Derivada", "Responde", "Estado")
PLACEMENTS = (
    *("Persona", "RUN", "Empresa", "Oficina"),
    *("Empezó", "Sueldo bruto", "Registró", "Estado"),
)
FOLLOW_UPS = (
    *("Persona", "RUN", "Teléfono", "Empresa", "Oficina", "Empezó"),
    *("Meses", "Llamar", "Sin respuesta", "Estado"),
)

LATE = ("Registró la colocación", "Trabaja aquí", "Atrasados", "El más antiguo")
PRESENTED_WITH = ("seeker", "vacancy__employer", "vacancy__comuna", "office", "answer")
PRESENTED = ("Oferta", "Folio", "Persona", "Oficina", "Presentada", "Responder hasta", "Estado")


def run_for(author: Author) -> Callable[[JobSeeker, int], str]:
    """The RUN, in the offices where the author opens files of people."""
    offices = author.actor.office_ids(P.PERSON_VIEW)

    def run(seeker: JobSeeker, office_id: int) -> str:
        return str(seeker.run or seeker.other_document) if office_id in offices else ""

    return run


def referrals(author: Author, asked: QueryDict) -> Listed:
    """Referrals of the author's offices; those whose answer is overdue come first."""
    run, form = run_for(author), ReferralFilter(asked)
    offices = author.actor.office_ids(P.REFERRAL_RESULT)
    rows = form.apply(Referral.objects.filter(office__in=offices))
    return Listed(
        title="Derivaciones",
        rows=rows.select_related("seeker", "vacancy__employer", "office", "answer"),
        columns=REFERRALS,
        cells=lambda row: (
            row.seeker.display_name,
            run(row.seeker, row.office_id),
            row.vacancy.title,
            row.vacancy.employer.display_name,
            row.office.name,
            row.referred_at,
            row.answer_due,
            row.get_state_display(),
        ),
        rights=needed_everywhere(author.actor, P.REFERRAL_RESULT, P.PERSON_VIEW),
        form=form,
    )


def placements(author: Author, asked: QueryDict) -> Listed:
    """Placements of the author's offices."""
    run, form = run_for(author), PlacementFilter(asked)
    rows = form.apply(Placement.objects.visible_to(author.actor))
    return Listed(
        title="Colocaciones",
        rows=rows.select_related("seeker", "employer", "office", "recorded_by"),
        columns=PLACEMENTS,
        cells=lambda row: (
            row.seeker.display_name,
            run(row.seeker, row.office_id),
            row.employer.display_name,
            row.office.name,
            row.starts_on,
            Money(row.gross_pay) if row.gross_pay else None,
            row.recorded_by.full_name,
            row.get_state_display(),
        ),
        rights=needed_everywhere(author.actor, P.PLACEMENT_RECORD, P.PERSON_VIEW),
        form=form,
    )


def follow_ups(author: Author, asked: QueryDict) -> Listed:
    """Whom the author's offices call today, or the follow-ups asked for."""
    run, form = run_for(author), FollowUpFilter(asked, actor=author.actor)
    on = timezone.localdate(author.at)
    rows = form.apply(FollowUp.objects.visible_to(author.actor), on)
    related = ("placement__seeker", "placement__employer", "placement__office")

    def cells(row: FollowUp) -> tuple:
        placement = row.placement
        return (
            placement.seeker.display_name,
            run(placement.seeker, placement.office_id),
            placement.seeker.phone,
            placement.employer.display_name,
            placement.office.name,
            placement.starts_on,
            row.months,
            row.call_on if row.state == FollowUp.State.DUE else None,
            row.tries,
            row.standing,
        )

    return Listed(
        title="Seguimientos",
        rows=rows.select_related(*related),
        columns=FOLLOW_UPS,
        cells=cells,
        rights=needed_everywhere(author.actor, P.PLACEMENT_RECORD, P.PERSON_VIEW),
        form=form,
    )


def presented(author: Author, asked: QueryDict) -> Listed:
    """Whom the offices presented to the author's companies, by folio and initials."""
    companies = author.actor.employer_ids(P.OWN_VACANCIES)
    mine, on = presented_to(author.actor), timezone.localdate(author.at)
    form = PresentedFilter(asked, referrals=mine, companies=companies)

    def cells(row: Referral) -> tuple:
        told = read(row, on)
        until = row.answer_due if told.waits else None
        title, office = row.vacancy.title, row.office.name
        return (title, row.folio, told.initials, office, row.referred_at, until, told.state)

    return Listed(
        title="Personas presentadas",
        rows=form.chosen().select_related(*PRESENTED_WITH),
        columns=PRESENTED,
        cells=cells,
        rights=needed_everywhere(author.actor, P.OWN_VACANCIES),
        form=form,
    )


def late_follow_ups(author: Author, asked: QueryDict) -> Listed:
    """Whose calls wait in the office `oficina`, most first: for its manager."""
    office = Office.objects.filter(slug=asked.get("oficina", "")).first()
    if office is None:
        return NOTHING
    return Listed(
        title="Seguimientos atrasados",
        rows=late_by_officer(office, timezone.localdate(author.at)),
        columns=LATE,
        cells=lambda row: (
            row.officer.full_name,
            "Sí" if row.here else "No",
            row.calls,
            row.since,
        ),
        rights=needed_at(office, P.AGENDA_SET),
        filters=Asked([("Oficina", office.name)], f"oficina={office.slug}"),
    )
