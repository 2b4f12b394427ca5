"""What a person decides on a row before it is written."""

from django.db import transaction

from jobseekers.models import DeskImport, DeskImportRow
from omil_portal.accounts.models import User
from omil_portal.refusals import Refused


@transaction.atomic
def believe(*, row: DeskImportRow, chosen: dict[str, str], by: User) -> DeskImportRow:
    """`chosen`: fact → "portal" or "sheet". Raises `Refused` once the rows are being written."""
    row = _not_yet_written(row)
    for name, whom in chosen.items():
        row.conflicts[name]["believe"] = whom
    row.save(update_fields=["conflicts"])
    return row


@transaction.atomic
def confirm(*, row: DeskImportRow, by: User) -> DeskImportRow:
    """The doubt is settled: the row is written as a new one, and says who said so; twice is once.

    Raises `Refused` for a doubt that only the spreadsheet can mend, and once the rows are being
    written.
    """
    row = _not_yet_written(row)
    if not row.may_confirm:
        raise Refused("Esta fila se corrige en la planilla.")
    if not row.confirmed_by:
        row.verdict, row.confirmed_by = DeskImportRow.Verdict.NEW, by
        row.save(update_fields=["verdict", "confirmed_by"])
    return row


def _not_yet_written(row: DeskImportRow) -> DeskImportRow:
    batch = DeskImport.objects.select_for_update(of=("self",)).get(pk=row.batch_id)
    if batch.state != DeskImport.State.CHECKED:
        raise Refused("Esta planilla ya se guardó.")
    return DeskImportRow.objects.get(pk=row.pk)
