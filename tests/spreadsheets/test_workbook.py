"""A list as a workbook: its head, its types, and no formula that nobody wrote."""

from datetime import UTC, date, datetime
from io import BytesIO

import openpyxl
import pytest

from omil_portal.spreadsheets.workbook import Head, Money, workbook_of

AT = datetime(2026, 11, 23, 12, 30, tzinfo=UTC)
HEAD = Head("Atenciones", "OMIL Osorno", "Carla Mansilla", AT, [("Tipo", "Diagnóstico")])


def sheet_of(columns, rows):
    return openpyxl.load_workbook(BytesIO(workbook_of(HEAD, columns, rows))).active


def test_the_head_tells_office_author_moment_and_filters():
    lines = [[cell.value for cell in row] for row in sheet_of(["Persona"], [])["A1:B5"]]
    assert lines == [
        ["Atenciones", None],
        ["Oficina", "OMIL Osorno"],
        ["Hecha por", "Carla Mansilla"],
        ["Hecha el", "23-11-2026, 09:30"],
        ["Tipo", "Diagnóstico"],
    ]


@pytest.mark.parametrize(
    "typed", ["=HYPERLINK(1)", "+1", "-1", "@x", "=1+1", "{=A1}", "https://x.cl", "\t=1"]
)
def test_what_somebody_typed_is_never_a_formula_or_a_link(typed):
    cell = sheet_of([typed], [[typed]])["A8"]
    assert (cell.value, cell.data_type, cell.hyperlink) == (typed, "s", None)


def test_dates_moments_and_pesos_keep_their_type():
    row = sheet_of(["a", "b", "c"], [[date(2026, 1, 31), AT, Money(529_000)]])[8]
    assert [cell.value for cell in row] == [
        datetime(2026, 1, 31),  # noqa: DTZ001
        datetime(2026, 11, 23, 9, 30),  # noqa: DTZ001
        529_000,
    ]
    assert row[2].number_format == '"$" #,##0'
