"""What happens to hours by night: the coming ones are reminded, yesterday's unused were missed."""

from datetime import date, datetime, time, timedelta

from django.utils import timezone

from jobseekers.models import Appointment
from jobseekers.services.hour_messages import tell_reminder

AHEAD = timedelta(days=2)
"""Two mornings before there is time to say that one cannot come; a lost night leaves the other."""


def appointments_step(on: date) -> dict[str, int]:
    """`on` is the day that begins. Run twice, it tells and marks once."""
    return {"no_vinieron": mark_missed(on), "recordadas": remind(on)}


def mark_missed(on: date) -> int:
    """Hours of before the day `on` that nobody used: the person did not come."""
    booked = Appointment.objects.filter(state=Appointment.State.BOOKED, ends_at__lte=_midnight(on))
    return booked.update(state=Appointment.State.NO_SHOW)


def remind(on: date) -> int:
    """Writes to whoever has an account or reads e-mail; the others are the office's to call."""
    start = _midnight(on + timedelta(days=1))
    coming = Appointment.objects.filter(state=Appointment.State.BOOKED)
    rows = coming.between(start, start + AHEAD).select_related(
        "seeker__user", "service", "office__comuna__region"
    )
    told = 0
    for hour in rows.exclude(seeker__user=None, seeker__email=""):
        tell_reminder(hour, timezone.now())
        told += 1
    return told


def _midnight(on: date) -> datetime:
    """When the day `on` begins."""
    return datetime.combine(on, time.min, timezone.get_default_timezone())
