"""From what people write to the code of their occupation, and how likely it is to be right."""

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from omil_portal.occupations.classification import classification
from omil_portal.occupations.coder import (
    CHOICES,
    SAFE_CONFIDENCE,
    Choice,
    Coder,
    default_coder,
    project_entries,
)
from omil_portal.occupations.names import Entry, Source, official_entries
from omil_portal.occupations.statistics import Count, from_counts

COOK = Entry("Cocineros", "5120", "Cocineros", Source.OFFICIAL)
HELPER = Entry("ayudante de cocina", "9412", "Ayudantes de cocina", Source.PROJECT)


def first(text: str, **beside) -> Choice:
    return default_coder().code(text, **beside)[0]


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("TENS", "3221"),
        ("Peoneta", "9333"),
        ("Operador/a de grúa horquilla", "8344"),
        ("operador grúa horquilla", "8344"),
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
        ("junior", "9621"),
        ("copero", "9412"),
        ("garzona part time", "5131"),
        ("Se necesita copera, jornada completa", "9412"),
        ("Importante empresa minera requiere soldadores", "7212"),
        ("EMPRESA BUSCA: CAJERA!!! 😀", "5230"),
    ],
)
def test_a_chilean_name_is_coded_without_asking(written: str, code: str) -> None:
    assert (first(written).code, first(written).safe) == (code, True)


@pytest.mark.parametrize(
    "written",
    ["Garzón", "garzona", "GARZONES", "garzón/a", "Garzón(a)", "garzon@", " garzón. ", "garson"],
)
def test_gender_number_accents_case_and_a_slip_do_not_matter(written: str) -> None:
    assert first(written).code == "5131"


@pytest.mark.parametrize(
    ("mistyped", "code"),
    [("conducotr de bus", "8331"), ("guaridia de seguridad", "5414"), ("bodegero", "4321")],
)
def test_a_slip_of_one_letter_is_forgiven(mistyped: str, code: str) -> None:
    assert first(mistyped).code == code


@pytest.mark.parametrize(
    ("written", "codes"),
    [
        ("maestro", {"7111", "7115"}),
        ("chofer", {"8322", "8331", "8332"}),
        ("vendedora", {"5223", "5243"}),
        ("manipuladora de alimentos", {"9412", "5120"}),
    ],
)
def test_an_ambiguous_name_is_offered_but_never_safe(written: str, codes: set[str]) -> None:
    choices = default_coder().code(written)

    assert codes <= {choice.code for choice in choices}
    assert not any(choice.safe for choice in choices)


def test_what_the_person_will_do_settles_a_vague_title() -> None:
    cleaning = "Buscamos operarios de limpieza: aseo de pisos y baños de la planta."

    assert first("Operario").code != "9112"
    assert first("Operario", details=cleaning).code == "9112"


def test_a_name_taken_from_a_list_settles_an_ambiguous_title() -> None:
    assert first("Chofer", listed=["Conductor de autobuses"]).code == "8331"


def test_a_clear_title_is_not_moved_by_a_wrong_name_of_the_list() -> None:
    assert first("Ayudante de cocina", listed=["Obreros y obreras de carga"]).code == "9412"


def test_every_official_name_leads_to_its_own_code() -> None:
    assert [
        entry.term for entry in official_entries() if first(entry.term).code != entry.code
    ] == []


def test_the_rarer_word_weighs_more() -> None:
    entries = [
        Entry("operario de aseo", "9112", "Aseo", Source.PROJECT),
        Entry("operario de frigorífico", "8160", "Alimentos", Source.PROJECT),
        Entry("operario de lechería", "6121", "Ganado", Source.PROJECT),
    ]

    assert Coder(entries).code("operario moderno de lechería")[0].code == "6121"


def test_what_ads_usually_mean_by_a_word_counts() -> None:
    counted = from_counts(
        [
            Count("ad", "", "9412", 5_000),
            Count("ad", "", "5120", 5_000),
            Count("title", "casin", "", 400),
            Count("title", "casin", "9412", 390),
        ]
    )

    assert Coder([COOK, HELPER], counted=counted).code("casino")[0].code == "9412"


def test_a_text_that_names_no_work_has_no_choice() -> None:
    assert default_coder().code("xyzzy") == []
    assert default_coder().code("se busca gente proactiva") == []
    assert default_coder().code("") == []
    assert default_coder().file("xyzzy") is None


def test_fewer_digits_are_filed_where_four_are_not_sure() -> None:
    filing = default_coder().file("chofer")

    assert filing is not None
    assert (filing.code, filing.confidence >= SAFE_CONFIDENCE) == ("83", True)


def test_each_choice_says_why() -> None:
    coder = Coder([COOK, HELPER])

    assert coder.code("cocinera")[0].why == "Es el nombre oficial."
    assert coder.code("ayudante de cocina")[0].why == "Así se llama también: «ayudante de cocina»."
    assert first("maestro").why == "«maestro» puede ser más de una ocupación."
    assert first("guardia para mall").why == "El texto dice «guardia»."


def test_the_same_entries_in_another_order_give_the_same_answer() -> None:
    text = "ayudante de maestro de cocina"
    entries = project_entries()

    assert Coder(entries).code(text) == Coder(entries[::-1]).code(text)


def test_the_order_of_the_listed_names_does_not_matter() -> None:
    names = ["Cajeros y cajeras", "Reponedores de estanterias", "Operario"]

    assert default_coder().code("Polifuncional", listed=names) == default_coder().code(
        "Polifuncional", listed=names[::-1]
    )


WORDS = st.sampled_from(
    ["garzona", "de", "bodega", "ayudante", "maestro", "🐟", "turno", "A-4", "cocina", "niños", "x"]
)
TEXTS = st.one_of(st.text(), st.lists(WORDS).map(" ".join))


@settings(deadline=None)
@given(TEXTS, TEXTS, st.lists(st.text(), max_size=3))
@example("garzona " * 1_250, "cocina " * 2_000, [])
@example("", "", [])
@example("👩‍🍳🐟", "", ["", " "])
def test_no_text_breaks_the_coder(text: str, details: str, listed: list[str]) -> None:
    choices = default_coder().code(text, details=details, listed=listed)

    assert len(choices) <= CHOICES
    assert len({choice.code for choice in choices}) == len(choices)
    assert all(choice.code in classification() for choice in choices)
    confidences = [choice.confidence for choice in choices]
    assert confidences == sorted(confidences, reverse=True)
    assert sum(confidences) <= 1.01
    for choice in choices:
        assert all(0 <= share <= 1 for share in choice.by_digits)
        assert list(choice.by_digits) == sorted(choice.by_digits, reverse=True)
        assert choice.why.endswith(".")


@settings(deadline=None)
@given(st.lists(WORDS).map(" ".join))
def test_the_same_text_has_the_same_answer_whatever_its_case(text: str) -> None:
    assert default_coder().code(text) == default_coder().code(text)
    codes = [(c.code, c.confidence) for c in default_coder().code(text)]
    assert [(c.code, c.confidence) for c in default_coder().code(text.upper())] == codes
