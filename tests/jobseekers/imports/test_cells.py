"""What a spreadsheet says, whatever Excel and a hurry made of it."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jobseekers.spreadsheet.cells import plain, read_date, read_email, read_phone, text
from jobseekers.spreadsheet.columns import PEOPLE
from jobseekers.spreadsheet.headers import signature
from jobseekers.spreadsheet.people import read_person
from jobseekers.spreadsheet.run_cells import read_run
from omil_portal.accounts.run import Run, check_digit

TODAY = date(2026, 11, 23)
cells = st.one_of(
    st.none(), st.text(max_size=30), st.integers(), st.floats(), st.dates(), st.datetimes()
).map(plain)
runs = st.integers(1_000_000, 99_999_999).map(lambda number: Run(number, check_digit(number)))


@pytest.mark.parametrize(
    ("cell", "digit"),
    [
        ("12.531.909-2", None),
        (" 12531909 - 2 ", None),
        ("RUT: 12.531.909–2", None),
        ("012531909-2", None),
        (125319092, None),
        (125319092.0, None),
        ("125319092.0", None),
        (12531909, 2),
        (12531909.0, "2.0"),
        ("12.531.909", " 2 "),
        ("1.2531909E+07", 2),
        ("1,2531909e7", "2"),
        ("12.531.909-2", "2"),
    ],
)
def test_a_run_is_read_however_excel_left_it(cell, digit):
    assert read_run(cell, digit).run == Run(12531909, "2")


def test_a_run_that_ends_in_k_is_read_in_lower_case():
    assert read_run("15.000.005-k").run == read_run(15000005, "k").run == Run(15000005, "K")


@pytest.mark.parametrize(
    ("cell", "words"),
    [
        (12531909, "Al RUN le falta el dígito verificador."),
        ("9.876.543", "Al RUN le falta el dígito verificador."),
        ("1.25E+07", "Excel perdió números del RUN. Escríbelo otra vez, como texto."),
        ("1990-05-12", "Excel convirtió el RUN en una fecha. Escríbelo otra vez, como texto."),
        ("12-may-90", "Excel convirtió el RUN en una fecha. Escríbelo otra vez, como texto."),
    ],
)
def test_a_run_that_may_be_mended_is_doubtful(cell, words):
    assert read_run(cell) == (None, words, True)


@pytest.mark.parametrize(("cell", "digit"), [("12.531.909-3", None), ("x", None), (12531909, 3)])
def test_a_run_that_nobody_can_have_is_wrong(cell, digit):
    reading = read_run(cell, digit)
    assert (reading.run, reading.doubtful) == (None, False)


@given(runs)
def test_every_spelling_of_a_run_gives_it_back(run):
    dotted, number = str(run), run.number
    alone = [dotted, dotted.lower(), run.canonical, f"0{run.canonical}", f" {dotted} "]
    assert {read_run(cell).run for cell in alone} == {run}
    beside = [number, float(number), f"{number}.0", str(number), dotted.split("-")[0]]
    assert {read_run(cell, run.dv.lower()).run for cell in beside} == {run}


@given(st.integers(1, 99_999_999))
def test_a_number_of_eight_figures_alone_is_never_taken_for_a_whole_run(number):
    assert read_run(number).run is None


@pytest.mark.parametrize(
    ("cell", "day"),
    [
        (29221, date(1980, 1, 1)),
        ("29221.0", date(1980, 1, 1)),
        ("1980-01-01", date(1980, 1, 1)),
        ("1980-01-01 00:00:00", date(1980, 1, 1)),
        ("01/02/1980", date(1980, 2, 1)),
        ("1.2.80", date(1980, 2, 1)),
        ("1 de febrero de 1980", date(1980, 2, 1)),
        ("01-FEB-05", date(2005, 2, 1)),
        ("31/02/1980", None),
        ("01/02/2080", None),
        ("hace tiempo", None),
    ],
)
def test_a_birth_date_is_read_as_a_serial_or_a_text(cell, day):
    assert read_date(cell, TODAY) == day


@given(st.dates(date(1930, 1, 1), TODAY))
def test_every_spelling_of_a_date_gives_it_back(day):
    serial = (day - date(1899, 12, 30)).days
    written = [serial, day.isoformat(), f"{day:%d/%m/%Y}", f"{day:%d-%m-%y}", f"{day:%d.%m.%Y}"]
    assert {read_date(cell, TODAY) for cell in written} == {day}


@pytest.mark.parametrize(
    "cell",
    [987654321, 987654321.0, "+56 9 8765 4321", "569-8765-4321", "09 87654321", "Cel: 87654321",
     "98765 4321 / 65 225 1234", "987654321 y 912345678"],
)  # fmt: skip
def test_a_telephone_is_read_in_every_spelling(cell):
    assert read_phone(cell) == "+56 9 8765 4321"


def test_what_is_no_telephone_or_address_is_nothing():
    assert [read_phone("no tiene"), read_phone(None), read_email("sin correo")] == ["", "", ""]


@given(cells, cells)
def test_no_cell_makes_the_reading_fail(one, other):
    read_run(one, other)
    read_date(one, TODAY)
    read_phone(one)
    read_email(one)


@given(st.lists(cells, max_size=6), st.permutations(range(8)))
def test_no_row_makes_the_reading_fail(row, columns):
    fields = ["run", "dv", "full_name", "names", "surnames", "birth_date", "phone", "comuna"]
    line = read_person(row, dict(zip(fields, columns, strict=True)), TODAY)
    assert line.run or line.wrong or line.doubtful


@given(cells)
def test_the_text_of_a_cell_reads_the_same_again(cell):
    assert text(text(cell)) == text(cell)


def test_the_columns_are_guessed_with_accents_and_synonyms_forgiven():
    headers = ["N°", "R.U.T.", "DV", "NOMBRES", "Ap. Paterno", "AP MATERNO", "Fono ", "F. Nac."]
    assert PEOPLE.guess(headers) == {
        "run": 1,
        "dv": 2,
        "names": 3,
        "first_surname": 4,
        "second_surname": 5,
        "phone": 6,
        "birth_date": 7,
    }


def test_a_column_called_nombre_without_surnames_is_the_whole_name():
    assert PEOPLE.guess(["RUN", "Nombre"]) == {"run": 0, "full_name": 1}


def test_the_same_spreadsheet_is_recognised_another_month():
    assert signature(["R.U.N", "TELÉFONO "]) == signature(["r u n", "Telefono"])
    assert signature(["RUN", "Teléfono"]) != signature(["Teléfono", "RUN"])


def test_without_run_or_name_the_rows_cannot_be_read():
    assert len(PEOPLE.lacking({"phone": 0})) == 2
    assert PEOPLE.lacking({"run": 0, "names": 1, "surnames": 2}) == []


@pytest.mark.parametrize(
    ("cells", "mapping"),
    [
        (["MARÍA JOSÉ SOTO BARRÍA"], {"full_name": 0}),
        (["SOTO BARRÍA, MARÍA JOSÉ"], {"full_name": 0}),
        (["María José", "SOTO BARRÍA"], {"names": 0, "surnames": 1}),
        (
            ["MARÍA JOSÉ", "soto", "BARRÍA"],
            {"names": 0, "first_surname": 1, "second_surname": 2},
        ),
    ],
)
def test_a_name_is_read_from_one_column_or_three(cells, mapping):
    said = read_person(cells, mapping, TODAY).values
    assert (said["names"], said["first_surname"], said["second_surname"]) == (
        "María José",
        "Soto",
        "Barría",
    )


def test_what_is_not_understood_stays_empty_and_is_told():
    line = read_person(
        ["12.531.909-2", "María Soto", "pendiente"], {"run": 0, "full_name": 1, "phone": 2}, TODAY
    )
    assert line.notes == ["No entendimos el teléfono: «pendiente». Queda vacío."]
    assert (line.wrong, "phone" in line.values) == ([], False)
