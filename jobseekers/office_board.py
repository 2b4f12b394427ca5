"""How an office works: who does how much."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Count

from jobseekers.models import Appointment, Attention
from jobseekers.office_day import days_of, today_of
from omil_portal.accounts.models import User
from omil_portal.offices.models import Office

BACK, AHEAD = timedelta(days=27), timedelta(days=6)
"""Four weeks of attentions, and a week of hours to come, today counted in both."""


@dataclass(frozen=True)
class Load:
    """What one officer did and will do."""

    officer: User
    attentions: int
    hours: int


def loads(office: Office, at: datetime) -> list[Load]:
    """Everybody who works in the office now, who attended most first. Three queries."""
    today = today_of(office, at)
    done = _by_officer(
        Attention.objects.filter(office=office).between(*days_of(office, today - BACK, today))
    )
    to_come = _by_officer(
        Appointment.objects.filter(office=office, state=Appointment.State.BOOKED).between(
            *days_of(office, today, today + AHEAD)
        )
    )
    held = office.memberships.in_force(today)
    staff = User.objects.filter(pk__in=held.values("user"), is_active=True).order_by("full_name")
    rows = [Load(user, done.get(user.pk, 0), to_come.get(user.pk, 0)) for user in staff]
    return sorted(rows, key=lambda load: -load.attentions)


def _by_officer(rows) -> dict[int, int]:
    counts = rows.order_by().values("officer").annotate(n=Count("pk"))
    return {row["officer"]: row["n"] for row in counts}
