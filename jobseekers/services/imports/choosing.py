"""Whom to believe where the portal and the spreadsheet differ."""

from django.db import transaction

from jobseekers.models import DeskImport, DeskImportRow
from omil_portal.accounts.models import User
from omil_portal.refusals import Refused


@transaction.atomic
def believe(*, row: DeskImportRow, chosen: dict[str, str], by: User) -> DeskImportRow:
    """`chosen`: fact → "portal" or "sheet". Raises `Refused` once the rows are being written."""
    batch = DeskImport.objects.select_for_update(of=("self",)).get(pk=row.batch_id)
    if batch.state != DeskImport.State.CHECKED:
        raise Refused("Esta planilla ya se guardó.")
    row = DeskImportRow.objects.get(pk=row.pk)
    for name, whom in chosen.items():
        row.conflicts[name]["believe"] = whom
    row.save(update_fields=["conflicts"])
    return row
