"""Questions that no answer solved: reported by an office, ended by the regional unit."""

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.urls import reverse

from omil_portal.accounts.models import User
from omil_portal.offices.models import Office
from omil_portal.outbox.services import write_message
from omil_portal.refusals import Refused
from sence_programs.models import AnswerGap, AnswerText


@transaction.atomic
def report_gap(
    *,
    question: str,
    office: Office,
    by: User,
    at: datetime,
    request_id: UUID,
    text: AnswerText | None = None,
) -> AnswerGap:
    """Opens a task for the regional unit; `text` is what was read and did not answer it.

    The same click again is the task already open.
    """
    gap, _ = AnswerGap.objects.get_or_create(
        request_id=request_id,
        defaults={
            "question": question,
            "office": office,
            "text": text,
            "reported_by": by,
            "reported_at": at,
        },
    )
    return gap


@transaction.atomic
def answer_gap(*, gap: AnswerGap, text: AnswerText, by: User, at: datetime) -> AnswerGap:
    """Ends the task with an approved text, and tells who reported it.

    Twice with the same text is once. Raises `Refused` when it ended otherwise.
    """
    now = AnswerGap.objects.select_for_update().get(pk=gap.pk)
    if now.answered_with_id == text.pk:
        return now
    _must_be_open(now)
    if text.state != AnswerText.State.APPROVED:
        raise Refused("Elige un texto aprobado.")
    now.state, now.answered_with = AnswerGap.State.ANSWERED, text
    told = f"La respuesta es «{text.question}»: {reverse('answer_page', args=[text.answer_id])}"
    return _end(now, by, at, told)


@transaction.atomic
def dismiss_gap(*, gap: AnswerGap, reason: str, by: User, at: datetime) -> AnswerGap:
    """Ends the task without an answer, saying why, and tells who reported it.

    Twice with the same reason is once. Raises `Refused` when it ended otherwise.
    """
    now = AnswerGap.objects.select_for_update().get(pk=gap.pk)
    if now.state == AnswerGap.State.DISMISSED and now.reason == reason:
        return now
    _must_be_open(now)
    now.state, now.reason = AnswerGap.State.DISMISSED, reason
    return _end(now, by, at, f"La unidad regional no escribirá una respuesta. Motivo: {reason}")


def _must_be_open(gap: AnswerGap) -> None:
    if gap.state != AnswerGap.State.OPEN:
        raise Refused("Otra persona ya resolvió esta pregunta.")


def _end(gap: AnswerGap, by: User, at: datetime, told: str) -> AnswerGap:
    gap.resolved_by, gap.resolved_at = by, at
    gap.save(update_fields=["state", "answered_with", "reason", "resolved_by", "resolved_at"])
    write_message(
        key=f"answer-gap/{gap.pk}",
        user=gap.reported_by,
        subject="Qué pasó con la pregunta que informaste",
        body=f"Preguntaste: «{gap.question}».\n{told}",
        at=at,
    )
    return gap
