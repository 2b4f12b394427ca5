"""What the import of each kind of spreadsheet knows besides what all of them share."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from django import forms
from django.conf import settings
from django.utils.module_loading import import_string

from jobseekers.models import DeskImport, DeskImportRow
from jobseekers.spreadsheet.headers import Columns


@dataclass(frozen=True)
class SheetKind:
    """Its columns, and what is done with the rows at each step; all of it inside a transaction.

    `judge` sets verdict, problems, understood, conflicts, seeker and may_confirm of each row.
    `write` writes the rows and sets seeker and done of each. `take_back` undoes what `done` says,
    or writes in `undone` why it stays. `confirm`: what a person says who settles a doubt.
    `undoing`: what undoing does, in a sentence. `supposed`: questions on what a sheet may lack.
    `then`: what comes after it is written, and `then_at` the name of the page where.
    """

    columns: Columns
    judge: Callable[[DeskImport, list[DeskImportRow], datetime], None]
    write: Callable[[DeskImport, list[DeskImportRow], datetime], None]
    take_back: Callable[[DeskImport, list[DeskImportRow], datetime], None]
    confirm: str
    undoing: str
    supposed: Callable[[], dict[str, forms.Field]] = dict
    then: str = ""
    then_at: str = ""


def kind_of(batch: DeskImport) -> SheetKind:
    """The one that the settings name for `batch`."""
    return kind_called(batch.kind)


def kind_called(name: str) -> SheetKind:
    """`name`: of `DeskImport.Kind`."""
    return import_string(settings.SHEET_KINDS[name])
