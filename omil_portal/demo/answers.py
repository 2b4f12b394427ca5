"""Standard answers with their source, a year of uses, and questions that had no answer."""

import uuid
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from pathlib import Path
from random import Random
from typing import Any

import yaml
from django.utils import timezone

from jobseekers.models import Attention
from omil_portal.access.roles import OFFICE_ROLES, Role
from omil_portal.accounts.models import User
from omil_portal.demo.staff import REGION
from omil_portal.offices.models import Office, Region, StaffMembership
from sence_programs.answers.check import CheckQuestion
from sence_programs.models import Acknowledgement, AnswerText, ReadingNotice, StandardAnswerUse
from sence_programs.rules.loader import current_rules
from sence_programs.services.acknowledgements import tell_benefit_changes
from sence_programs.services.answer_gaps import answer_gap, dismiss_gap, report_gap
from sence_programs.services.benefit_checks import ask_about_benefit
from sence_programs.services.standard_answers import (
    Words,
    approve_text,
    draft_answer,
    draft_version,
)

ANSWERS = Path(__file__).with_suffix(".yaml")
NAMESPACE = uuid.UUID("0f6c2b0e-6a55-4f0e-8b7e-5b1a9a3c1d42")
# Question, days ago, and how it ended: words of the answer that solves it, or a reason.
GAPS = (
    ("¿La salmonera puede pedirme el carné de manipulador antes de contratarme?", 4, None),
    ("¿El subsidio sirve si trabajo solo la temporada de cosecha?", 6, None),
    ("¿Puedo certificarme en ChileValora si vivo en una isla?", 9, None),
    ("¿Qué pasa con mi subsidio si me cambio de comuna?", 12, None),
    ("¿Pagan el pasaje para ir al curso en Puerto Montt?", 15, None),
    ("¿Puedo trabajar con la visa en trámite?", 25, "extranjera"),
    ("¿Le piden la ficha social a mi hijo con discapacidad?", 31, "tramo"),
    ("¿El bono de la mujer ya no existe?", 40, "Bono al Trabajo"),
    ("¿A qué hora abre la oficina?", 20, "Cada oficina lo tiene en su página: no es de la red."),
)
UNREAD_AT_HOME = 3
ASKED_OF_SUE = (
    CheckQuestion(
        "¿Hasta cuándo puede pedirlo la empresa?",
        (
            "Veinte días hábiles desde que comienza el trabajo",
            "Tres meses desde que comienza el trabajo",
            "Un año desde que comienza el trabajo",
        ),
        1,
    ),
    CheckQuestion(
        "¿Qué tramo del Registro Social de Hogares se pide el primer año?",
        ("Hasta el 40 %", "Hasta el 60 %", "Cualquiera"),
        0,
    ),
    CheckQuestion(
        "Un mes la persona gana más de 2,25 ingresos mínimos. ¿Qué pasa?",
        (
            "Pierde el subsidio",
            "Ese mes recibe la mitad",
            "Ese mes no recibe nada, y cuenta como usado",
        ),
        2,
    ),
)
"""What the region asks about the subsidy's new rules (Ley 21.808, arts. 6, 11 and 18)."""


def create_answers(users: dict[Role, User], random: Random, at: datetime) -> int:
    """Approves every answer, and gives the region's offices a life with them."""
    unit = users[Role.REGIONAL_ANALYST]
    region = Region.objects.get(pk=REGION)
    read = yaml.safe_load(ANSWERS.read_text(encoding="utf-8"))
    weights = {_approved(row, region, unit).pk: row["weight"] for row in read}
    _drafted(region, unit, at)
    tell_benefit_changes(on=at.date(), at=at - timedelta(days=5))
    _uses(weights, random, at)
    _gaps(unit, random, at)
    _readings(users[Role.FRONT_DESK], random, at)
    _questions(region, unit, at - timedelta(days=1))
    return len(weights)


def _approved(row: dict[str, Any], region: Region, by: User) -> AnswerText:
    """The text in force: the one of the row, or the one that came after it."""
    draft = draft_answer(region=region, words=_words(row), by=by, at=_morning(row["approved"]))
    text = _approve(draft, by, row["approved"])
    if later := row.get("next"):
        words, day = _words(row | later), later["approved"]
        draft = draft_version(answer=text.answer, words=words, by=by, at=_morning(day))
        text = _approve(draft, by, day)
    return text


def _approve(draft: AnswerText, by: User, day: date) -> AnswerText:
    at = _morning(day) + timedelta(hours=2)
    return approve_text(text=draft, seen=draft.drafted_at, by=by, at=at)


def _drafted(region: Region, by: User, at: datetime) -> None:
    words = Words(
        topic=AnswerText.Topic.TRAINING,
        question="¿Cómo postulo a un curso de SENCE?",
        also_asked="capacitación, curso gratis, becas laborales",
        body="Cada llamado tiene sus fechas y su tramo del Registro Social de Hogares.",
        source="Página de SENCE «Cursos» (falta confirmar el llamado vigente)",
        valid_from=at.date(),
    )
    draft_answer(region=region, words=words, by=by, at=at - timedelta(days=2))


def _words(row: dict[str, Any]) -> Words:
    known = current_rules().benefits
    return Words(
        topic=row["topic"],
        question=row["question"],
        also_asked=row["also_asked"],
        body=row["body"].strip(),
        source=row["source"],
        benefits=tuple(code for code in row.get("benefits", []) if code in known),
        valid_from=row["from"],
        change=row.get("change", ""),
        check=tuple(CheckQuestion(q, tuple(c), right) for q, c, right in row.get("check", [])),
    )


def _morning(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time(9, 30)))


def _uses(weights: dict[int, int], random: Random, at: datetime) -> None:
    """One of four attentions of the last months, and questions at the counter."""
    texts = AnswerText.objects.in_bulk(weights)
    recent = Attention.objects.filter(at__gt=at - timedelta(days=120), at__lte=at).order_by("pk")
    rows = []
    for attention in recent:
        if random.random() < 0.25:
            rows.append(_use(attention, attention, texts, weights, random))
        elif random.random() < 0.08:
            rows.append(_use(attention, None, texts, weights, random))
    StandardAnswerUse.objects.bulk_create([row for row in rows if row])


def _use(like: Attention, kept: Attention | None, texts, weights, random: Random):
    """A use of what was approved by then, in the office and the hour of the attention `like`."""
    known = [pk for pk, text in texts.items() if text.approved_at < like.at and weights[pk]]
    if not known:
        return None
    [chosen] = random.choices(known, [weights[pk] for pk in known])
    return StandardAnswerUse(
        text_id=chosen,
        attention=kept,
        office_id=like.office_id,
        officer_id=like.officer_id,
        at=like.at + timedelta(minutes=4),
        request_id=uuid.uuid5(NAMESPACE, f"use/{like.pk}"),
    )


def _gaps(unit: User, random: Random, at: datetime) -> None:
    offices = list(Office.objects.filter(comuna__region=REGION).order_by("pk"))
    for number, (question, days, end) in enumerate(GAPS):
        office = random.choice(offices)
        member = office.memberships.filter(role__in=OFFICE_ROLES).order_by("pk").first()
        when = at - timedelta(days=days)
        gap = report_gap(
            question=question,
            office=office,
            by=member.user,
            at=when,
            request_id=uuid.uuid5(NAMESPACE, f"gap/{number}"),
        )
        text = end and AnswerText.objects.filter(state="approved", question__contains=end).first()
        later = when + timedelta(days=2)
        if text:
            answer_gap(gap=gap, text=text, by=unit, at=later)
        elif end:
            dismiss_gap(gap=gap, reason=end, by=unit, at=later)


def _questions(region: Region, by: User, at: datetime) -> None:
    """Three questions about a benefit that changed; who had read it is asked once."""
    if notice := ReadingNotice.objects.current(at.date()).filter(benefit="sue").first():
        ask_about_benefit(notice=notice, region=region, check=ASKED_OF_SUE, by=by, at=at)


def _readings(home: User, random: Random, at: datetime) -> None:
    """Most people are up to date; some have the last ones to read, and so has `home`."""
    notices = list(ReadingNotice.objects.current(at.date()).order_by("-published_at", "-pk"))
    staff = StaffMembership.objects.filter(role__in=OFFICE_ROLES, office__comuna__region=REGION)
    people = User.objects.filter(pk__in=staff.values("user")).order_by("pk")
    Acknowledgement.objects.bulk_create(
        Acknowledgement(notice=notice, user=person, at=_read_at(notice, random, at))
        for person in people
        for notice in _read_by(person, home, notices, random)
    )


def _read_by(person: User, home: User, notices: list, random: Random) -> Iterator[ReadingNotice]:
    left = UNREAD_AT_HOME if person == home else random.choice([0, 0, 0, 1, 2, 5])
    yield from notices[left:]


def _read_at(notice: ReadingNotice, random: Random, at: datetime) -> datetime:
    """Within the four days after, in office hours."""
    day = timezone.localtime(notice.published_at) + timedelta(days=random.randrange(1, 5))
    return min(day.replace(hour=random.randrange(9, 17), minute=random.randrange(60)), at)
