"""The report of a fair as a workbook: the numbers of the page, and what each one counts."""

from datetime import datetime
from io import BytesIO

from xlsxwriter import Workbook

from omil_portal.look.formats import long_date
from sence_programs.fairs.figures import Report

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
HIDDEN = "Menos de 5, o se podría deducir"


def workbook_of(report: Report, *, at: datetime) -> bytes:
    """One sheet: figures with their definition, then who came. `at`: when it was made."""
    kept = BytesIO()
    with Workbook(kept, {"in_memory": True}) as book:
        book.set_properties(
            {"title": f"Informe de {report.fair}", "created": at.replace(tzinfo=None)}
        )
        bold = book.add_format({"bold": True})
        sheet = book.add_worksheet("Informe")
        sheet.set_column(0, 0, 40)
        sheet.set_column(3, 3, 70)
        for line, (cells, look) in enumerate(_lines(report, at, bold)):
            sheet.write_row(line, 0, cells, look)
    return kept.getvalue()


def _lines(report: Report, at: datetime, bold):
    fair = report.fair
    yield [fair.title], bold
    yield [f"{fair.office} · {long_date(fair.starts_on)} · {fair.get_state_display()}"], None
    yield [f"Datos al {long_date(at)}"], None
    yield ["Cifra", "Número", "Después del cierre", "Qué cuenta"], bold
    for told in report.figures:
        after = "" if told.after is None else told.after
        yield [told.counted.label, told.value, after, told.counted.note], None
    for breakdown in report.breakdowns:
        yield [breakdown.title, "Personas que vinieron"], bold
        for label, people in breakdown.rows:
            yield [label, HIDDEN if people is None else people], None
