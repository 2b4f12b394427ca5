"""The page on which an hour is chosen, the same for staff and for the person."""

from django.shortcuts import render
from django.utils import timezone
from django.utils.dateparse import parse_date

from jobseekers.forms.agenda import HourForm
from jobseekers.models import Appointment, DeskService, JobSeeker
from jobseekers.office_day import zone_of
from jobseekers.picking import hours_of
from jobseekers.services.appointments import book, booked_of, move
from omil_portal.refusals import Refused


def choices(services) -> list[tuple[str, DeskService]]:
    """Each with the address that chooses it."""
    return [(f"?servicio={service.pk}", service) for service in services]


def chosen(request, services) -> DeskService | None:
    """The service asked for in the address, or the only one there is."""
    services = list(services)
    asked = request.GET.get("servicio", "")
    found = next((service for service in services if str(service.pk) == asked), None)
    return found or (services[0] if len(services) == 1 else None)


def picked(request, service: DeskService | None, seeker: JobSeeker):
    """The form with the hours of the service, and these; both None without a service."""
    if service is None:
        return None, None
    now = timezone.now()
    hours = hours_of(service, _day(request.GET.get("desde", "")), at=now)
    has = booked_of(seeker, service, now)
    own = has.starts_at.astimezone(zone_of(service.office)) if has else None
    return HourForm(request.POST or None, hours=hours, own=own), hours


def booked(request, service: DeskService | None, seeker: JobSeeker, *, origin: str):
    """Gives the hour that was sent: that hour or None, and what `picked` gives to show."""
    form, free = picked(request, service, seeker)
    if not (form and form.is_valid()):
        return None, form, free
    try:
        given = book(
            seeker=seeker,
            service=service,
            starts_at=form.cleaned_data["hour"],
            by=request.user,
            at=timezone.now(),
            origin=origin,
            request_id=form.cleaned_data["request_id"],
        )
    except Refused as refused:
        return None, *_refused(request, service, seeker, refused)
    return given, form, free


def moved(request, appointment: Appointment):
    """Moves the hour to the one that was sent; returns as `booked` does."""
    service, seeker = appointment.service, appointment.seeker
    form, free = picked(request, service, seeker)
    if not form.is_valid():
        return None, form, free
    to = {"starts_at": form.cleaned_data["hour"], "by": request.user, "at": timezone.now()}
    try:
        return move(appointment=appointment, **to), form, free
    except Refused as refused:
        return None, *_refused(request, service, seeker, refused)


def _refused(request, service: DeskService, seeker: JobSeeker, why: Refused):
    """The form with the hours that are left now, and why the one asked for was not given."""
    form, hours = picked(request, service, seeker)
    if str(why) not in form.errors.get("hour", []):
        form.add_error("hour", str(why))
    return form, hours


def _day(text: str):
    try:
        return parse_date(text)
    except ValueError:
        return None


def show(request, template: str, **context):
    return render(request, f"jobseekers/agenda/{template}.html", context)
