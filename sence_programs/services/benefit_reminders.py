"""Nobody loses a benefit for a date: what is not presented is reminded before its deadline."""

from collections.abc import Sequence
from datetime import date, timedelta

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from employers.models import EmployerMember
from omil_portal.accounts.models import User
from omil_portal.look import formats
from omil_portal.outbox.services import write_message
from sence_programs.models import BenefitApplication, BenefitReminder

DISTANCES = (1, 7, 14)
"""Days before the deadline, the nearest first. A night that was lost is made up by the next."""


def benefit_reminders_step(on: date) -> dict[str, int]:
    """The step of the night: each distance is told once, in a transaction of its own."""
    written = sum(_remind(application.pk, on) for application in coming(on))
    return {"recordatorios": written}


def coming(on: date) -> QuerySet[BenefitApplication]:
    """What is still being prepared and whose deadline is near, the nearest first."""
    last = on + timedelta(days=max(DISTANCES))
    prepared = BenefitApplication.objects.filter(status=BenefitApplication.Status.PREPARED)
    return prepared.filter(due_on__range=(on, last)).order_by("due_on", "pk")


@transaction.atomic
def _remind(pk: int, on: date) -> bool:
    """Whether there was something to tell. The lock keeps what was presented a moment ago."""
    related = ("seeker__user", "employer", "office")
    application = coming(on).select_for_update(of=("self",)).select_related(*related).filter(pk=pk)
    found = application.first()
    if found is None:
        return False
    left = (found.due_on - on).days
    users, address = _readers(found)
    _, new = BenefitReminder.objects.get_or_create(
        application=found,
        due_on=found.due_on,
        days_before=next(days for days in DISTANCES if left <= days),
        defaults={"written_at": timezone.now(), "by_desk": not users and not address},
    )
    if new:
        _write(found, left, users, address)
    return new


def _readers(application: BenefitApplication) -> tuple[Sequence[User | None], str]:
    """Whose pages the message goes to, and an e-mail for who has no account."""
    if application.employer_id:
        members = EmployerMember.objects.filter(
            employer=application.employer_id, ended_at=None, confirmed_at__isnull=False
        ).select_related("user")
        users = [member.user for member in members.order_by("pk")]
        return users, "" if users else application.employer.email
    seeker = application.seeker
    return [seeker.user] if seeker.user else [], seeker.email


def _write(
    application: BenefitApplication, left: int, users: Sequence[User | None], address: str
) -> None:
    at, key = timezone.now(), f"benefit-{application.pk}-{application.due_on}-{left}"
    subject = f"{application.title}: {_when(left)} vence el plazo"
    body = (
        f"El plazo para postular vence el {formats.long_date(application.due_on)}. "
        f"Aún no está presentada.\n\n{application.office.name} te ayuda, gratis."
    )
    for user in users or ([None] if address else []):
        own = f"{key}-{user.pk}" if user else key
        write_message(key=own, user=user, address=address, subject=subject, body=body, at=at)


def _when(left: int) -> str:
    return {0: "hoy", 1: "mañana"}.get(left, f"en {left} días")
