"""The desk finds an answer as people ask for it."""

import re
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sence_programs.answers.search import search_answers
from sence_programs.answers.words import MOST_TERMS, terms
from sence_programs.models import AnswerText
from tests.factories.answers import AnswerTextFactory
from tests.factories.when import ON

QUESTIONS = {
    "sue": "¿Quién puede pedir el Subsidio Unificado de Empleo?",
    "btm": "¿Puedo pedir el Bono al Trabajo de la Mujer?",
    "fcs": "¿Quién puede usar el Fondo de Cesantía Solidario?",
    "rsh": "¿Qué tramo del Registro Social de Hogares piden?",
    "permit": "¿Qué necesita una persona extranjera para trabajar?",
    "gap": "¿Cuánto cobra la OMIL?",
}


@pytest.fixture
def answers():
    """An answer in force for each question."""
    return {
        name: AnswerTextFactory(
            question=question, body=f"Texto de {name}.", source="Una ley", answer__region__cut="10"
        )
        for name, question in QUESTIONS.items()
    }


def found(typed: str) -> list[str]:
    names = {question: name for name, question in QUESTIONS.items()}
    texts = search_answers(AnswerText.objects.in_force(ON), typed)
    return [names[text.question] for text in texts]


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("subsidio unificado", "sue"),
        ("subsidio", "sue"),
        ("SUE", "sue"),
        ("¿a quién le dan el subsidio?", "sue"),
        ("bono trabajo mujer", "btm"),
        ("btm", "btm"),
        ("bono de la mujer trabajadora", "btm"),
        ("cesantía", "fcs"),
        ("sesantia", "fcs"),
        ("fondo de cezantia", "fcs"),
        ("me despidieron, seguro de cesantia", "fcs"),
        ("ficha social", "rsh"),
        ("rejistro sosial de ogares", "rsh"),
        ("permiso de trabajo", "permit"),
        ("soy extranjero", "permit"),
        ("extrangera", "permit"),
        ("cuanto cobran", "gap"),
        ("bono trabajo mujer, cuánto dura y dónde postulo", "btm"),
        ("btm cuanto dura y donde postulo", "btm"),
    ],
)
def test_as_people_ask(answers, typed, first):
    assert found(typed)[0] == first


@pytest.mark.django_db
@pytest.mark.parametrize("typed", ["carné de manipulador", "xyz", "licencia clase B salmonera"])
def test_what_no_answer_says_finds_nothing(answers, typed):
    assert found(typed) == []


@pytest.mark.django_db
@pytest.mark.parametrize("typed", ["", "   ", "¿?", "%%%"])
def test_nothing_typed_is_everything(answers, typed):
    assert sorted(found(typed)) == sorted(QUESTIONS)


@pytest.mark.django_db
def test_the_question_weighs_more_than_the_answer():
    told = AnswerTextFactory(question="¿Cómo postulo?", body="Lleva tu cédula de identidad.")
    asked = AnswerTextFactory(question="¿Sirve la cédula vencida?", body="No.")
    assert list(search_answers(AnswerText.objects.all(), "cédula")) == [asked, told]


@pytest.mark.django_db
def test_the_other_ways_to_ask_count_as_the_question():
    text = AnswerTextFactory(question="¿Sirve el beneficio?", also_asked="casa, vivienda")
    assert list(search_answers(AnswerText.objects.all(), "viviendas")) == [text]


@pytest.mark.django_db
def test_what_ended_or_begins_later_is_not_in_force():
    AnswerTextFactory(expired=True)
    AnswerTextFactory(valid_from=date(2027, 1, 1))
    AnswerTextFactory(draft=True)
    assert not AnswerText.objects.in_force(ON).exists()


@pytest.mark.django_db
def test_a_page_reads_its_own_texts_and_each_known_word_is_compared_once(
    answers, django_assert_num_queries
):
    with django_assert_num_queries(4):  # words, likeness of words, worth, nearness
        texts = search_answers(AnswerText.objects.in_force(ON), "trabajo")
    with django_assert_num_queries(1):
        page = texts[:2]
    assert page == list(texts)[:2]
    assert len(texts) > len(page) == 2


def bare(text: str) -> str:
    """`text` without its accents; ñ stays, which is a letter."""
    return text.translate(str.maketrans("áéíóúÁÉÍÓÚ", "aeiouAEIOU"))


WORDS = sorted(set(re.findall(r"\w+", " ".join(QUESTIONS.values()))))


@pytest.mark.django_db
@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(typed=st.lists(st.sampled_from(WORDS), min_size=1, max_size=5).map(" ".join))
def test_accents_and_capitals_never_change_what_is_found(answers, typed):
    as_typed = found(typed)
    assert found(bare(typed)) == as_typed
    assert found(typed.upper()) == as_typed
    assert found(f"¿{typed}?") == as_typed


@given(st.text(max_size=300))
def test_whatever_is_typed_gives_at_most_ten_terms(typed):
    assert len(terms(typed)) <= MOST_TERMS


@pytest.mark.django_db
@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.text(max_size=60))
def test_nothing_that_is_typed_breaks_the_search(answers, typed):
    assert set(found(typed)) <= set(QUESTIONS)
