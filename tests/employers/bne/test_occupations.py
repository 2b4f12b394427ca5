"""BNE's names of occupations against CIUO-08.CL."""

import csv

import pytest

from employers.bne.occupations import TABLE, code_names, file_under
from omil_portal.occupations.classification import classification
from omil_portal.occupations.coder import default_coder
from omil_portal.occupations.text import stems


def table() -> list[dict[str, str]]:
    with TABLE.open(encoding="utf-8", newline="") as rows:
        return list(csv.DictReader(rows))


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("Guardias de seguridad", "5414"),
        ("Limpiadores y limpiadoras de establecimientos", "9112"),
        ("Operarios y operarias de gruas de aparatos elevadores y afines", "834"),
        ("Otras ocupaciones", None),
        ("Prevencionista de riesgo", None),
        ("Un nombre que BNE no tenía", None),
    ],
)
def test_a_name_is_coded_as_far_as_it_is_safe(name: str, code: str | None) -> None:
    assert code_names([name])[0].code == code


def filed(title: str, *names: str, also: tuple[str, ...] = ()) -> str | None:
    occupation = file_under(title, names, default_coder(), also=also)
    return occupation.code if occupation else None


def test_a_title_that_names_an_occupation_goes_before_the_list() -> None:
    occupation = file_under("Ayudante de cocina", ["Obreros y obreras de carga"], default_coder())

    assert occupation is not None
    assert (occupation.code, occupation.how) == ("9412", "title")


def test_an_unclear_title_leaves_the_word_to_the_list() -> None:
    assert filed("Se necesita personal", "Guardias de seguridad") == "5414"


def test_the_list_says_which_of_several_occupations_a_title_means() -> None:
    assert filed("Chofer", "Conductor de autobuses", "Otras ocupaciones") == "8331"
    assert filed("Chofer", "Conductores y conductoras de camiones pesados") == "8332"


def test_a_list_that_contradicts_an_unclear_title_is_not_believed() -> None:
    code = filed("Coordinador de operaciones", "Químicos y químicas")

    assert not (code or "").startswith("211")


def test_an_ad_unclear_in_both_is_left_for_a_person() -> None:
    assert filed("Se necesita personal", "Otras ocupaciones") is None


def test_the_order_of_the_list_does_not_matter() -> None:
    names = ["Cajeros y cajeras", "Reponedores de estanterias", "Otras ocupaciones"]

    assert filed("Polifuncional", *names) == filed("Polifuncional", *names[::-1])


def test_every_code_of_the_table_exists() -> None:
    assert [row for row in table() if row["code"] and row["code"] not in classification()] == []


def test_a_row_has_a_code_unless_it_is_left_for_a_person() -> None:
    assert [
        row for row in table() if bool(row["code"]) == (row["how"] == "left for a person")
    ] == []


def test_no_name_stands_twice() -> None:
    assert len({stems(row["name"]) for row in table()}) == len(table())
