"""A person's own hours: asked for, changed and cancelled on the telephone."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.views.decorators.http import require_safe

from jobseekers.forms.agenda import CancelForm
from jobseekers.models import Appointment, DeskService
from jobseekers.services import appointments as hours
from jobseekers.views.appointments import told, when
from jobseekers.views.own import own_record
from jobseekers.views.picking import booked, choices, chosen, moved, show
from omil_portal.access.decorators import requires
from omil_portal.access.permissions import Permission as P
from omil_portal.offices.models import Office


def services_for(seeker):
    """What the offices of the person give hours for by internet: their comuna's, and any that
    knows them."""
    offices = Office.objects.filter(comuna=seeker.comuna) | Office.objects.filter(
        pk__in=seeker.office_links.values("office")
    )
    return (
        DeskService.objects.filter(office__in=offices, active=True, online=True)
        .select_related("office__comuna__region")
        .order_by("office__name", "name")
    )


@require_safe
@requires(P.OWN_RECORD)
def my_hours(request):
    """Those to come, and the last that were."""
    seeker = own_record(request)
    mine = seeker.appointments.select_related("service", "office__comuna__region", "officer")
    now = timezone.now()
    return show(
        request,
        "my_hours",
        now=now,
        coming=mine.filter(state=Appointment.State.BOOKED, ends_at__gt=now),
        past=mine.exclude(state=Appointment.State.BOOKED, ends_at__gt=now).order_by("-starts_at")[
            :10
        ],
        may_ask=services_for(seeker).exists(),
    )


@requires(P.OWN_RECORD)
def my_hour_new(request):
    seeker = own_record(request)
    services = services_for(seeker)
    service = chosen(request, services)
    given, form, free = booked(request, service, seeker, origin=Appointment.Origin.ONLINE)
    if given:
        messages.success(request, f"Listo. Te esperamos el {when(given)}.")
        return redirect("my_hours")
    context = {"services": services, "choices": choices(services), "service": service}
    return show(request, "my_hour_new", form=form, hours=free, **context)


def _own_hour_or_404(request, pk: int) -> Appointment:
    mine = own_record(request).appointments
    return get_object_or_404(
        mine.select_related("seeker", "service", "office__comuna__region"), pk=pk
    )


def _too_late(request, appointment: Appointment):
    """Back to the list with the reason, once the hour began or was used; else None."""
    booked = appointment.state == Appointment.State.BOOKED
    if booked and timezone.now() < appointment.starts_at:
        return None
    began = "Esa hora ya empezó. Si no alcanzas a llegar, avisa a tu oficina."
    used = f"Esa hora ya figura como «{appointment.get_state_display().lower()}»."
    messages.error(request, began if booked else used)
    return redirect("my_hours")


@requires(P.OWN_RECORD)
def my_hour_move(request, pk: int):
    appointment = _own_hour_or_404(request, pk)
    if late := _too_late(request, appointment):
        return late
    changed, form, free = moved(request, appointment)
    if changed:
        messages.success(request, f"Tu nueva hora es el {when(changed)}.")
        return redirect("my_hours")
    return show(request, "my_hour_move", hour=appointment, form=form, hours=free)


@requires(P.OWN_RECORD)
def my_hour_cancel(request, pk: int):
    appointment, form = _own_hour_or_404(request, pk), CancelForm(request.POST or None)
    if late := _too_late(request, appointment):
        return late
    if form.is_valid():
        words = "Anulamos tu hora. Otra persona podrá usarla."
        asked = {"by": request.user, "at": timezone.now()} | form.cleaned_data
        told(request, words, hours.cancel, appointment, **asked)
        return redirect("my_hours")
    return show(request, "my_hour_cancel", hour=appointment, form=form)
