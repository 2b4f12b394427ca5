"""A list as a workbook: what it is of, who made it and when, and its rows as typed cells."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from io import BytesIO
from pathlib import Path

from django.utils import timezone
from xlsxwriter import Workbook

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_LONGEST = 32_767
"""Letters that a cell of Excel holds."""


class Money(int):
    """Whole pesos."""


@dataclass(frozen=True)
class Head:
    """What stands above the rows. `filters`: (name, value) of those in force."""

    title: str
    office: str
    author: str
    at: datetime
    filters: Sequence[tuple[str, str]] = ()

    @property
    def lines(self) -> list[tuple[str, str]]:
        local = timezone.localtime(self.at)
        made = [("Oficina", self.office), ("Hecha por", self.author)]
        return [*made, ("Hecha el", f"{local:%d-%m-%Y, %H:%M}"), *self.filters]


def workbook_of(head: Head, columns: Sequence[str], rows: Iterable[Sequence[object]]) -> bytes:
    """The xlsx, for a list that is short."""
    kept = BytesIO()
    write_workbook(kept, head, columns, rows)
    return kept.getvalue()


def write_workbook(
    target: BytesIO | Path,
    head: Head,
    columns: Sequence[str],
    rows: Iterable[Sequence[object]],
    *,
    work_dir: Path | None = None,
) -> int:
    """Writes the xlsx to `target`, holding one row at a time. Returns the number of rows.

    A text is always written as a text: nothing typed by anybody becomes a formula. Cells may be
    texts, numbers, `Money`, dates, moments with their zone, or None. `work_dir`: where its
    temporary files go.
    """
    options = {"constant_memory": True, "tmpdir": work_dir and str(work_dir)}
    with Workbook(target if isinstance(target, BytesIO) else str(target), options) as book:
        book.set_properties({"title": head.title, "created": head.at.replace(tzinfo=None)})
        bold = book.add_format({"bold": True})
        formats = {
            date: book.add_format({"num_format": "dd-mm-yyyy"}),
            datetime: book.add_format({"num_format": "dd-mm-yyyy hh:mm"}),
            time: book.add_format({"num_format": "hh:mm"}),
            Money: book.add_format({"num_format": '"$" #,##0'}),
        }
        sheet = book.add_worksheet("Lista")
        sheet.set_column(0, max(len(columns) - 1, 0), 24)
        sheet.write_string(0, 0, head.title, bold)
        for line, (name, value) in enumerate(head.lines, start=1):
            sheet.write_string(line, 0, name)
            sheet.write_string(line, 1, value[:_LONGEST])
        top = line = len(head.lines) + 2
        for at, name in enumerate(columns):
            sheet.write_string(top, at, name, bold)
        sheet.freeze_panes(top + 1, 0)
        for line, row in enumerate(rows, start=top + 1):
            for at, value in enumerate(row):
                _write(sheet, line, at, value, formats)
    return line - top


def _write(sheet, line: int, at: int, value: object, formats) -> None:
    if value is None or value == "":
        return
    if isinstance(value, datetime):
        local = timezone.make_naive(value) if timezone.is_aware(value) else value
        sheet.write_datetime(line, at, local, formats[datetime])
    elif isinstance(value, date | time):
        sheet.write_datetime(line, at, value, formats[type(value)])
    elif isinstance(value, int | float) and not isinstance(value, bool):
        sheet.write_number(line, at, value, formats.get(type(value)))
    else:
        sheet.write_string(line, at, str(value)[:_LONGEST])
