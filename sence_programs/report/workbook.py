"""The report as a workbook: a sheet for each table, numbers as numbers."""

from io import BytesIO

from xlsxwriter import Workbook

from sence_programs.report.pack import Pack
from sence_programs.report.tables import Table

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
WIDEST = 60


def workbook_of(pack: Pack) -> bytes:
    """First what it is of, then every table with its definitions."""
    kept = BytesIO()
    with Workbook(kept, {"in_memory": True, "strings_to_formulas": False}) as book:
        book.set_properties({"title": pack.title, "created": pack.at.replace(tzinfo=None)})
        bold = book.add_format({"bold": True})
        cover = book.add_worksheet("Informe")
        cover.set_column(0, 1, 40)
        cover.write_row(0, 0, [pack.title], bold)
        for line, filtered in enumerate(pack.filters, start=2):
            cover.write_row(line, 0, filtered)
        for table in pack.tables:
            _sheet(book.add_worksheet(table.slug.capitalize()), table, bold)
    return kept.getvalue()


def _sheet(sheet, table: Table, bold) -> None:
    sheet.write_row(0, 0, [table.title], bold)
    sheet.write_row(1, 0, [table.note])
    sheet.write_row(3, 0, table.columns, bold)
    for line, row in enumerate(table.rows, start=4):
        sheet.write_row(line, 0, row.cells)
    for at, name in enumerate(table.columns):
        lengths = [len(str(row.cells[at])) for row in table.rows]
        sheet.set_column(at, at, min(max([len(name), *lengths]) + 2, WIDEST))
    sheet.freeze_panes(4, 1)
