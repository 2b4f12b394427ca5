"""What happens to hours by night: the coming ones are reminded, yesterday's unused were missed."""

from datetime import date, datetime, time, timedelta

from django.utils import timezone

from jobseekers.models import Appointment, JobSeeker
from jobseekers.office_day import zone_of
from omil_portal.look.formats import moment
from omil_portal.outbox.services import write_message

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
        _tell(hour)
        told += 1
    return told


def _midnight(on: date) -> datetime:
    """When the day `on` begins."""
    return datetime.combine(on, time.min, timezone.get_default_timezone())


def _tell(hour: Appointment) -> None:
    """Once for each hour it is moved to."""
    at = moment(hour.starts_at.astimezone(zone_of(hour.office)))
    bring = f" Trae: {hour.service.bring}." if hour.service.bring else ""
    where = f", {hour.office.address}" if hour.office.address else ""
    by_email = hour.seeker.preferred_channel == JobSeeker.Channel.EMAIL
    write_message(
        key=f"hour/{hour.pk}/{hour.starts_at:%Y%m%d%H%M}",
        user=hour.seeker.user,
        address=hour.seeker.email if by_email else "",
        subject=f"Tienes una hora el {at}",
        body=(
            f"Te esperamos en {hour.office.name}{where}.{bring} "
            "Si no puedes venir, cámbiala o anúlala en /mis-horas/."
        ),
        at=timezone.now(),
    )
