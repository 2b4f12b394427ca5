"""Texts of the standard answers: drafted, approved once, replaced, withdrawn; and each use."""

from dataclasses import asdict, dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from jobseekers.models import Attention
from omil_portal.access.roles import Role
from omil_portal.accounts.models import User
from omil_portal.offices.models import Office, Region, StaffMembership
from omil_portal.refusals import Refused
from sence_programs.answers.check import CheckQuestion, to_rows
from sence_programs.lifecycle.answers import WHY_NOT, Action, State, after
from sence_programs.lifecycle.moves import ForbiddenMove
from sence_programs.models import AnswerText, ReadingNotice, StandardAnswer, StandardAnswerUse


@dataclass(frozen=True, kw_only=True)
class Words:
    """All that a text says. `valid_until` is the first day it no longer holds."""

    topic: str
    question: str
    body: str
    source: str
    valid_from: date
    also_asked: str = ""
    source_url: str = ""
    benefits: tuple[str, ...] = ()
    valid_until: date | None = None
    change: str = ""
    check: tuple[CheckQuestion, ...] = ()

    def columns(self) -> dict:
        """The fields of a row that says it."""
        columns = asdict(self) | {"benefits": list(self.benefits)}
        del columns["check"]
        return columns | {"check_questions": to_rows(self.check)}


@transaction.atomic
def draft_answer(*, region: Region, words: Words, by: User, at: datetime) -> AnswerText:
    """Version 1 of a new answer; the same draft by the same person is the one that there is."""
    Region.objects.select_for_update().get(pk=region.pk)
    same = AnswerText.objects.filter(
        answer__region=region, drafted_by=by, number=1, state=State.DRAFT, **words.columns()
    ).first()
    if same:
        return same
    answer = StandardAnswer.objects.create(region=region, created_at=at)
    return AnswerText.objects.create(
        answer=answer, number=1, drafted_by=by, drafted_at=at, **words.columns()
    )


@transaction.atomic
def draft_version(*, answer: StandardAnswer, words: Words, by: User, at: datetime) -> AnswerText:
    """Writes on the draft of the answer, or starts the next version of it."""
    _lock(answer)
    draft = answer.texts.filter(state=State.DRAFT).first()
    if draft is None:
        newest = answer.texts.order_by("-number").first()
        draft = AnswerText(answer=answer, number=newest.number + 1 if newest else 1)
    for name, value in words.columns().items():
        setattr(draft, name, value)
    draft.drafted_by, draft.drafted_at = by, at
    draft.save()
    return draft


@transaction.atomic
def discard_draft(*, text: AnswerText) -> None:
    """Deletes a draft, with its answer when it had nothing else; one gone already is no news.

    Raises `Refused` when it was approved meanwhile.
    """
    _lock(text.answer)
    now = AnswerText.objects.filter(pk=text.pk).first()
    if now is None:
        return
    if now.state != State.DRAFT:
        raise Refused(WHY_NOT[State(now.state)])
    now.delete()
    if not text.answer.texts.exists():
        text.answer.delete()


@transaction.atomic
def approve_text(*, text: AnswerText, seen: datetime, by: User, at: datetime) -> AnswerText:
    """Approves a draft: it replaces the text in force, and every officer has it to read.

    `seen` is the `drafted_at` of what was read: a draft changed since is not approved. The same
    person approving again changes nothing. Raises `Refused`.
    """
    _lock(text.answer)
    draft = _now(text)
    if draft.approved_by == by:
        return draft
    _move(draft, Action.APPROVE)
    if draft.drafted_at != seen:
        raise Refused("Alguien cambió este borrador después de que lo abriste. Léelo de nuevo.")
    _must_be_approvable(draft, by, timezone.localdate(at))
    _replace(text.answer, by, at)
    draft.state, draft.approved_by, draft.approved_at = State.APPROVED, by, at
    draft.save(update_fields=["state", "approved_by", "approved_at"])
    ReadingNotice.objects.create(
        region=draft.answer.region, text=draft, title=draft.question, published_at=at
    )
    return draft


@transaction.atomic
def withdraw_text(*, text: AnswerText, reason: str, by: User, at: datetime) -> AnswerText:
    """Takes back an approved text without another in its place; twice is once. Raises `Refused`."""
    _lock(text.answer)
    now = _now(text)
    if _move(now, Action.WITHDRAW) is None:
        return now
    now.state, now.closed_by, now.closed_at, now.closed_reason = State.WITHDRAWN, by, at, reason
    now.save(update_fields=["state", "closed_by", "closed_at", "closed_reason"])
    return now


@transaction.atomic
def record_use(
    *,
    text: AnswerText,
    attention: Attention | None,
    office: Office,
    by: User,
    at: datetime,
    request_id: UUID,
) -> StandardAnswerUse:
    """Keeps that the office answered with this text, in an attention or to nobody in particular.

    The same click again, or the same text in the same attention, is the use already kept.
    """
    if attention:
        Attention.objects.select_for_update().get(pk=attention.pk)
        kept = StandardAnswerUse.objects.filter(text=text, attention=attention).first()
        if kept:
            return kept
    use, _ = StandardAnswerUse.objects.get_or_create(
        request_id=request_id,
        defaults={"text": text, "attention": attention, "office": office, "officer": by, "at": at},
    )
    return use


def other_reviewer_exists(text: AnswerText, on: date) -> bool:
    """Whether somebody else of the regional unit could approve what one person wrote."""
    staff = StaffMembership.objects.in_force(on).filter(
        Q(region=text.answer.region_id) if text.answer.region_id else Q(),
        role=Role.REGIONAL_ANALYST,
        user__is_active=True,
    )
    return staff.exclude(user=text.drafted_by_id).exists()


def _must_be_approvable(draft: AnswerText, by: User, on: date) -> None:
    if draft.drafted_by_id == by.pk and other_reviewer_exists(draft, on):
        raise Refused("Tú escribiste este texto. Lo aprueba otra persona de la unidad regional.")
    if draft.valid_until and draft.valid_until <= on:
        raise Refused("La vigencia de este texto ya terminó. Corrige la fecha.")
    if draft.valid_from > on and draft.answer.texts.filter(state=State.APPROVED).exists():
        raise Refused("La versión nueva rige más adelante. Apruébala ese día: hoy vale la otra.")


def _replace(answer: StandardAnswer, by: User, at: datetime) -> None:
    for old in answer.texts.filter(state=State.APPROVED):
        _move(old, Action.REPLACE)
        old.state, old.closed_by, old.closed_at = State.REPLACED, by, at
        old.save(update_fields=["state", "closed_by", "closed_at"])


def _lock(answer: StandardAnswer) -> None:
    """Whoever writes a text of the answer waits for it."""
    StandardAnswer.objects.select_for_update().filter(pk=answer.pk).first()


def _now(text: AnswerText) -> AnswerText:
    now = AnswerText.objects.select_related("answer__region", "approved_by").filter(pk=text.pk)
    found = now.first()
    if found is None:
        raise Refused("Este borrador ya no existe: alguien lo descartó.")
    return found


def _move(text: AnswerText, action: Action) -> State | None:
    """Where the move leads. Raises `Refused` in the words of the table."""
    try:
        to = after(State(text.state), action)
    except ForbiddenMove as forbidden:
        raise Refused(str(forbidden)) from forbidden
    if to is None and action is Action.APPROVE:
        raise Refused(f"{text.approved_by.full_name} ya aprobó este texto.")
    return to
