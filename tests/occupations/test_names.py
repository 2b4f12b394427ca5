"""The ways of naming an occupation, and the longest of them inside a text."""

import csv
from collections import defaultdict

import pytest

from omil_portal.occupations.classification import classification
from omil_portal.occupations.names import PHRASES, SYNONYMS, Entry, NameIndex, Source
from omil_portal.occupations.text import fold, stems, what_is_sought

GUARD = Entry("guardia", "5414", "Guardias", Source.PROJECT)
HELPER = Entry("ayudante", "9629", "Otras", Source.PHRASE)
KITCHEN = Entry("ayudante de cocina", "9412", "Ayudantes de cocina", Source.PROJECT)
DRIVER = Entry("chofer", "8322", "Autos", Source.PROJECT)
BUSES = Entry("chofer", "8331", "Buses", Source.PHRASE, frozenset(["autobus"]))


def longest(text: str, *entries: Entry, listed: str = "") -> tuple[str, ...]:
    found = NameIndex(entries).longest(stems(text), frozenset(stems(listed)))
    return found.codes if found else ()


def test_the_longer_name_is_meant() -> None:
    assert longest("ayudante de cocina nocturno", HELPER, KITCHEN) == ("9412",)


def test_a_word_may_stand_inside_a_name() -> None:
    assert longest("ayudante general de cocina", KITCHEN) == ("9412",)


def test_the_first_name_among_equals_is_meant() -> None:
    assert longest("guardia y chofer", GUARD, DRIVER) == ("5414",)


def test_a_phrase_for_a_listed_name_counts_only_beside_it() -> None:
    assert longest("chofer", DRIVER, BUSES) == ("8322",)
    assert longest("chofer", DRIVER, BUSES, listed="Conductor de autobuses") == ("8331",)


def test_the_name_the_project_gives_goes_before_that_of_esco() -> None:
    esco = Entry("ayudante de cocina", "9411", "Comida rápida", Source.ESCO)

    assert longest("ayudante de cocina", KITCHEN, esco) == ("9412",)


def test_names_in_a_longer_text_are_found_in_their_order() -> None:
    text = stems("Busca guardia de noche. También ayudante de cocina y otro guardia.")

    found = NameIndex([GUARD, KITCHEN]).inside(text, most=2)

    assert [name.codes for name in found] == [("5414",), ("9412",)]


def test_a_licence_class_is_one_word_however_it_is_written() -> None:
    assert fold("Chofer A-4") == fold("chofer A/4") == "chofer a4"


@pytest.mark.parametrize(
    ("title", "sought"),
    [
        ("Importante empresa minera requiere Mecánico Industrial", "mecanico industrial"),
        ("Se necesita - Secretaria - - (Santiago)", "secretaria santiago"),
        ("Cajero Part Time turno noche", "cajero turno"),
        ("Part time", "part time"),
        ("Buscamos", "buscamos"),
    ],
)
def test_who_seeks_and_when_is_no_part_of_the_work(title: str, sought: str) -> None:
    assert what_is_sought(title) in {sought, ""} or sought == "part time"


def rows(path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_every_synonym_points_to_a_group_of_four_digits() -> None:
    groups = classification()

    assert [r for r in rows(SYNONYMS) if r["code"] not in groups or len(r["code"]) != 4] == []


def test_a_synonym_with_several_codes_explains_each_of_them() -> None:
    rows_of = defaultdict(list)
    for row in rows(SYNONYMS):
        rows_of[stems(row["term"])].append(row)

    several = [found for found in rows_of.values() if len(found) > 1]
    assert [row["term"] for found in several for row in found if not row["note"]] == []
    assert all(len(found) == len({row["code"] for row in found}) for found in rows_of.values())


def test_every_phrase_points_to_a_group_of_four_digits() -> None:
    groups = classification()

    assert [r for r in rows(PHRASES) if r["code"] not in groups or len(r["code"]) != 4] == []


def test_no_phrase_stands_twice() -> None:
    keys = [(stems(row["words"]), stems(row["listed"])) for row in rows(PHRASES)]

    assert len(set(keys)) == len(keys)


def test_no_phrase_repeats_an_unambiguous_synonym() -> None:
    codes_of = defaultdict(set)
    for row in rows(SYNONYMS):
        codes_of[stems(row["term"])].add(row["code"])

    assert [
        row["words"]
        for row in rows(PHRASES)
        if not row["listed"] and codes_of[stems(row["words"])] == {row["code"]}
    ] == []
