"""The dry run: a verdict for each row, and nothing written about anybody."""

from datetime import datetime

from django.db import transaction

from jobseekers.models import DeskImport, DeskImportRow
from jobseekers.services.imports.kinds import kind_of
from omil_portal.refusals import Refused

JUDGED = ("verdict", "problems", "understood", "conflicts", "seeker", "may_confirm")


@transaction.atomic
def check(
    *,
    batch: DeskImport,
    mapping: dict[str, int],
    at: datetime,
    supposed: dict[str, str | int] | None = None,
) -> DeskImport:
    """Reads every row with those columns and says what would be done with it.

    `supposed`: field → what the office says of each row that does not say it. Checking again
    forgets what was chosen. Raises `Refused` once the import was applied, or when a column that
    is needed lacks.
    """
    batch = DeskImport.objects.select_for_update(of=("self",)).get(pk=batch.pk)
    if batch.state not in (DeskImport.State.UPLOADED, DeskImport.State.CHECKED):
        raise Refused("Esta planilla ya se guardó.")
    kind = kind_of(batch)
    if problems := kind.columns.lacking(mapping):
        raise Refused(" ".join(problems))
    batch.mapping, batch.supposed = mapping, supposed or {}
    rows = list(batch.rows.all())
    for row in rows:
        row.conflicts, row.seeker, row.may_confirm, row.confirmed_by = {}, None, False, None
    kind.judge(batch, rows, at)
    DeskImportRow.objects.bulk_update(rows, [*JUDGED, "confirmed_by"], batch_size=500)
    batch.state = DeskImport.State.CHECKED
    batch.save()
    return batch
