"""From the bytes of a spreadsheet to its headers and rows."""

import codecs
import csv
import io
import zipfile
from collections.abc import Iterable
from itertools import islice
from typing import NamedTuple

from jobseekers.spreadsheet.cells import Cell, plain, text
from jobseekers.spreadsheet.headers import Columns

MOST_BYTES = 5 * 1024 * 1024
MOST_ROWS = 5_000
MOST_COLUMNS = 60
_MOST_UNPACKED = 100 * 1024 * 1024
_HEAD = 15
"""Rows among which the headers are looked for: offices put a title above them."""
_UTF_16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
"""How Excel marks what it saves as «Texto Unicode»."""
_NO_ROWS = "La planilla no tiene filas con datos bajo los títulos. Solo leemos su primera hoja."
_TOO_LONG = "La planilla tiene más de 5.000 filas. Divídela en dos."


class UnreadableSheet(ValueError):
    """The message is for the reader."""


class Sheet(NamedTuple):
    """`rows`: (number as Excel counts, cells) of the rows that say something, as JSON keeps it."""

    headers: list[str]
    rows: list[tuple[int, list[Cell]]]


def read_sheet(content: bytes, columns: Columns) -> Sheet:
    """The first sheet of an xlsx, or a csv with ; , or tabs, in UTF-8, UTF-16 or Latin-1.

    The row of headers is the one that names most of `columns`. Raises `UnreadableSheet`.
    """
    if len(content) > MOST_BYTES:
        raise UnreadableSheet("La planilla pesa más de 5 MB. Divídela en dos.")
    if content[:4] == b"\xd0\xcf\x11\xe0":
        raise UnreadableSheet("Es un Excel antiguo (.xls). Guárdalo como .xlsx y súbelo otra vez.")
    said = _of_xlsx(content) if content[:2] == b"PK" else _of_csv(content)
    if len(said) < 2:
        raise UnreadableSheet(_NO_ROWS)
    at = max(range(min(_HEAD, len(said))), key=lambda i: (_named(said[i][1], columns), -i))
    rows = said[at + 1 :]
    if not rows:
        raise UnreadableSheet(_NO_ROWS)
    if len(rows) > MOST_ROWS:
        raise UnreadableSheet(_TOO_LONG)
    return Sheet([text(cell)[:80] for cell in said[at][1]], rows)


def _named(cells: list[Cell], columns: Columns) -> int:
    return len(columns.guess([text(cell) for cell in cells]))


def _said(lines: Iterable[Iterable[object]]) -> list[tuple[int, list[Cell]]]:
    """The lines that say something, numbered. A stray mark may leave a million empty ones."""
    said: list[tuple[int, list[Cell]]] = []
    for number, line in enumerate(lines, start=1):
        if not any(line):
            continue
        cells = [plain(value) for value in islice(line, MOST_COLUMNS)]
        # An xlsx is read as wide as the widest allowed.
        while cells and not text(cells[-1]):
            cells.pop()
        if cells:
            said.append((number, cells))
        if len(said) > MOST_ROWS + _HEAD:
            raise UnreadableSheet(_TOO_LONG)
    return said


def _of_xlsx(content: bytes) -> list[tuple[int, list[Cell]]]:
    # Imported here: it costs a web process memory that only an upload needs.
    import openpyxl

    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            if sum(part.file_size for part in packed.infolist()) > _MOST_UNPACKED:
                raise UnreadableSheet("La planilla es demasiado grande. Divídela en dos.")
        book = openpyxl.load_workbook(io.BytesIO(content), read_only=True, data_only=True)
        sheet = book.worksheets[0]
        return _said(sheet.iter_rows(max_col=MOST_COLUMNS, values_only=True))
    except UnreadableSheet:
        raise
    except Exception as broken:
        # Whatever is wrong inside the file, openpyxl lets out errors of any kind.
        raise UnreadableSheet("No pudimos abrir la planilla. Guárdala otra vez como .xlsx.") from (
            broken
        )


def _of_csv(content: bytes) -> list[tuple[int, list[Cell]]]:
    try:
        written = content.decode("utf-16" if content[:2] in _UTF_16 else "utf-8-sig")
    except UnicodeDecodeError:
        written = content.decode("cp1252", errors="replace")
    if "\x00" in written:
        raise UnreadableSheet("No es una planilla: sube un archivo .xlsx o .csv.")
    head = written[:4000]
    mark = max(";,\t", key=head.count)
    try:
        return _said(csv.reader(io.StringIO(written, newline=""), delimiter=mark))
    except csv.Error as broken:
        raise UnreadableSheet("No pudimos leer el archivo .csv.") from broken
