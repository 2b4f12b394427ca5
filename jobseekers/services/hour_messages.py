"""What a person is told of their hour: in their pages, and by e-mail to who chose it."""

from datetime import datetime

from jobseekers.models import Appointment, JobSeeker
from jobseekers.office_day import zone_of
from omil_portal.look.formats import moment
from omil_portal.outbox.services import write_message


def reads_messages(seeker: JobSeeker) -> bool:
    """Otherwise the office calls them."""
    return bool(seeker.user_id or _address(seeker))


def _address(seeker: JobSeeker) -> str:
    return seeker.email if seeker.preferred_channel == JobSeeker.Channel.EMAIL else ""


def tell_reminder(hour: Appointment, at: datetime) -> None:
    """Once for each hour it is moved to."""
    bring = f" Trae: {hour.service.bring}." if hour.service.bring else ""
    where = f", {hour.office.address}" if hour.office.address else ""
    _tell(
        hour,
        key=f"hour/{hour.pk}/{hour.starts_at:%Y%m%d%H%M}",
        subject=f"Tienes una hora el {_when(hour)}",
        body=f"Te esperamos en {hour.office.name}{where}.{bring} "
        "Si no puedes venir, cámbiala o anúlala en /mis-horas/.",
        at=at,
    )


def tell_moved(hour: Appointment, at: datetime) -> None:
    """The office gave another hour for the same."""
    _tell(
        hour,
        key=f"hour-moved/{hour.pk}/{hour.starts_at:%Y%m%d%H%M}",
        subject=f"Tu hora cambió al {_when(hour)}",
        body=f"{hour.office.name} cambió tu hora de {hour.service.name}.{_call(hour)}",
        at=at,
    )


def tell_cancelled(hour: Appointment, at: datetime) -> None:
    why = f" Motivo: {hour.reason}." if hour.reason else ""
    _tell(
        hour,
        key=f"hour-cancelled/{hour.pk}",
        subject=f"Se anuló tu hora del {_when(hour)}",
        body=f"{hour.office.name} anuló tu hora de {hour.service.name}.{why}{_call(hour)}",
        at=at,
    )


def _call(hour: Appointment) -> str:
    phone = f" Si tienes dudas, llama al {hour.office.phone}." if hour.office.phone else ""
    return f"{phone} Puedes pedir otra en /mis-horas/."


def _when(hour: Appointment) -> str:
    return moment(hour.starts_at.astimezone(zone_of(hour.office)))


def _tell(hour: Appointment, *, key: str, subject: str, body: str, at: datetime) -> None:
    seeker = hour.seeker
    write_message(
        key=key, user=seeker.user, address=_address(seeker), subject=subject, body=body, at=at
    )
