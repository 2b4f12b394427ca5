"""An import is taken back whole, save what somebody has touched since."""

from datetime import datetime

from django.db import transaction

from jobseekers.models import DeskImport, DeskImportRow
from jobseekers.services.imports.kinds import kind_of
from omil_portal.accounts.models import User
from omil_portal.refusals import Refused


@transaction.atomic
def undo(*, batch: DeskImport, by: User, at: datetime) -> DeskImport:
    """Takes back what its rows did, unless it changed since; twice is once.

    Each row whose doing stays says why. Raises `Refused` while rows are being written, and when
    what they did is no longer kept.
    """
    batch = DeskImport.objects.select_for_update(of=("self",)).get(pk=batch.pk)
    if batch.state == DeskImport.State.UNDONE:
        return batch
    if batch.state != DeskImport.State.APPLIED:
        raise Refused("Solo se deshace una planilla ya guardada.")
    if batch.forgotten_at:
        raise Refused("Pasaron 90 días: esta planilla ya no se puede deshacer.")
    rows = list(batch.rows.exclude(done_at=None))
    kind_of(batch).take_back(batch, rows, at)
    DeskImportRow.objects.bulk_update(rows, ["undone", "seeker"], batch_size=500)
    batch.state, batch.undone_by, batch.undone_at = DeskImport.State.UNDONE, by, at
    batch.save()
    return batch
