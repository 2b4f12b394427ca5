"""Messages are written with the fact they tell, in its transaction, and leave afterwards."""

from datetime import date, datetime

from django.core.mail import EmailMessage
from django.db import transaction
from django.utils import timezone

from omil_portal.outbox.models import Message

MAX_ATTEMPTS = 10


def write_message(*, key: str, user, subject: str, body: str, at: datetime) -> None:
    """Leaves a message in the person's pages and, if they have an e-mail, one to send.

    `key` says what it is about: writing it again changes nothing. Nobody needs an e-mail.
    """
    rows = [Message(key=key, user=user, channel=Message.Channel.PORTAL, sent_at=at)]
    if user.email:
        rows.append(
            Message(
                key=f"{key}/email", user=user, channel=Message.Channel.EMAIL, address=user.email
            )
        )
    for row in rows:
        row.subject, row.body, row.written_at = subject, body, at
    Message.objects.bulk_create(rows, ignore_conflicts=True)


def outbox_step(on: date) -> dict[str, int]:
    """Sends what is waiting; `on` is the night it is counted in."""
    sent = failed = 0
    seen: set[int] = set()
    while (outcome := _send_next(seen)) is not None:
        sent += outcome
        failed += not outcome
    return {"sent": sent, "failed": failed}


def _send_next(seen: set[int]) -> bool | None:
    """Sends one waiting message in a transaction of its own; None when none is left.

    Two sweepers never take the same row. A sweeper killed between the mail server's «ok» and
    the commit sends again, under the same Message-ID, which mail servers show once.
    """
    with transaction.atomic():
        message = (
            Message.objects.select_for_update(skip_locked=True)
            .filter(sent_at=None, attempts__lt=MAX_ATTEMPTS)
            .exclude(pk__in=seen)
            .order_by("written_at", "pk")
            .first()
        )
        if message is None:
            return None
        seen.add(message.pk)
        message.attempts += 1
        try:
            _email(message).send()
        except OSError as problem:
            message.last_error = str(problem)[:200]
        else:
            message.sent_at, message.last_error = timezone.now(), ""
        message.save(update_fields=["attempts", "last_error", "sent_at"])
        return message.sent_at is not None


def _email(message: Message) -> EmailMessage:
    return EmailMessage(
        subject=message.subject,
        body=message.body,
        to=[message.address],
        headers={"Message-ID": f"<outbox-{message.pk}@portal-omil>"},
    )
