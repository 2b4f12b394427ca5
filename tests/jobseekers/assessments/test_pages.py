"""The interview on the screen, the plan in the person's file and on their own page."""

import pytest
from django.urls import reverse

from jobseekers.diagnosis.questions import PAGES
from jobseekers.models import Assessment, Attention, PlanStep, ProtectedFacts
from tests.factories.assessments import AssessmentFactory, PlanStepFactory

pytestmark = pytest.mark.django_db


def to(name, *args):
    return reverse(name, args=args)


def fine(page):
    return {question.code: "none" for question in page.questions}


def test_the_interview_is_left_and_taken_up_where_it_was(desk, maria):
    begun = desk.post(to("assessment_start", maria.pk))
    desk.post(begun.url, fine(PAGES[0]))
    again = desk.post(to("assessment_start", maria.pk))
    assert again.url == to("assessment_page", Assessment.objects.get().pk, PAGES[1].slug)


def test_a_whole_interview_ends_as_an_attention_with_a_plan(desk, maria):
    url = desk.post(to("assessment_start", maria.pk)).url
    for page in PAGES[:-1]:
        url = desk.post(url, fine(page) | ({"care": "much"} if "tiempo" in url else {})).url
    adjusted = {"adjustments": "some", "chosen": ["Trabajo sentado"], "other": "Luz de día"}
    file = desk.post(url, adjusted).url
    text = desk.get(file).content.decode()
    assert "Impide trabajar hoy" in text
    assert "Ver qué red de cuidado hay en la comuna" in text
    assert ProtectedFacts.objects.get().adjustments == "Trabajo sentado; Luz de día"
    desk.post(to("assessment_close", Assessment.objects.get().pk))
    assert Attention.objects.get().kind == Attention.Kind.ASSESSMENT


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ({"adjustments": "some", "other": "Tiene epilepsia"}, "quita «epilepsia»"),
        ({"adjustments": "none", "chosen": ["Trabajo sentado"]}, "Marcaste ajustes"),
    ],
)
def test_what_cannot_be_kept_is_said_beside_what_was_typed(desk, office, maria, typed, told):
    assessment = AssessmentFactory(seeker=maria, office=office)
    page = desk.post(to("assessment_page", assessment.pk, "ajustes"), typed)
    text = page.content.decode()
    assert told in text
    assert typed.get("other", "Trabajo sentado") in text
    assert not ProtectedFacts.objects.exists()


def test_the_counsellor_changes_the_plan(desk, office, maria):
    step = PlanStepFactory(assessment__seeker=maria, assessment__office=office)
    wrong = {"what": "Ver su depresión", "kind": "goal", "owner": "person", "due_on": "2026-12-01"}
    page = desk.post(to("plan_step_edit", step.pk), wrong)
    assert "quita «depresion»" in page.content.decode()
    desk.post(to("plan_step_edit", step.pk), wrong | {"what": "Traer dos cartas"})
    step.refresh_from_db()
    assert step.what == "Traer dos cartas"
    desk.post(to("plan_step_remove", step.pk))
    assert not PlanStep.objects.exists()


def test_an_address_of_no_page_is_not_there(desk, office, maria):
    assessment = AssessmentFactory(seeker=maria, office=office)
    assert desk.get(to("assessment_page", assessment.pk, "otra")).status_code == 404


def test_the_file_of_the_person_shows_what_is_to_do(desk, office, maria):
    assessment = AssessmentFactory(seeker=maria, office=office)
    PlanStepFactory(assessment=assessment)
    page = desk.get(to("person_file", maria.pk)).content.decode()
    assert "Diagnóstico sin terminar" in page
    assert "Traer el certificado de antecedentes" in page


@pytest.mark.parametrize("name", ["assessment_file", "person_file"])
def test_a_long_plan_asks_as_little_as_a_short_one(
    desk, office, maria, name, django_assert_max_num_queries
):
    assessment = AssessmentFactory(seeker=maria, office=office)
    PlanStepFactory.create_batch(12, assessment=assessment)
    subject = assessment if name == "assessment_file" else maria
    with django_assert_max_num_queries(22):
        desk.get(to(name, subject.pk))


def test_a_person_marks_their_own_steps_and_not_those_of_the_office(own, office, maria):
    assessment = AssessmentFactory(seeker=maria, office=office)
    mine = PlanStepFactory(assessment=assessment)
    theirs = PlanStepFactory(assessment=assessment, owner="officer")
    assert "(2 por hacer)" in own.get(to("my_page")).content.decode()
    own.post(to("my_step_done", mine.pk))
    assert own.post(to("my_step_done", theirs.pk)).status_code == 404
    assert list(PlanStep.objects.to_do()) == [theirs]
    assert "Ya lo hice" not in own.get(to("my_plan")).content.decode()


def test_the_own_plan_asks_little(own, office, maria, django_assert_max_num_queries):
    assessment = AssessmentFactory(seeker=maria, office=office)
    PlanStepFactory.create_batch(12, assessment=assessment)
    with django_assert_max_num_queries(10):
        own.get(to("my_plan"))
