"""Who has read what is new: acknowledged, checked with three questions, remembered each week."""

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from uuid import UUID

from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from omil_portal.access.actor import actor_for
from omil_portal.accounts.models import User
from omil_portal.outbox.models import Message
from omil_portal.outbox.services import write_message
from omil_portal.refusals import Refused
from sence_programs.answers.check import number_right
from sence_programs.answers.notice_checks import check_of, has_passed
from sence_programs.answers.readings import officers_behind
from sence_programs.benefits.news import benefit_changes
from sence_programs.models import Acknowledgement, CheckAttempt, ReadingNotice
from sence_programs.rules.loader import Rules, current_rules

NEWS = timedelta(days=60)
"""How old a change of a benefit may be and still be news."""


@transaction.atomic
def acknowledge(*, notice: ReadingNotice, by: User, at: datetime) -> Acknowledgement:
    """«Leído», once. Raises `Refused` when its check is not passed yet."""
    if check_of(notice, actor_for(by)) and not has_passed(notice, by):
        raise Refused("Responde bien las tres preguntas para marcarla como leída.")
    return _read(notice, by, at)


@transaction.atomic
def take_check(
    *, notice: ReadingNotice, chosen: Sequence[int], by: User, at: datetime, request_id: UUID
) -> CheckAttempt:
    """Keeps what somebody chose; with all of them right, the notice is read.

    `chosen`: a position, from 0, for each question. The same click again is the attempt kept.
    """
    right = number_right(check_of(notice, actor_for(by)), chosen)
    attempt, _ = CheckAttempt.objects.get_or_create(
        request_id=request_id,
        defaults={"notice": notice, "user": by, "chosen": list(chosen), "right": right, "at": at},
    )
    if has_passed(notice, by):
        _read(notice, by, at)
    return attempt


def _read(notice: ReadingNotice, by: User, at: datetime) -> Acknowledgement:
    made, _ = Acknowledgement.objects.get_or_create(notice=notice, user=by, defaults={"at": at})
    return made


def answers_step(on: date) -> dict[str, int]:
    """The step of the night: tells benefits that changed, and reminds each week who is behind."""
    at = timezone.make_aware(datetime.combine(on, time(6)))
    return {
        "cambios de beneficios": tell_benefit_changes(on=on, at=at),
        "recordatorios": remind(on=on, at=at),
    }


def tell_benefit_changes(*, on: date, at: datetime, rules: Rules | None = None) -> int:
    """A notice for each change of a benefit in the last sixty days; returns the new ones."""
    before = ReadingNotice.objects.count()
    ReadingNotice.objects.bulk_create(
        (
            ReadingNotice(
                benefit=change.code,
                change_on=change.on,
                title=change.title,
                body=change.body,
                source=change.source,
                published_at=at,
            )
            for change in benefit_changes(rules or current_rules(), on - NEWS, on)
        ),
        ignore_conflicts=True,
    )
    return ReadingNotice.objects.count() - before


def remind(*, on: date, at: datetime) -> int:
    """A message to each officer with something to read, once a week; returns how many."""
    year, week, _ = on.isocalendar()
    behind = officers_behind(on)
    keys = {f"to-read/{year}-{week:02}/{user.pk}": (user, left) for user, left in behind.items()}
    sent = set(Message.objects.filter(key__in=keys).values_list("key", flat=True))
    for key in sorted(keys.keys() - sent):
        user, left = keys[key]
        what = "una novedad" if left == 1 else f"{left} novedades"
        write_message(
            key=key,
            user=user,
            subject=f"Tienes {what} por leer",
            body=f"Son respuestas tipo o beneficios que cambiaron: {reverse('reading_list')}",
            at=at,
        )
    return len(keys.keys() - sent)
