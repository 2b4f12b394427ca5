"""An hour at the desk: given, changed, cancelled, kept or missed."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from jobseekers.forms.agenda import CancelForm
from jobseekers.models import Appointment, DeskService
from jobseekers.office_day import zone_of
from jobseekers.services import appointments as hours
from jobseekers.services import visits
from jobseekers.services.hour_messages import reads_messages
from jobseekers.views.found import standing_or_404
from jobseekers.views.picking import booked, choices, chosen, moved, show
from omil_portal.access.decorators import requires
from omil_portal.access.permissions import Permission as P
from omil_portal.look.formats import moment
from omil_portal.offices.current import current_office
from omil_portal.refusals import Refused


def hour_or_404(request, pk: int) -> Appointment:
    mine = Appointment.objects.visible_to(request.actor)
    return get_object_or_404(
        mine.select_related("seeker__comuna", "service", "officer", "office__comuna__region"),
        pk=pk,
        office__in=request.actor.office_ids(P.ATTENTION_RECORD),
    )


def when(appointment: Appointment) -> str:
    """ "martes 24 de noviembre, 09:30", as the office's clock has it."""
    return moment(appointment.starts_at.astimezone(zone_of(appointment.office)))


@requires(P.ATTENTION_RECORD)
def hour_new(request, pk: int):
    """Gives a person an hour of the office the reader acts for."""
    seeker, office = standing_or_404(request, pk, P.ATTENTION_RECORD), current_office(request)
    services = DeskService.objects.filter(office=office, active=True).select_related(
        "office__comuna__region"
    )
    service = chosen(request, services)
    given, form, free = booked(request, service, seeker, origin=Appointment.Origin.DESK)
    if given:
        messages.success(request, f"Hora reservada: {when(given)}.")
        return redirect("hour_file", given.pk)
    context = {"services": services, "choices": choices(services), "service": service}
    return show(request, "hour_new", seeker=seeker, form=form, hours=free, **context)


@require_safe
@requires(P.ATTENTION_RECORD)
def hour_file(request, pk: int):
    """The hour with what can be done with it, and the slip that the person takes home."""
    appointment = hour_or_404(request, pk)
    return show(
        request,
        "hour_file",
        hour=appointment,
        has_begun=appointment.starts_at <= timezone.now(),
        states=Appointment.State,
    )


@requires(P.ATTENTION_RECORD)
def hour_move(request, pk: int):
    appointment = hour_or_404(request, pk)
    changed, form, free = moved(request, appointment)
    if changed:
        messages.success(request, f"La nueva hora es el {when(changed)}.{_call(appointment)}")
        return redirect("hour_file", pk)
    return show(request, "hour_move", hour=appointment, form=form, hours=free)


def _call(appointment: Appointment) -> str:
    """Whom no message reaches is told by the officer."""
    seeker = appointment.seeker
    if reads_messages(seeker):
        return " Le avisamos en el portal."
    return f" Avísale al {seeker.phone}." if seeker.phone else " No tiene cómo saberlo: avísale."


@requires(P.ATTENTION_RECORD)
def hour_cancel(request, pk: int):
    appointment, form = hour_or_404(request, pk), CancelForm(request.POST or None)
    if form.is_valid():
        words = f"Anulaste la hora.{_call(appointment)}"
        asked = {"by": request.user, "at": timezone.now()} | form.cleaned_data
        told(request, words, hours.cancel, appointment, **asked)
        return redirect("hour_file", pk)
    return show(request, "hour_cancel", hour=appointment, form=form)


@requires(P.ATTENTION_RECORD)
@require_POST
def hour_arrival(request, pk: int):
    """The person is here: they get a number, in the turn of their hour."""
    appointment = hour_or_404(request, pk)
    try:
        visit = visits.receive(
            office=appointment.office,
            by=request.user,
            at=timezone.now(),
            request_id=appointment.request_id,
            seeker=appointment.seeker,
            appointment=appointment,
        )
    except Refused as refused:
        messages.error(request, str(refused))
        return redirect("hour_file", pk)
    messages.success(request, f"{visit.name} tiene el número {visit.number}.")
    return redirect("desk" if "meson" in request.POST else "agenda")


@requires(P.ATTENTION_RECORD)
@require_POST
def hour_no_show(request, pk: int):
    words = "Quedó registrado que no vino."
    told(request, words, hours.mark_no_show, hour_or_404(request, pk), at=timezone.now())
    return redirect("hour_file", pk)


@requires(P.ATTENTION_RECORD)
@require_POST
def hour_told(request, pk: int):
    hours.mark_reminded(appointment=hour_or_404(request, pk), at=timezone.now())
    messages.success(request, "Anotado: la persona ya sabe de su hora.")
    return redirect("hours_to_tell")


def told(request, words: str, service, appointment: Appointment, **arguments) -> None:
    """Says `words` when the service did it, or why it refused."""
    try:
        service(appointment=appointment, **arguments)
    except Refused as refused:
        messages.error(request, str(refused))
    else:
        messages.success(request, words)
