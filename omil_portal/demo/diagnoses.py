"""Interviews about what stands between a person and work, each with its plan."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from random import Random

from jobseekers.diagnosis.plan import proposed_for
from jobseekers.diagnosis.questions import QUESTIONS, gaps
from jobseekers.models import Assessment, Attention, JobSeeker, PlanStep
from jobseekers.office_day import today_of
from omil_portal.accounts.models import User
from omil_portal.demo.activity import request_id
from omil_portal.demo.staff import HOME
from omil_portal.offices.models import Office

BACK = timedelta(days=120)
BATCH = 2000
OWN = dict.fromkeys(QUESTIONS, "none") | dict.fromkeys(("papers", "digital", "search"), "some")
DONE = 0.9
"""Of the steps whose day came."""


def create_diagnoses(
    seeker: User, offices: list[Office], officers: dict[int, User], random: Random, at: datetime
) -> int:
    """Behind each attention of that kind of four months, and for the demonstration's own person."""
    home = next(office for office in offices if office.slug == HOME)
    own = _attention(JobSeeker.objects.get(user=seeker), home, officers[home.pk], at)
    recent = Attention.objects.filter(
        kind=Attention.Kind.ASSESSMENT, at__gte=at - BACK, at__lt=at - timedelta(days=1)
    ).exclude(seeker=own.seeker)
    attended = [own, *recent.select_related("office__comuna__region")]
    rows = [
        _assessment(attention, OWN if attention is own else _drawn(random))
        for attention in attended
    ]
    Assessment.objects.bulk_create(rows, batch_size=BATCH)
    steps = [step for row in rows for step in _steps(row, random, at)]
    PlanStep.objects.bulk_create(steps, batch_size=BATCH)
    return len(rows)


def _attention(seeker: JobSeeker, office: Office, officer: User, at: datetime) -> Attention:
    return Attention.objects.create(
        seeker=seeker,
        office=office,
        officer=officer,
        kind=Attention.Kind.ASSESSMENT,
        note="Entrevista de empleabilidad y plan.",
        at=at - timedelta(days=20),
        request_id=request_id("diagnosis", seeker.pk),
    )


def _drawn(random: Random) -> dict[str, str]:
    answers = {
        code: random.choices(("none", "some", "much"), weights=(6, 3, 1))[0] for code in QUESTIONS
    }
    # What a workplace must adjust is among the protected facts, which are drawn elsewhere.
    answers["adjustments"] = "none"
    if not gaps(answers):
        answers["search"] = "some"
    return answers


def _assessment(attention: Attention, answers: dict[str, str]) -> Assessment:
    return Assessment(
        seeker_id=attention.seeker_id,
        office=attention.office,
        officer_id=attention.officer_id,
        started_at=attention.at - timedelta(minutes=25),
        answers=answers,
        proposed=[gap.question.code for gap in gaps(answers)],
        closed_at=attention.at,
        attention=attention,
        request_id=attention.request_id,
    )


def _steps(assessment: Assessment, random: Random, at: datetime) -> Iterator[PlanStep]:
    today = today_of(assessment.office, at)
    on = today_of(assessment.office, assessment.started_at)
    for step in proposed_for(gaps(assessment.answers), on):
        done = step.due_on < today and random.random() < DONE
        yield PlanStep(
            assessment=assessment,
            what=step.what,
            kind=step.kind,
            owner=step.owner,
            due_on=step.due_on,
            done_at=at - (today - step.due_on) if done else None,
            done_by_id=assessment.officer_id if done else None,
        )
