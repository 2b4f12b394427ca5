"""What was checked is written, some rows at a time: cut at any point, it goes on where it was."""

from datetime import datetime

from django.db import transaction

from jobseekers.identity import Identity
from jobseekers.models import DeskImport, DeskImportRow, JobSeeker
from jobseekers.services.imports.checking import ELSEWHERE, serves
from jobseekers.services.imports.facts import comunas_by_name, said_by, to_fill, write_fact
from jobseekers.services.people import save_person
from jobseekers.services.registration import AlreadyRegistered, register_from_sheet
from omil_portal.accounts.models import User
from omil_portal.accounts.run import parse_run
from omil_portal.occupations.text import fold
from omil_portal.offices.models import Comuna
from omil_portal.refusals import Refused

AT_ONCE = 200
"""Rows written while the page waits; more are left to a worker."""
_CHUNK = 100
WRITTEN = (DeskImportRow.Verdict.NEW, DeskImportRow.Verdict.CHANGED)


@transaction.atomic
def start(*, batch: DeskImport, by: User, at: datetime) -> DeskImport:
    """From now on the checked rows are to be written; starting again changes nothing.

    Raises `Refused` before the check and after it was taken back.
    """
    batch = DeskImport.objects.select_for_update(of=("self",)).get(pk=batch.pk)
    if batch.state in (DeskImport.State.APPLYING, DeskImport.State.APPLIED):
        return batch
    if batch.state != DeskImport.State.CHECKED:
        raise Refused("Revisa la planilla antes de guardarla.")
    batch.state, batch.applied_by, batch.applied_at = DeskImport.State.APPLYING, by, at
    batch.save()
    return batch


def waiting(batch: DeskImport):
    """The rows still to be written."""
    return batch.rows.filter(verdict__in=WRITTEN, done_at=None)


def write_rows(batch_id: int, *, at: datetime) -> int:
    """Writes what waits in a started import. Twice at once, or after a cut, is once."""
    count = 0
    while written := _write_chunk(batch_id, at):
        count += written
    return count


@transaction.atomic
def _write_chunk(batch_id: int, at: datetime) -> int:
    batch = (
        DeskImport.objects.select_for_update(of=("self",))
        .select_related("office__comuna", "applied_by")
        .get(pk=batch_id)
    )
    if batch.state != DeskImport.State.APPLYING:
        return 0
    rows = list(waiting(batch)[:_CHUNK])
    comunas = comunas_by_name()
    for row in rows:
        _write(row, batch, comunas, at)
    if len(rows) < _CHUNK:
        batch.state = DeskImport.State.APPLIED
        batch.save(update_fields=["state"])
    return len(rows)


def _write(row: DeskImportRow, batch: DeskImport, comunas: dict[str, Comuna], at) -> None:
    run = parse_run(row.understood["run"])
    seeker = Identity.of_run(run).find()
    if not seeker:
        try:
            seeker = _register(row, run, batch, comunas, at)
            row.done = {"created": seeker.pk, "as": facts_of(seeker)}
        except AlreadyRegistered as raced:
            seeker = raced.seeker
    if "created" not in row.done:
        _fill(row, seeker, batch, comunas, at)
    row.seeker = seeker if serves(batch.office, seeker) else None
    row.done_at = at
    row.save()


def _register(row, run, batch, comunas, at) -> JobSeeker:
    facts = {name: value for name, value in row.understood.items() if name != "run"}
    comuna = comunas[fold(facts.pop("comuna"))] if "comuna" in facts else batch.office.comuna
    return register_from_sheet(
        run=run, comuna=comuna, office=batch.office, by=batch.applied_by, at=at, **facts
    )


def _fill(row, seeker: JobSeeker, batch: DeskImport, comunas, at: datetime) -> None:
    """Only what the file lacks, and what was chosen if the file still says what was seen."""
    seeker = JobSeeker.objects.select_for_update(of=("self",)).get(pk=seeker.pk)
    if not serves(batch.office, seeker):
        row.problems = [ELSEWHERE]
        return
    new = to_fill(seeker, row.understood)
    for name, conflict in row.conflicts.items():
        if conflict["believe"] == "sheet" and said_by(seeker, name) == conflict["portal"]:
            new[name] = conflict["sheet"]
    row.done = {"filled": {}}
    for name, value in new.items():
        row.done["filled"][name] = [said_by(seeker, name), value]
        write_fact(seeker, name, value, comunas)
    if new:
        save_person(seeker, at=at)


def facts_of(seeker: JobSeeker) -> dict[str, object]:
    """Everything of the row that somebody may change later, to know whether anybody did."""
    kept = {"names", "first_surname", "second_surname", "social_name", "birth_date", "phone"}
    kept |= {"email", "preferred_channel", "comuna_id", "sector", "status", "user_id", "run_number"}
    kept |= {"merged_into_id", "identity_checked_at"}
    return {name: _plain(getattr(seeker, name)) for name in sorted(kept)}


def _plain(value: object) -> object:
    return value.isoformat() if hasattr(value, "isoformat") else value
