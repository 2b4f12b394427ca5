"""The interview on the screen, the plan in the person's file and on their own page."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from jobseekers.diagnosis.questions import PAGES
from jobseekers.models import Assessment, Attention, PlanStep, ProtectedFacts
from tests.factories.assessments import AssessmentFactory, PlanStepFactory
from tests.factories.jobseekers import JobSeekerFactory
from tests.factories.when import AT

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


def test_the_page_before_is_one_click_away_with_its_answers(desk, maria):
    begun = desk.post(to("assessment_start", maria.pk))
    second = desk.post(begun.url, fine(PAGES[0])).url
    page = desk.get(second).content.decode()
    assert f'href="{begun.url}">Volver a {PAGES[0].title}' in page
    assert "Volver a" not in desk.get(begun.url).content.decode()
    assert "checked" in desk.get(begun.url).content.decode()


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
    agreed = AssessmentFactory(seeker=maria, office=office, closed=True)
    PlanStepFactory(assessment=agreed)
    begun = AssessmentFactory(seeker=maria, office=office, started_at=AT + timedelta(days=90))
    PlanStepFactory(assessment=begun, what="Aún se conversa")
    page = desk.get(to("person_file", maria.pk)).content.decode()
    assert "Diagnóstico sin terminar" in page
    assert "Traer el certificado de antecedentes" in page
    assert "Aún se conversa" not in page


@pytest.mark.parametrize("name", ["assessment_file", "person_file"])
def test_a_long_plan_asks_as_little_as_a_short_one(
    desk, office, maria, name, django_assert_max_num_queries
):
    assessment = AssessmentFactory(seeker=maria, office=office, closed=True)
    PlanStepFactory.create_batch(12, assessment=assessment)
    subject = assessment if name == "assessment_file" else maria
    with django_assert_max_num_queries(23):
        desk.get(to(name, subject.pk))


def test_a_person_marks_their_own_steps_and_not_those_of_the_office(own, office, maria):
    assessment = AssessmentFactory(seeker=maria, office=office, closed=True)
    mine = PlanStepFactory(assessment=assessment)
    theirs = PlanStepFactory(assessment=assessment, owner="officer")
    page = own.get(to("my_page")).content.decode()
    assert "(2 por hacer)" in page
    assert "Te toca a ti" in page
    own.post(to("my_step_done", mine.pk))
    assert own.post(to("my_step_done", theirs.pk)).status_code == 404
    assert list(PlanStep.objects.to_do()) == [theirs]
    assert "Ya lo hice" not in own.get(to("my_plan")).content.decode()
    assert "Te toca a ti" not in own.get(to("my_page")).content.decode()


def test_the_own_plan_asks_little(own, office, maria, django_assert_max_num_queries):
    assessment = AssessmentFactory(seeker=maria, office=office, closed=True)
    PlanStepFactory.create_batch(12, assessment=assessment)
    with django_assert_max_num_queries(10):
        own.get(to("my_plan"))


@pytest.fixture
def promised(office, maria):
    """Two steps of the office, one of Maria, and one of a plan that another took the place of."""
    today = timezone.localdate()
    former = AssessmentFactory(seeker=maria, office=office, closed=True)
    last = AssessmentFactory(
        seeker=maria, office=office, closed=True, started_at=AT + timedelta(days=90)
    )
    ours = {"assessment": last, "owner": "officer"}
    PlanStepFactory(what="De antes", owner="officer", assessment=former)
    PlanStepFactory(what="Carta", assessment=last, due_on=today)
    return [
        PlanStepFactory(what="Buscar curso", due_on=today - timedelta(days=1), **ours),
        PlanStepFactory(what="Dar hora", due_on=today, **ours),
    ]


def listed(client, **asked):
    page = client.get(reverse("plan_step_list"), asked)
    return [step.what for step in page.context["page"]]


def test_what_the_office_promised_is_listed_by_day_and_ticked_off_there(desk, promised):
    assert listed(desk) == ["Buscar curso", "Dar hora"]
    assert listed(desk, state="overdue") == ["Buscar curso"]
    assert listed(desk, owner="person") == ["Carta"]
    assert len(listed(desk, owner="all")) == 3
    assert len(listed(desk, owner="mal")) == 2
    done = to("plan_step_done", promised[0].pk)
    sent = {"list": "owner=all&page=1"}
    assert desk.post(done, sent).url == f"{reverse('plan_step_list')}?owner=all&page=1"
    assert listed(desk) == ["Dar hora"]


@pytest.mark.parametrize("status", ["placed", "inactive"])
def test_the_plan_of_who_looks_for_no_work_waits_for_nobody(desk, promised, maria, status):
    maria.status = status
    maria.save()
    assert listed(desk, owner="all") == []


def test_the_plans_of_another_office_are_its_own(desk):
    PlanStepFactory(owner="officer", assessment__seeker=JobSeekerFactory())
    assert listed(desk, owner="all") == []


def test_the_list_of_steps_asks_little(desk, office, django_assert_max_num_queries):
    for _ in range(6):
        PlanStepFactory(owner="officer", assessment__office=office)
    with django_assert_max_num_queries(10):
        assert len(listed(desk)) == 6
