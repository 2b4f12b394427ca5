"""A spreadsheet arrives: its rows are kept as they came, and its columns as last time."""

from datetime import datetime

from django.db import transaction

from jobseekers.models import DeskImport, DeskImportRow
from jobseekers.services.imports.checking import check
from jobseekers.services.imports.kinds import kind_called
from jobseekers.spreadsheet.files import read_sheet
from jobseekers.spreadsheet.headers import signature
from omil_portal.accounts.models import User
from omil_portal.offices.models import Office
from omil_portal.refusals import Refused


@transaction.atomic
def upload(
    *,
    office: Office,
    content: bytes,
    file_name: str,
    by: User,
    at: datetime,
    kind: str = DeskImport.Kind.PEOPLE,
) -> DeskImport:
    """Keeps the rows; the columns are those the office chose for such headers, or guessed.

    Raises `UnreadableSheet`.
    """
    columns = kind_called(kind).columns
    sheet = read_sheet(content, columns)
    last = _last_like(office, kind, sheet.headers)
    batch = DeskImport.objects.create(
        office=office,
        kind=kind,
        file_name=file_name[-120:],
        headers=sheet.headers,
        signature=signature(sheet.headers),
        mapping=last.mapping if last else columns.guess(sheet.headers),
        supposed=last.supposed if last else {},
        uploaded_by=by,
        uploaded_at=at,
    )
    _keep_rows(batch, sheet.rows)
    return batch


def _last_like(office: Office, kind: str, headers: list[str]) -> DeskImport | None:
    """The last one with such headers whose columns somebody chose."""
    same = DeskImport.objects.filter(office=office, kind=kind, signature=signature(headers))
    return same.exclude(state=DeskImport.State.UPLOADED).first()


def _keep_rows(batch: DeskImport, rows) -> None:
    DeskImportRow.objects.bulk_create(
        (DeskImportRow(batch=batch, number=number, cells=cells) for number, cells in rows),
        batch_size=1000,
    )


@transaction.atomic
def import_again(*, batch: DeskImport, by: User, at: datetime) -> DeskImport:
    """The same rows and columns as a new import, checked as people are now.

    Raises `Refused` while the first one is not taken back, and when its rows are not kept.
    """
    if batch.state != DeskImport.State.UNDONE:
        raise Refused("Deshaz primero la importación anterior.")
    if batch.forgotten_at:
        raise Refused("Pasaron 90 días: sube la planilla otra vez.")
    rows = list(batch.rows.values_list("number", "cells"))
    again = DeskImport.objects.create(
        office=batch.office,
        kind=batch.kind,
        file_name=batch.file_name,
        headers=batch.headers,
        signature=batch.signature,
        mapping=batch.mapping,
        uploaded_by=by,
        uploaded_at=at,
    )
    _keep_rows(again, rows)
    return check(batch=again, mapping=batch.mapping, supposed=batch.supposed, at=at)
