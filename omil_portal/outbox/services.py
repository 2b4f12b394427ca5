"""Messages are written with the fact they tell, in its transaction, and leave afterwards."""

import logging
from collections.abc import Iterable
from datetime import date, datetime, timedelta

from celery.exceptions import SoftTimeLimitExceeded
from django.core.mail import EmailMessage
from django.db import transaction
from django.db.models import ExpressionWrapper, F, Q, QuerySet, Value
from django.db.models.fields import DateTimeField
from django.db.models.functions import Power
from django.utils import timezone

from omil_portal.outbox.models import Message
from omil_portal.outbox.site import with_full_addresses

logger = logging.getLogger(__name__)

MAX_ATTEMPTS = 10
FIRST_WAIT = timedelta(minutes=5)
"""After a first failure. Each wait doubles the one before: the tenth attempt is 43 hours later."""


def write_message(
    *, key: str, user=None, address: str = "", subject: str, body: str, at: datetime
) -> None:
    """Leaves a message in the person's pages and, if they have an e-mail, one to send.

    `key` says what it is about: writing it again changes nothing. Nobody needs an e-mail.
    `address`: where to send it instead, also when there is no `user`.
    """
    Message.objects.bulk_create(_rows(key, user, address, subject, body, at), ignore_conflicts=True)


def write_to_all(*, key: str, users: Iterable, subject: str, body: str, at: datetime) -> int:
    """The same message for several people, each once. Returns how many had not been told before.

    `users`: with their `email`; each one's key is `key` and their id.
    """
    people = {f"{key}-{user.pk}": user for user in users}
    told = set(Message.objects.filter(key__in=people).values_list("key", flat=True))
    new = {own: user for own, user in people.items() if own not in told}
    rows = [row for own, user in new.items() for row in _rows(own, user, "", subject, body, at)]
    Message.objects.bulk_create(rows, ignore_conflicts=True)
    return len(new)


def _rows(key: str, user, address: str, subject: str, body: str, at: datetime) -> list[Message]:
    address = address or (user.email if user else "") or ""
    rows = []
    if user:
        rows.append(Message(key=key, user=user, channel=Message.Channel.PORTAL, sent_at=at))
    if address:
        email = Message.Channel.EMAIL
        rows.append(Message(key=f"{key}/email", user=user, channel=email, address=address))
    for row in rows:
        row.subject, row.body, row.written_at = subject, body, at
    return rows


def outbox_step(on: date) -> dict[str, int]:
    """Sends what is waiting; `on` is the night it is counted in."""
    return send_waiting(timezone.now())


def send_waiting(at: datetime) -> dict[str, int]:
    """Sends the messages that are due at `at`, each tried once; what fails stays for later."""
    sent = failed = 0
    seen: set[int] = set()
    while (outcome := _send_next(due(at).exclude(pk__in=seen), seen)) is not None:
        sent += outcome
        failed += not outcome
    return {"sent": sent, "failed": failed}


def due(at: datetime) -> QuerySet[Message]:
    """The unsent messages whose turn has come: new ones at once, failed ones ever later."""
    waited = Value(FIRST_WAIT) * (Power(2, F("attempts")) - 1)
    again_at = ExpressionWrapper(F("written_at") + waited, DateTimeField())
    return (
        Message.objects.filter(sent_at=None, attempts__lt=MAX_ATTEMPTS)
        .alias(again_at=again_at)
        .filter(Q(attempts=0) | Q(again_at__lte=at))
        .order_by("written_at", "pk")
    )


def _send_next(waiting: QuerySet[Message], seen: set[int]) -> bool | None:
    """Sends one waiting message in a transaction of its own; None when none is left.

    Two sweepers never take the same row. A sweeper killed between the mail server's «ok» and
    the commit sends again, under the same Message-ID, which mail servers show once.
    """
    with transaction.atomic():
        message = waiting.select_for_update(skip_locked=True).first()
        if message is None:
            return None
        seen.add(message.pk)
        message.attempts += 1
        try:
            _email(message).send()
        except SoftTimeLimitExceeded:
            raise
        except Exception as problem:
            # Whatever is wrong with one message, such as its address, the others must leave.
            logger.warning("message %s did not leave: %s", message.pk, type(problem).__name__)
            message.last_error = f"{type(problem).__name__}: {problem}"[:200]
        else:
            message.sent_at, message.last_error = timezone.now(), ""
        message.save(update_fields=["attempts", "last_error", "sent_at"])
        return message.sent_at is not None


def _email(message: Message) -> EmailMessage:
    return EmailMessage(
        subject=message.subject,
        body=with_full_addresses(message.body),
        to=[message.address],
        headers={"Message-ID": f"<outbox-{message.pk}@portal-omil>"},
    )
