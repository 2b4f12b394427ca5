"""Answers on benefits that people were given, and the applications that came from them."""

import uuid
from dataclasses import replace
from datetime import datetime, timedelta
from random import Random

from matching.models import Placement
from omil_portal.accounts.models import User
from sence_programs.benefits.facts import facts_from_person
from sence_programs.models import BenefitApplication
from sence_programs.rules.ages import months_after
from sence_programs.rules.evaluate import evaluate
from sence_programs.rules.facts import WorkKind
from sence_programs.services.answers import keep_answer
from sence_programs.services.applications import advance_application, open_application

NAMESPACE = uuid.UUID("0d7f6a6e-4f0e-4b77-9a39-3f4a5a0f2c11")
MOST = 60
PLACES = ("Ventanilla Única Social", "Sucursal ChileAtiende", "Oficina de SENCE")
DAYS_LEFT = (1, 5, 7, 12, 14, 25, 40, 60, 75)
"""Some deadlines are near, so that there is something to remind."""


def create_applications(officers: dict[int, User], random: Random, at: datetime) -> int:
    """One for each of the last people placed, at every stage; half apply as a company."""
    placed = Placement.objects.exclude(state="rejected").select_related(
        "seeker__protected_facts", "seeker__profile", "employer", "office"
    )
    one_each = {placement.seeker_id: placement for placement in placed.order_by("-starts_on", "pk")}
    for turn, placement in enumerate(list(one_each.values())[:MOST]):
        application = _open(placement, turn, officers[placement.office_id], at)
        _move_on(application, turn, random, at)
    return min(len(one_each), MOST)


def _open(placement: Placement, turn: int, by: User, at: datetime) -> BenefitApplication:
    due = at.date() + timedelta(days=DAYS_LEFT[turn % len(DAYS_LEFT)])
    start = months_after(due, -3)
    facts = replace(
        facts_from_person(placement.seeker, at.date()),
        work_kind=WorkKind.EMPLOYEE,
        gross_monthly_pay=placement.gross_pay,
        job_start=start,
    )
    common = {"seeker": placement.seeker, "office": placement.office, "by": by}
    answer = keep_answer(
        evaluation=evaluate("sue", facts, at.date()),
        at=at - timedelta(days=2),
        request_id=uuid.uuid5(NAMESPACE, f"answer/{placement.pk}"),
        **common,
    )
    return open_application(
        benefit="sue",
        employer=placement.employer if turn % 2 else None,
        job_starts_on=start,
        answer=answer,
        at=at - timedelta(days=1),
        request_id=uuid.uuid5(NAMESPACE, f"application/{placement.pk}"),
        **common,
    )


def _move_on(application: BenefitApplication, turn: int, random: Random, at: datetime) -> None:
    stages = (None, None, "presented", "presented", "granted", "rejected", "withdrawn")
    stage = stages[turn % len(stages)]
    if stage is None or application.status != BenefitApplication.Status.PREPARED:
        return
    day = at.date() - timedelta(days=random.randrange(1, 10))
    if stage != "withdrawn":
        place = random.choice(PLACES)
        advance_application(application=application, to="presented", on=day, where=place)
    if stage != "presented":
        notes = {"rejected": "La renta de todos los empleos supera el límite."}
        advance_application(
            application=application, to=stage, on=at.date(), note=notes.get(stage, "")
        )
