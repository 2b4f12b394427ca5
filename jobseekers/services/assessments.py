"""The guided interview: begun, answered page by page, and closed with a plan."""

from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from jobseekers.diagnosis.illness import word_of_illness
from jobseekers.diagnosis.plan import proposed_for
from jobseekers.diagnosis.questions import QUESTIONS, gaps, unanswered
from jobseekers.models import Assessment, Attention, JobSeeker, PlanStep
from jobseekers.services.attentions import record_attention
from jobseekers.services.people import file_that_stays
from jobseekers.services.profile import save_protected_facts
from omil_portal.accounts.models import User
from omil_portal.offices.models import Office
from omil_portal.refusals import Refused


@transaction.atomic
def start(
    *, seeker: JobSeeker, office: Office, by: User, at: datetime, request_id: UUID
) -> Assessment:
    """A new interview, or the one that was left open: it goes on where it stayed."""
    seeker = file_that_stays(seeker)
    here = Assessment.objects.filter(seeker=seeker)
    if known := here.filter(request_id=request_id).first() or here.filter(closed_at=None).first():
        return known
    return Assessment.objects.create(
        seeker=seeker, office=office, officer=by, started_at=at, request_id=request_id
    )


@transaction.atomic
def answer(*, assessment: Assessment, answers: dict[str, str], on: date) -> Assessment:
    """Keeps these answers; when none is missing, each new gap gives a step of the plan once.

    Raises `Refused` when it is closed, and ValueError for an answer that no question has.
    """
    assessment = _open(assessment)
    for code, given in answers.items():
        if given not in {known.code for known in QUESTIONS[code].answers}:
            raise ValueError(f"no such answer to {code}: {given}")
    assessment.answers = assessment.answers | answers
    if not unanswered(assessment.answers):
        _propose(assessment, on)
    assessment.save(update_fields=["answers", "proposed"])
    return assessment


def _propose(assessment: Assessment, on: date) -> None:
    new = [gap for gap in gaps(assessment.answers) if gap.question.code not in assessment.proposed]
    for step in proposed_for(new, on):
        assessment.steps.create(
            what=step.what, kind=step.kind, owner=step.owner, due_on=step.due_on
        )
        assessment.proposed.append(step.question)


@transaction.atomic
def say_adjustments(*, assessment: Assessment, adjustments: str, at: datetime) -> None:
    """What a workplace must change, kept among the protected facts. Raises `Refused` when the
    words tell of an illness."""
    assessment = _open(assessment)
    if illness := word_of_illness(adjustments):
        raise Refused(f"Escribe solo el ajuste, sin la enfermedad: quita «{illness}».")
    values = {"adjustments": adjustments}
    save_protected_facts(seeker=assessment.seeker, values=values, at=at)


@transaction.atomic
def close(*, assessment: Assessment, office: Office, by: User, at: datetime) -> Assessment:
    """Ends it, which is an attention of `office`; twice is once.

    Raises `Refused` while an answer is missing.
    """
    assessment = Assessment.objects.select_for_update(of=("self",)).get(pk=assessment.pk)
    if assessment.closed_at:
        return assessment
    if page := unanswered(assessment.answers):
        raise Refused(f"Faltan respuestas en «{page.title}».")
    assessment.attention = record_attention(
        seeker=assessment.seeker,
        office=office,
        by=by,
        kind=Attention.Kind.ASSESSMENT,
        at=at,
        request_id=assessment.request_id,
        note="Entrevista de empleabilidad y plan.",
        next_step=_next(assessment),
    )
    assessment.closed_at = at
    assessment.save(update_fields=["attention", "closed_at"])
    return assessment


def _next(assessment: Assessment) -> str:
    first = assessment.steps.to_do().first()
    return first.what if first else ""


def _open(assessment: Assessment) -> Assessment:
    assessment = Assessment.objects.select_for_update(of=("self",)).get(pk=assessment.pk)
    if assessment.closed_at:
        raise Refused("Este diagnóstico ya está cerrado. Haz uno nuevo para cambiarlo.")
    return assessment


def save_step(*, step: PlanStep) -> PlanStep:
    """A step written or changed by the counsellor. Raises `Refused` when it names an illness."""
    if illness := word_of_illness(step.what):
        raise Refused(f"Escribe lo que se hará, sin la enfermedad: quita «{illness}».")
    step.save()
    return step


@transaction.atomic
def remove_step(*, step: PlanStep) -> None:
    """Takes it off the plan; gone already is well. Raises `Refused` when it was done."""
    fresh = PlanStep.objects.select_for_update(of=("self",)).filter(pk=step.pk).first()
    if fresh and fresh.done_at:
        raise Refused("Ese paso ya está hecho: queda en el plan.")
    if fresh:
        fresh.delete()


@transaction.atomic
def mark_done(*, step: PlanStep, by: User, at: datetime) -> PlanStep:
    """Twice keeps the first time."""
    step = PlanStep.objects.select_for_update(of=("self",)).get(pk=step.pk)
    if not step.done_at:
        step.done_at, step.done_by = at, by
        step.save(update_fields=["done_at", "done_by"])
    return step
