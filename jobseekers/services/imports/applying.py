"""What was checked is written, some rows at a time: cut at any point, it goes on where it was."""

from datetime import datetime

from django.db import transaction

from jobseekers.models import DeskImport, DeskImportRow
from jobseekers.services.imports.kinds import kind_of
from omil_portal.accounts.models import User
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
    kind_of(batch).write(batch, rows, at)
    for row in rows:
        row.done_at = at
    DeskImportRow.objects.bulk_update(rows, ["seeker", "verdict", "problems", "done", "done_at"])
    if len(rows) < _CHUNK:
        batch.state = DeskImport.State.APPLIED
        batch.save(update_fields=["state"])
    return len(rows)
