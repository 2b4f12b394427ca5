"""The guided interview: begun once, answered in parts, closed as one attention."""

import uuid
from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from jobseekers.diagnosis.questions import QUESTIONS
from jobseekers.models import Assessment, Attention, PlanStep, ProtectedFacts
from jobseekers.services import assessments
from omil_portal.refusals import Refused
from tests.factories.assessments import AssessmentFactory, PlanStepFactory
from tests.factories.kernel import UserFactory
from tests.factories.when import AT, ON

pytestmark = pytest.mark.django_db

FINE = dict.fromkeys(QUESTIONS, "none")


@pytest.fixture
def open_one():
    return AssessmentFactory()


def answered(assessment, **more):
    return assessments.answer(assessment=assessment, answers=FINE | more, on=ON)


def close(assessment, by=None):
    return assessments.close(
        assessment=assessment, office=assessment.office, by=by or UserFactory(), at=AT
    )


def test_one_that_was_left_open_goes_on(open_one):
    again = assessments.start(
        seeker=open_one.seeker,
        office=open_one.office,
        by=UserFactory(),
        at=AT + timedelta(days=2),
        request_id=uuid.uuid4(),
    )
    assert again == open_one


def test_the_database_refuses_a_second_open_one(open_one):
    with pytest.raises(IntegrityError), transaction.atomic():
        AssessmentFactory(seeker=open_one.seeker)


def test_answers_of_one_page_stay_while_the_next_wait(open_one):
    assessments.answer(assessment=open_one, answers={"goal": "much"}, on=ON)
    assessments.answer(assessment=open_one, answers={"care": "none"}, on=ON)
    open_one.refresh_from_db()
    assert open_one.answers == {"goal": "much", "care": "none"}
    assert not open_one.steps.exists()


def test_when_nothing_is_missing_each_gap_gives_a_step_once(open_one):
    answered(open_one, goal="much")
    open_one.steps.all().delete()
    answered(open_one, goal="much", papers="some")
    assert [step.what for step in open_one.steps.all()] == ["Sacar los documentos que faltan"]


def test_an_answer_that_no_question_has_is_not_kept(open_one):
    with pytest.raises(ValueError, match="goal"):
        assessments.answer(assessment=open_one, answers={"goal": "perhaps"}, on=ON)


def test_it_is_not_closed_while_an_answer_is_missing(open_one):
    with pytest.raises(Refused, match="Trabajo y estudios"):
        close(open_one)


def test_closing_it_twice_is_one_attention_with_the_first_step_as_next(open_one):
    counsellor = UserFactory()
    answered(open_one, goal="some")
    close(open_one, counsellor)
    close(open_one)
    attention = Attention.objects.get()
    assert (attention.kind, attention.officer) == (Attention.Kind.ASSESSMENT, counsellor)
    assert attention.next_step == "Elegir dos trabajos de los que le interesan"
    assert Assessment.objects.get().attention == attention


def test_a_closed_one_is_not_answered_again(open_one):
    close(answered(open_one))
    with pytest.raises(Refused, match="cerrado"):
        answered(open_one, goal="much")


def test_adjustments_are_kept_among_the_protected_facts_alone(open_one):
    assessments.say_adjustments(assessment=open_one, adjustments="Trabajo sentado", at=AT)
    assert ProtectedFacts.objects.get().adjustments == "Trabajo sentado"
    assert "sentado" not in str(Assessment.objects.values().get())


def test_an_illness_is_kept_nowhere(open_one):
    with pytest.raises(Refused, match="quita «depresion»"):
        assessments.say_adjustments(assessment=open_one, adjustments="Depresión", at=AT)
    with pytest.raises(Refused, match="quita «diabetes»"):
        assessments.save_step(step=PlanStepFactory.build(assessment=open_one, what="Ver diabetes"))
    assert not ProtectedFacts.objects.exists()
    assert not PlanStep.objects.exists()


def test_a_step_is_done_once_and_then_stays_in_the_plan():
    step, by = PlanStepFactory(), UserFactory()
    assessments.mark_done(step=step, by=by, at=AT)
    assessments.mark_done(step=step, by=UserFactory(), at=AT + timedelta(days=1))
    step.refresh_from_db()
    assert (step.done_at, step.done_by) == (AT, by)
    with pytest.raises(Refused, match="ya está hecho"):
        assessments.remove_step(step=step)
