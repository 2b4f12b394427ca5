"""The people of a spreadsheet, registered or completed."""

from datetime import datetime

from jobseekers.identity import Identity
from jobseekers.models import DeskImport, DeskImportRow, JobSeeker
from jobseekers.services.imports.known import ELSEWHERE, serves
from jobseekers.services.imports.people.facts import (
    comunas_by_name,
    said_by,
    to_fill,
    write_fact,
)
from jobseekers.services.people import save_person
from jobseekers.services.registration import AlreadyRegistered, register_from_sheet
from omil_portal.accounts.run import parse_run
from omil_portal.occupations.text import fold
from omil_portal.offices.models import Comuna


def write(batch: DeskImport, rows: list[DeskImportRow], at: datetime) -> None:
    """Registers who is new, and fills what the files of the others lack."""
    comunas = comunas_by_name()
    for row in rows:
        _write(row, batch, comunas, at)


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
