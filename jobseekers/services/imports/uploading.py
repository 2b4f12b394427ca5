"""A spreadsheet arrives: its rows are kept as they came, and its columns as last time."""

from datetime import datetime

from django.db import transaction

from jobseekers.models import DeskImport, DeskImportRow
from jobseekers.services.imports.checking import check
from jobseekers.spreadsheet.files import read_sheet
from jobseekers.spreadsheet.headers import guess, signature
from omil_portal.accounts.models import User
from omil_portal.offices.models import Office
from omil_portal.refusals import Refused


@transaction.atomic
def upload(*, office: Office, content: bytes, file_name: str, by: User, at: datetime) -> DeskImport:
    """Keeps the rows; the columns are those the office chose for such headers, or guessed.

    Raises `UnreadableSheet`.
    """
    sheet = read_sheet(content)
    batch = DeskImport.objects.create(
        office=office,
        file_name=file_name[-120:],
        headers=sheet.headers,
        signature=signature(sheet.headers),
        mapping=_remembered(office, sheet.headers) or guess(sheet.headers),
        uploaded_by=by,
        uploaded_at=at,
    )
    _keep_rows(batch, sheet.rows)
    return batch


def _remembered(office: Office, headers: list[str]) -> dict[str, int]:
    same = DeskImport.objects.filter(
        office=office, kind=DeskImport.Kind.PEOPLE, signature=signature(headers)
    )
    last = same.exclude(state=DeskImport.State.UPLOADED).first()
    return last.mapping if last else {}


def _keep_rows(batch: DeskImport, rows) -> None:
    DeskImportRow.objects.bulk_create(
        (DeskImportRow(batch=batch, number=number, cells=cells) for number, cells in rows),
        batch_size=1000,
    )


@transaction.atomic
def import_again(*, batch: DeskImport, by: User, at: datetime) -> DeskImport:
    """The same rows and columns as a new import, checked as people are now.

    Raises `Refused` while the first one is not taken back.
    """
    if batch.state != DeskImport.State.UNDONE:
        raise Refused("Deshaz primero la importación anterior.")
    rows = list(batch.rows.values_list("number", "cells"))
    again = DeskImport.objects.create(
        office=batch.office,
        file_name=batch.file_name,
        headers=batch.headers,
        signature=batch.signature,
        mapping=batch.mapping,
        uploaded_by=by,
        uploaded_at=at,
    )
    _keep_rows(again, rows)
    return check(batch=again, mapping=batch.mapping, at=at)
