"""The placements of a spreadsheet, recorded as if the office wrote them one by one."""

from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from employers.models import Employer
from jobseekers.models import DeskImport, DeskImportRow, JobSeeker
from jobseekers.services.imports.people.facts import comunas_by_name
from matching.follow_up_rules import tells_since
from matching.placement_sheets.judging import ELSEWHERE
from matching.services.placements import Terms, record_placement
from omil_portal.accounts.run import parse_run
from omil_portal.occupations.text import fold
from omil_portal.offices.models import Comuna
from omil_portal.refusals import Refused


def write(batch: DeskImport, rows: list[DeskImportRow], at: datetime) -> None:
    """Records each; one that somebody recorded meanwhile says so and stays as it is."""
    comunas = comunas_by_name()
    people = JobSeeker.objects.select_for_update(of=("self",)).order_by("pk")
    here = people.in_bulk([row.seeker_id for row in rows])
    for row in rows:
        seeker = here.get(row.seeker_id)
        if not seeker or seeker.merged_into_id:
            row.problems, row.verdict = [ELSEWHERE], DeskImportRow.Verdict.DOUBTFUL
            continue
        try:
            with transaction.atomic():
                row.done = _record(row, batch, seeker, comunas, at)
        except Refused as refused:
            row.problems, row.verdict = [str(refused)], DeskImportRow.Verdict.KNOWN


def _employer(row: DeskImportRow, batch: DeskImport, at: datetime) -> tuple[Employer, bool]:
    """The known one, or a new one with the RUT and the name that the row says."""
    if key := row.understood.get("employer"):
        if known := Employer.objects.filter(pk=key).first():
            return known, False
        raise Refused("La empresa ya no está en el portal: sube la planilla otra vez.")
    rut = parse_run(row.understood["company_rut"])
    return Employer.objects.get_or_create(
        rut_number=rut.number,
        defaults={
            "rut_dv": rut.dv,
            "legal_name": row.understood["company"],
            "comuna": batch.office.comuna,
            "created_at": at,
        },
    )


def _record(row, batch, seeker, comunas: dict[str, Comuna], at: datetime) -> dict[str, object]:
    """What was made, and what the person's state was."""
    said, today, was = row.understood, timezone.localdate(at), seeker.status
    employer, is_new = _employer(row, batch, at)
    terms = Terms(
        contract=said["contract"],
        starts_on=date.fromisoformat(said["starts_on"]),
        ends_on=date.fromisoformat(said["ends_on"]) if "ends_on" in said else None,
        weekly_hours=said["weekly_hours"],
        gross_pay=said["gross_pay"],
        comuna=comunas[fold(said["comuna"])],
    )
    placement = record_placement(
        terms=terms,
        seeker=seeker,
        employer=employer,
        office=batch.office,
        by=batch.applied_by,
        at=at,
        works_now=tells_the_present(terms, today),
    )
    return {
        "placement": placement.pk,
        "employer": employer.pk if is_new else None,
        "status": was,
    }


def tells_the_present(terms: Terms, on: date) -> bool:
    """Whether the person still works there as far as an office would ask: a job of years ago

    says nothing about who came back to look for work.
    """
    lasts = terms.ends_on is None or terms.ends_on > on
    return lasts and terms.starts_on >= tells_since(on)
