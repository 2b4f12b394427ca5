"""Certificates for whoever came often enough."""

from datetime import datetime, timedelta
from decimal import Decimal
from secrets import choice

from django.db.models import Count

from omil_portal.accounts.models import User
from omil_portal.outbox.services import write_message
from sence_programs.lifecycle.courses import earns_certificate
from sence_programs.models import Certificate, Course, Enrolment

LETTERS = "ABCDEFGHJKMNPQRSTUVWXYZ23456789"
"""Without those that look alike on paper: I, L, O, 0, 1."""
LENGTH = 10


def issue_certificates(*, course: Course, by: User, at: datetime) -> int:
    """One for each person who reached the attendance; returns how many were new.

    The caller holds the lock of the course.
    """
    sessions = list(course.sessions.all())
    hours = _hours(sum((s.ends_at - s.starts_at for s in sessions), timedelta()))
    people = course.enrolments.filter(status=Enrolment.Status.ENROLLED, certificate=None).annotate(
        present=Count("presences")
    )
    earned = [
        person
        for person in people.select_related("seeker__user")
        if earns_certificate(person.present, len(sessions), course.least_percent)
    ]
    for person in earned:
        Certificate.objects.create(
            enrolment=person,
            code=new_code(),
            sessions=len(sessions),
            present=person.present,
            hours=hours,
            issued_by=by,
            issued_at=at,
        )
        write_message(
            key=f"course-certificate/{person.pk}",
            user=person.seeker.user,
            address=person.seeker.email,
            subject=f"Tu certificado de «{course.title}»",
            body="Ya puedes pedirlo impreso en tu oficina, o verlo en «Mi página».",
            at=at,
        )
    return len(earned)


def new_code() -> str:
    """Nobody guesses it: 31 letters and digits, ten times."""
    return "".join(choice(LETTERS) for _ in range(LENGTH))


def _hours(length: timedelta) -> Decimal:
    return (Decimal(length.total_seconds()) / 3600).quantize(Decimal("0.1"))
