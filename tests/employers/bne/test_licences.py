"""Which driving licences the words of an ad ask for."""

import pytest

from employers.bne.licences import Licences, all_licences, find_licences


@pytest.mark.parametrize(
    ("text", "classes"),
    [
        ("Chofer A4", ("A4",)),
        ("CHOFER LICENCIA CLASE A/4 VIGENTE", ("A4",)),
        ("Conductor A-4", ("A4",)),
        ("Conductor clase a 3", ("A3",)),
        ("Operario clase D", ("D",)),
        ("Junior con Licencia de Conducir Clase B", ("B",)),
        ("Conductor para reparto- lic. clase B", ("B",)),
        ("Ayudante de bodega con licencia B D A4", ("A4", "B", "D")),
        ("Licencia de conducir clase “B”", ("B",)),
    ],
)
def test_a_licence_is_found_however_it_is_written(text: str, classes: tuple[str, ...]) -> None:
    assert find_licences(text) == Licences(classes)


@pytest.mark.parametrize(
    "text",
    [
        "Técnico Eléctrico Clase B",
        "Laboratorista Vial Clase B - 5 años experiencia",
        "Licencia de instalador de gas clase 3 (SEC 3)",
        "Administrativo de Licencias Médicas",
        "Arquitecto/a o licenciado en arquitectura",
        "Impresión en formato A4",
        "Inglés nivel A2",
        "Atender de 3 a 4 personas",
        "Licencia y movilización propia",
        "Conductor clase A",
    ],
)
def test_other_letters_are_no_licence(text: str) -> None:
    assert find_licences(text) == Licences()


@pytest.mark.parametrize("joint", ["o", "ó", "/", "y/o"])
def test_either_licence_is_enough_where_the_ad_says_or(joint: str) -> None:
    assert find_licences(f"Conductor A4 {joint} A5") == Licences(("A4", "A5"), (), True)


def test_both_licences_are_asked_where_the_ad_says_and() -> None:
    assert find_licences("Conductor A4 y A5") == Licences(("A4", "A5"), (), False)


@pytest.mark.parametrize("old", ["A2 antigua", "A2 (antigua)", "A2 ley 18.290"])
def test_a_licence_of_before_1997_is_not_the_one_of_today(old: str) -> None:
    assert find_licences(f"Chofer licencia A5 o {old}") == Licences(("A5",), ("A2",), True)


def test_the_licences_of_the_field_and_of_the_words_add_up() -> None:
    listed = ["CLASE B - Vehículos motorizados", "CLASE D - Maquinaria automotriz"]

    assert all_licences(listed, ["Chofer A4"]).classes == ("A4", "B", "D")
