"""How an office works: who does how much, and how good its records are."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Count, Exists, OuterRef, Q

from jobseekers.models import Appointment, Attention, DesiredOccupation, JobSeeker, OfficeLink
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


@dataclass(frozen=True)
class Quality:
    """Of `people` of the office, how many records have each thing: (what, how many)."""

    people: int
    have: tuple[tuple[str, int], ...]

    def percents(self) -> list[tuple[str, int, int]]:
        """(what, how many, per cent), the weakest first; nothing without people."""
        if not self.people:
            return []
        rows = [(what, count, round(100 * count / self.people)) for what, count in self.have]
        return sorted(rows, key=lambda row: row[2])


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


def quality(office: Office) -> Quality:
    """Of people who look for work and whom the office knows. Two queries."""
    linked = OfficeLink.objects.filter(office=office, seeker=OuterRef("pk"))
    wanted = DesiredOccupation.objects.filter(profile=OuterRef("pk"))
    people = JobSeeker.objects.available().filter(Exists(linked), merged_into=None)
    counted = people.aggregate(
        people=Count("pk"),
        phone=Count("pk", filter=~Q(phone="")),
        birth_date=Count("pk", filter=Q(birth_date__isnull=False)),
        document=Count("pk", filter=Q(identity_checked_at__isnull=False)),
        schooling=Count("pk", filter=Q(profile__schooling__isnull=False)),
    )
    return Quality(
        people=counted["people"],
        have=(
            ("Con teléfono", counted["phone"]),
            ("Con fecha de nacimiento", counted["birth_date"]),
            ("Con su documento visto", counted["document"]),
            ("Dicen qué trabajo buscan", people.filter(Exists(wanted)).count()),
            ("Dicen sus estudios", counted["schooling"]),
        ),
    )
