"""The hour of who came: found in the agenda, and kept by coming."""

from datetime import date, datetime, timedelta

from django.db import IntegrityError, transaction

from jobseekers.models import Appointment, JobSeeker
from jobseekers.office_day import day_of, today_of
from omil_portal.offices.models import Office
from omil_portal.refusals import Refused

EARLY = timedelta(hours=1)
"""Who comes longer before an hour came for something else, and still has that hour."""

_State = Appointment.State


def hours_due(office: Office, seeker: JobSeeker, at: datetime):
    """The hours of that day that the person has not used, up to `EARLY` after `at`."""
    start, end = day_of(office, at)
    hours = Appointment.objects.filter(office=office, seeker=seeker, state=_State.BOOKED)
    return hours.between(start, min(end, at + EARLY))


def hour_due(office: Office, seeker: JobSeeker, at: datetime) -> Appointment | None:
    """The first of `hours_due`."""
    return hours_due(office, seeker, at).select_related("service").first()


def arrive(appointment: Appointment, on: date) -> None:
    """The person came to the hour. Raises `Refused` when it is not of that day, or was used."""
    fresh = Appointment.objects.select_for_update(of=("self",)).get(pk=appointment.pk)
    if today_of(appointment.office, fresh.starts_at) != on:
        raise Refused("Esa hora no es de hoy.")
    if fresh.state not in {_State.BOOKED, _State.NO_SHOW}:
        raise Refused(f"Esa hora ya figura como «{fresh.get_state_display().lower()}».")
    fresh.state = _State.ARRIVED
    try:
        with transaction.atomic():
            fresh.save(update_fields=["state"])
    except IntegrityError as taken:
        raise Refused("Otra persona tiene ahora esa hora: dale un número sin hora.") from taken
