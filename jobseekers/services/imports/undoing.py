"""An import is taken back whole, save what somebody has touched since; cut, it goes on."""

from datetime import datetime

from django.db import transaction

from jobseekers.models import DeskImport, DeskImportRow
from jobseekers.services.imports.kinds import kind_of
from omil_portal.accounts.models import User
from omil_portal.refusals import Refused

_CHUNK = 100
State = DeskImport.State


@transaction.atomic
def start_undoing(*, batch: DeskImport, by: User, at: datetime) -> DeskImport:
    """From now on its rows are to be taken back; starting again changes nothing.

    Raises `Refused` while rows are being written, and when what they did is no longer kept.
    """
    batch = DeskImport.objects.select_for_update(of=("self",)).get(pk=batch.pk)
    if batch.state in (State.UNDOING, State.UNDONE):
        return batch
    if batch.state != State.APPLIED:
        raise Refused("Solo se deshace una planilla ya guardada.")
    if batch.forgotten_at:
        raise Refused("Pasaron 90 días: esta planilla ya no se puede deshacer.")
    batch.state, batch.undone_by, batch.undone_at = State.UNDOING, by, at
    batch.save()
    return batch


def to_take_back(batch: DeskImport):
    """The written rows still to be taken back."""
    return batch.rows.filter(done_at__isnull=False, undone_at=None)


def take_back_rows(batch_id: int, *, at: datetime) -> int:
    """Takes back what waits in an import being undone. Twice at once, or after a cut, is once.

    Each row whose doing stays says why.
    """
    count = 0
    while taken := _take_back_chunk(batch_id, at):
        count += taken
    return count


@transaction.atomic
def _take_back_chunk(batch_id: int, at: datetime) -> int:
    batch = DeskImport.objects.select_for_update(of=("self",)).get(pk=batch_id)
    if batch.state != State.UNDOING:
        return 0
    # The last first: what a row found is what the ones before it left.
    last = to_take_back(batch).order_by("-number")[:_CHUNK]
    rows = sorted(last, key=lambda row: row.number)
    kind_of(batch).take_back(batch, rows, at)
    for row in rows:
        row.undone_at = at
    DeskImportRow.objects.bulk_update(rows, ["undone", "seeker", "undone_at"])
    if len(rows) < _CHUNK:
        batch.state = State.UNDONE
        batch.save(update_fields=["state"])
    return len(rows)
