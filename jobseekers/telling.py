"""Whom the office itself must remind of an hour: those a message does not reach."""

from datetime import datetime, timedelta
from urllib.parse import quote

from jobseekers.models import Appointment, JobSeeker
from jobseekers.office_day import days_of, today_of, zone_of
from omil_portal.look.formats import moment
from omil_portal.offices.models import Office

AHEAD = timedelta(days=3)
"""Friday's officer calls about Monday's hours."""


def to_tell(office: Office, at: datetime):
    """Booked hours of the coming days that nobody has told the person about, soonest first."""
    today = today_of(office, at)
    coming = Appointment.objects.filter(
        office=office, state=Appointment.State.BOOKED, reminded_at=None
    ).between(*days_of(office, today + timedelta(days=1), today + AHEAD))
    by_email = coming.filter(seeker__preferred_channel=JobSeeker.Channel.EMAIL).exclude(
        seeker__email=""
    )
    return coming.exclude(pk__in=by_email.values("pk")).order_by("starts_at", "pk")


def words_for(appointment: Appointment) -> str:
    """What to say or write. No service: whoever else holds the telephone learns nothing."""
    office = appointment.office
    at = moment(appointment.starts_at.astimezone(zone_of(office)))
    where = f", {office.address}" if office.address else ""
    return (
        f"Hola, te escribimos de {office.name}. Tienes una hora el {at}{where}. "
        "Si no puedes venir, avísanos."
    )


def whatsapp_link(appointment: Appointment) -> str:
    """Opens the officer's WhatsApp with the words written; empty for who did not choose it."""
    if appointment.seeker.preferred_channel != JobSeeker.Channel.WHATSAPP:
        return ""
    number = "".join(c for c in appointment.seeker.phone if c.isdecimal())
    return f"https://wa.me/{number}?text={quote(words_for(appointment))}" if number else ""
