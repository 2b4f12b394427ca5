"""From what people write to the code of their occupation."""

import csv
from collections import defaultdict

import pytest
from hypothesis import given
from hypothesis import strategies as st

from omil_portal.occupations.classification import classification
from omil_portal.occupations.coder import (
    CHOICES,
    SYNONYMS,
    Coder,
    Entry,
    default_coder,
    official_entries,
    synonym_entries,
)
from omil_portal.occupations.text import fold, stems

COOK = Entry("Cocineros", "5120", "Cocineros", True)
HELPER = Entry("ayudante de cocina", "9412", "Ayudantes de cocina", False)


@pytest.mark.parametrize(
    "written",
    ["Garzón", "garzona", "GARZONES", "garzón/a", "Garzón(a)", "garzon@", " garzón. "],
)
def test_gender_number_accents_and_case_do_not_matter(written: str) -> None:
    assert stems(written) == stems("garzón")


def test_a_licence_class_is_one_word_however_it_is_written() -> None:
    assert fold("Chofer A-4") == fold("chofer A/4") == "chofer a4"


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("TENS", "3221"),
        ("Peoneta", "9333"),
        ("Operador/a de grúa horquilla", "8344"),
        ("Buzo mariscador", "7541"),
        ("Guardias OS-10", "5414"),
        ("nana puertas adentro", "9111"),
        ("Operaria de planta de salmón", "8160"),
        ("Temporeras", "9211"),
        ("Enfierradores", "7114"),
        ("Maestra soldadora", "7212"),
        ("Educador/a de párvulos", "2342"),
        ("Reponedor(a)", "9334"),
        ("conductor A-4", "8332"),
        ("gásfiter", "7126"),
        ("Estafeta", "9621"),
    ],
)
def test_a_chilean_name_is_coded_safely(written: str, code: str) -> None:
    choices = default_coder().code(written)

    assert [(choice.code, choice.safe) for choice in choices] == [(code, True)]


@pytest.mark.parametrize("written", ["maestro", "chofer", "manipuladora de alimentos"])
def test_an_ambiguous_name_is_offered_but_never_safe(written: str) -> None:
    choices = default_coder().code(written)

    assert len(choices) > 1
    assert not any(choice.safe for choice in choices)


def test_every_official_name_leads_to_its_own_code() -> None:
    coder = default_coder()

    assert [
        entry.term
        for entry in official_entries()
        if entry.code not in {choice.code for choice in coder.code(entry.term)}
    ] == []


def test_a_resemblance_is_never_safe() -> None:
    choices = Coder([COOK, HELPER]).code("ayudante de cocina para casino")

    assert choices[0].code == "9412"
    assert not choices[0].safe


def test_the_rarer_word_weighs_more() -> None:
    entries = [
        Entry("operario de aseo", "9112", "Aseo", False),
        Entry("operario de frigorífico", "8160", "Alimentos", False),
        Entry("operario de lechería", "6121", "Ganado", False),
    ]

    assert Coder(entries).code("operario nocturno de lechería")[0].code == "6121"


def test_a_text_that_resembles_nothing_has_no_choice() -> None:
    assert default_coder().code("xyzzy") == []


def test_each_choice_says_why() -> None:
    official, synonym = Coder([COOK]).code("cocinera"), Coder([HELPER]).code("ayudante de cocina")

    assert official[0].why == "Es el nombre oficial."
    assert synonym[0].why == "Así se llama también: «ayudante de cocina»."


def test_the_same_entries_in_another_order_give_the_same_ranking() -> None:
    text = "ayudante de maestro de cocina"
    entries = [*official_entries(), *synonym_entries()]

    there = [(choice.code, choice.confidence) for choice in Coder(entries).code(text)]
    back = [(choice.code, choice.confidence) for choice in Coder(entries[::-1]).code(text)]

    assert sorted(there) == sorted(back)


@given(st.text())
def test_no_text_breaks_the_coder(text: str) -> None:
    choices = default_coder().code(text)

    assert len(choices) <= CHOICES
    assert all(0 < choice.confidence <= 1 for choice in choices)
    assert all(choice.code in classification() for choice in choices)


def synonyms() -> list[dict[str, str]]:
    with SYNONYMS.open(encoding="utf-8", newline="") as rows:
        return list(csv.DictReader(rows))


def test_every_synonym_points_to_a_group_of_four_digits() -> None:
    groups = classification()

    assert [row for row in synonyms() if row["code"] not in groups or len(row["code"]) != 4] == []


def test_a_synonym_with_several_codes_explains_each_of_them() -> None:
    rows_of = defaultdict(list)
    for row in synonyms():
        rows_of[stems(row["term"])].append(row)

    assert [
        row["term"] for rows in rows_of.values() if len(rows) > 1 for row in rows if not row["note"]
    ] == []
    assert all(len(rows) == len({row["code"] for row in rows}) for rows in rows_of.values())
