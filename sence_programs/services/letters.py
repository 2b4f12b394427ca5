"""One letter to everybody who signed up, in the transaction of what it tells."""

from datetime import datetime

from omil_portal.outbox.services import write_message
from sence_programs.audience import Audience

LONGEST_SUBJECT = 150


def write_to_audience(
    *, key: str, audience: Audience, subject: str, body: str, at: datetime
) -> None:
    """In each one's pages, and by e-mail to who has one. Who has neither is left to a call.

    `key` names what is told: the same again changes nothing.
    """
    subject = subject[:LONGEST_SUBJECT]
    for person in audience.written_people:
        write_message(
            key=f"{key}-person-{person.pk}",
            user=person.user,
            address=person.email,
            subject=subject,
            body=body,
            at=at,
        )
    for company, users in audience.written_companies:
        for user in users or [None]:
            write_message(
                key=f"{key}-company-{company.pk}-{user.pk if user else 0}",
                user=user,
                address="" if user else company.email,
                subject=subject,
                body=body,
                at=at,
            )
