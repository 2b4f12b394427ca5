"""From what a person answers to a plan, and the words that have no place in it."""

from datetime import timedelta

import pytest

from jobseekers.diagnosis.illness import word_of_illness
from jobseekers.diagnosis.plan import proposed_for
from jobseekers.diagnosis.questions import ADJUSTMENTS, PAGES, QUESTIONS, gaps, unanswered
from jobseekers.models import PlanStep
from tests.factories.when import ON

FINE = dict.fromkeys(QUESTIONS, "none")


def test_whoever_lacks_nothing_has_no_gaps_and_no_plan():
    assert proposed_for(gaps(FINE), ON) == []


def test_what_stands_in_the_way_comes_first_and_sooner():
    steps = proposed_for(gaps(FINE | {"goal": "some", "care": "much"}), ON)
    assert [(step.question, step.due_on - ON) for step in steps] == [
        ("care", timedelta(days=14)),
        ("goal", timedelta(days=30)),
    ]


@pytest.mark.parametrize("much", ["some", "much"])
def test_every_gap_has_a_step_that_the_plan_can_keep(much):
    steps = proposed_for(gaps(dict.fromkeys(QUESTIONS, much)), ON)
    assert {step.question for step in steps} == set(QUESTIONS)
    assert {step.kind for step in steps} <= set(PlanStep.Kind.values)
    assert {step.owner for step in steps} <= set(PlanStep.Owner.values)
    assert max(len(step.what) for step in steps) <= 200


def test_the_interview_goes_on_at_the_first_page_with_something_unanswered():
    first = {question.code: "none" for question in PAGES[0].questions}
    assert unanswered({}) is PAGES[0]
    assert unanswered(first) is PAGES[1]
    assert unanswered(FINE) is None


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Tiene depresión", "depresion"),
        ("ENFERMEDAD del corazón", "enfermedad"),
        ("persona con TEA", "tea"),
        ("tareas cortas y un teatro", ""),
        ("Sin levantar peso; pausas", ""),
    ],
)
def test_words_of_illness_are_recognised_with_or_without_accents(text, word):
    assert word_of_illness(text) == word


def test_no_adjustment_of_the_list_and_no_proposed_step_tells_of_an_illness():
    proposed = [
        step.what
        for much in ("some", "much")
        for step in proposed_for(gaps(dict.fromkeys(QUESTIONS, much)), ON)
    ]
    assert [words for words in (*ADJUSTMENTS, *proposed) if word_of_illness(words)] == []
