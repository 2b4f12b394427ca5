"""From the bytes of a spreadsheet to its headers and rows."""

import csv
import io
import zipfile
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from jobseekers.spreadsheet.cells import Cell, plain, text
from jobseekers.spreadsheet.headers import Columns

MOST_BYTES = 5 * 1024 * 1024
MOST_ROWS = 5_000
MOST_COLUMNS = 60
_MOST_UNPACKED = 100 * 1024 * 1024
_HEAD = 15
"""Rows among which the headers are looked for: offices put a title above them."""


class UnreadableSheet(ValueError):
    """The message is for the reader."""


class Sheet(NamedTuple):
    """`rows`: (number as Excel counts, cells) of the rows that say something, as JSON keeps it."""

    headers: list[str]
    rows: list[tuple[int, list[Cell]]]


def read_sheet(content: bytes, columns: Columns) -> Sheet:
    """The first sheet of an xlsx, or a csv with ; , or tabs, in UTF-8 or Latin-1.

    The row of headers is the one that names most of `columns`. Raises `UnreadableSheet`.
    """
    if len(content) > MOST_BYTES:
        raise UnreadableSheet("La planilla pesa más de 5 MB. Divídela en dos.")
    if content[:4] == b"\xd0\xcf\x11\xe0":
        raise UnreadableSheet("Es un Excel antiguo (.xls). Guárdalo como .xlsx y súbelo otra vez.")
    lines = _of_xlsx(content) if content[:2] == b"PK" else _of_csv(content)
    said = [(number, cells) for number, cells in _numbered(lines) if any(map(text, cells))]
    if len(said) < 2:
        raise UnreadableSheet("La planilla no tiene filas con datos bajo los títulos.")
    at = max(range(min(_HEAD, len(said))), key=lambda i: (_named(said[i][1], columns), -i))
    rows = said[at + 1 :]
    if not rows:
        raise UnreadableSheet("La planilla no tiene filas con datos bajo los títulos.")
    if len(rows) > MOST_ROWS:
        raise UnreadableSheet("La planilla tiene más de 5.000 filas. Divídela en dos.")
    return Sheet([text(cell)[:80] for cell in said[at][1]], rows)


def _named(cells: list[Cell], columns: Columns) -> int:
    return len(columns.guess([text(cell) for cell in cells]))


def _numbered(lines: Iterable[Iterable[object]]) -> Iterator[tuple[int, list[Cell]]]:
    for number, line in enumerate(lines, start=1):
        if number > MOST_ROWS * 2:
            raise UnreadableSheet("La planilla tiene más de 5.000 filas. Divídela en dos.")
        cells = [plain(value) for value in list(line)[:MOST_COLUMNS]]
        # An xlsx is read as wide as the widest allowed.
        while cells and not text(cells[-1]):
            cells.pop()
        yield number, cells


def _of_xlsx(content: bytes) -> list[tuple[object, ...]]:
    # Imported here: it costs a web process memory that only an upload needs.
    import openpyxl

    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            if sum(part.file_size for part in packed.infolist()) > _MOST_UNPACKED:
                raise UnreadableSheet("La planilla es demasiado grande. Divídela en dos.")
        book = openpyxl.load_workbook(io.BytesIO(content), read_only=True, data_only=True)
        sheet = book.worksheets[0]
        rows = sheet.iter_rows(max_row=MOST_ROWS * 2 + 1, max_col=MOST_COLUMNS, values_only=True)
        return list(rows)
    except UnreadableSheet:
        raise
    except Exception as broken:
        # Whatever is wrong inside the file, openpyxl lets out errors of any kind.
        raise UnreadableSheet("No pudimos abrir la planilla. Guárdala otra vez como .xlsx.") from (
            broken
        )


def _of_csv(content: bytes) -> list[list[str]]:
    try:
        written = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        written = content.decode("cp1252", errors="replace")
    if "\x00" in written:
        raise UnreadableSheet("No es una planilla: sube un archivo .xlsx o .csv.")
    head = written[:4000]
    mark = max(";,\t", key=head.count)
    try:
        return list(csv.reader(io.StringIO(written, newline=""), delimiter=mark))
    except csv.Error as broken:
        raise UnreadableSheet("No pudimos leer el archivo .csv.") from broken
