"""What a row of a spreadsheet of placements says, however it was typed."""

from datetime import date

import pytest

from jobseekers.spreadsheet.cells import read_pesos
from matching.placement_sheets.columns import COLUMNS
from matching.placement_sheets.companies import bare
from matching.placement_sheets.lines import read_contract, read_hours, read_placement

ON = date(2026, 11, 2)
HEADERS = ["RUT", "Nombre", "Rut Empresa", "Empresa", "F. Inicio", "Contrato", "Jornada", "Sueldo"]
GOOD = [
    "12.531.909-2",
    "MARIA SOTO",
    "76.000.001-9",
    "Salmones S.A.",
    "01/10/2026",
    "Indef.",
    42,
    "550.000",
]


def line(*, supposed=None, **cells):
    """GOOD with some of its cells said otherwise."""
    mapping = COLUMNS.guess(HEADERS)
    row = list(GOOD)
    for name, cell in cells.items():
        row[mapping[name]] = cell
    return read_placement(row, mapping, supposed or {}, ON)


def test_the_columns_are_guessed_from_their_headers():
    assert COLUMNS.guess(HEADERS) == {
        "run": 0,
        "full_name": 1,
        "company_rut": 2,
        "company": 3,
        "starts_on": 4,
        "contract": 5,
        "weekly_hours": 6,
        "gross_pay": 7,
    }


def test_without_person_company_or_start_nothing_can_be_read():
    assert len(COLUMNS.lacking({"gross_pay": 0})) == 3
    assert COLUMNS.lacking({"run": 0, "company": 1, "starts_on": 2}) == []


def test_a_good_row_is_understood_whole():
    read = line()
    assert (read.wrong, read.doubtful, read.notes) == ([], [], [])
    assert read.values == {
        "starts_on": "2026-10-01",
        "contract": "open_ended",
        "weekly_hours": 42,
        "gross_pay": 550_000,
    }
    assert (read.name, read.starts_on) == ("Maria Soto", date(2026, 10, 1))


@pytest.mark.parametrize(
    ("cells", "where", "words"),
    [
        ({"run": "99.999.999-1"}, "wrong", "RUN"),
        ({"run": "12.531.909"}, "doubtful", "dígito verificador"),
        ({"company_rut": "76.000.001-4"}, "wrong", "Empresa: El RUT no es válido"),
        ({"company_rut": "7,6E+07"}, "doubtful", "Excel perdió números"),
        ({"company_rut": "12.531.909-2"}, "wrong", "mismo RUT"),
        ({"company_rut": None, "company": " "}, "wrong", "Falta la empresa"),
        ({"starts_on": None}, "wrong", "Falta la fecha de inicio"),
        ({"starts_on": "pronto"}, "wrong", "No entendimos la fecha de inicio"),
        ({"starts_on": "03-11-2026"}, "wrong", "todavía no llega"),
        ({"gross_pay": 550}, "doubtful", "Revisa el sueldo"),
        ({"gross_pay": None}, "doubtful", "Falta el sueldo"),
        ({"contract": None}, "doubtful", "Falta el tipo de contrato"),
        ({"weekly_hours": 180}, "notes", "No entendimos las horas por semana: «180»"),
    ],
    ids=lambda said: "-".join(said) if isinstance(said, dict) else None,
)
def test_what_cannot_be_is_told_in_the_words_of_the_reader(cells, where, words):
    assert any(words in told for told in getattr(line(**cells), where))


def test_today_is_not_too_early_to_start():
    assert line(starts_on="02-11-2026").wrong == []


def test_the_end_comes_after_the_start():
    mapping = COLUMNS.guess([*HEADERS, "Término"])
    ended = read_placement([*GOOD, "30-09-2026"], mapping, {}, ON)
    assert ended.wrong == ["La fecha de término es anterior al inicio."]
    assert read_placement([*GOOD, "01-10-2026"], mapping, {}, ON).values["ends_on"] == "2026-10-01"


def test_what_the_office_supposes_fills_only_what_a_row_does_not_say():
    supposed = {"contract": "fixed_term", "gross_pay": 539_000}
    read = line(supposed=supposed, contract=None)
    assert (read.values["contract"], read.values["gross_pay"]) == ("fixed_term", 550_000)
    assert read.doubtful == []


@pytest.mark.parametrize(
    ("cell", "pesos"),
    [
        (550000.0, 550_000),
        ("$ 550.000", 550_000),
        ("$550.000.-", 550_000),
        ("550,000", 550_000),
        ("550000,00", 550_000),
        ("550 mil", 550_000),
        ("1.250.000 pesos", 1_250_000),
        ("mínimo", None),
        ("500-600", None),
        (None, None),
    ],
)
def test_pesos_as_offices_write_them(cell, pesos):
    assert read_pesos(cell) == pesos


@pytest.mark.parametrize(
    ("cell", "hours"),
    [
        (42, 42),
        ("45 hrs.", 45),
        ("42,5", 42),
        ("30h", 30),
        ("completa", None),
        (0, None),
        (61, None),
        (180, None),
    ],
)
def test_hours_of_a_week(cell, hours):
    assert read_hours(cell) == hours


@pytest.mark.parametrize(
    ("cell", "contract"),
    [
        ("INDEFINIDO", "open_ended"),
        ("P. Fijo", "fixed_term"),
        ("Plazo fijo 3 meses", "fixed_term"),
        ("Por obra o faena", "project"),
        ("Boleta de honorarios", "fees"),
        ("Práctica", "trainee"),
        ("Contrato de aprendizaje", "apprentice"),
        ("s/i", None),
        (None, None),
    ],
)
def test_contracts_as_offices_call_them(cell, contract):
    assert read_contract(cell) == contract


def test_a_company_is_known_without_its_legal_form():
    assert bare("Salmones Chiloé S.A.") == bare("SALMONES CHILOE SA") == "salmones chiloe"
