"""A person's own hours: asked for, changed and cancelled on the telephone."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.views.decorators.http import require_safe

from jobseekers.forms.agenda import CancelForm
from jobseekers.models import Appointment, DeskService
from jobseekers.services import appointments as hours
from jobseekers.views.appointments import when
from jobseekers.views.own import own_record
from jobseekers.views.picking import choices, chosen, picked, refused_hour, show
from omil_portal.access.decorators import requires
from omil_portal.access.permissions import Permission as P
from omil_portal.offices.models import Office
from omil_portal.refusals import Refused


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
    form, free = picked(request, service, seeker)
    if form and form.is_valid():
        try:
            given = hours.book(
                seeker=seeker,
                service=service,
                starts_at=form.cleaned_data["hour"],
                by=request.user,
                at=timezone.now(),
                origin=Appointment.Origin.ONLINE,
                request_id=form.cleaned_data["request_id"],
            )
        except Refused as refused:
            form, free = refused_hour(request, service, seeker, refused)
        else:
            messages.success(request, f"Listo. Te esperamos el {when(given)}.")
            return redirect("my_hours")
    context = {"services": services, "choices": choices(services), "service": service}
    return show(request, "my_hour_new", form=form, hours=free, **context)


def _own_hour_or_404(request, pk: int) -> Appointment:
    mine = own_record(request).appointments.filter(state=Appointment.State.BOOKED)
    return get_object_or_404(
        mine.select_related("seeker", "service", "office__comuna__region"), pk=pk
    )


@requires(P.OWN_RECORD)
def my_hour_move(request, pk: int):
    appointment = _own_hour_or_404(request, pk)
    form, free = picked(request, appointment.service, appointment.seeker)
    if form.is_valid():
        try:
            moved = hours.move(
                appointment=appointment,
                starts_at=form.cleaned_data["hour"],
                at=timezone.now(),
            )
        except Refused as refused:
            form, free = refused_hour(request, appointment.service, appointment.seeker, refused)
        else:
            messages.success(request, f"Tu nueva hora es el {when(moved)}.")
            return redirect("my_hours")
    return show(request, "my_hour_move", hour=appointment, form=form, hours=free)


@requires(P.OWN_RECORD)
def my_hour_cancel(request, pk: int):
    appointment, form = _own_hour_or_404(request, pk), CancelForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        hours.cancel(appointment=appointment, **form.cleaned_data)
        messages.success(request, "Anulamos tu hora. Otra persona podrá usarla.")
        return redirect("my_hours")
    return show(request, "my_hour_cancel", hour=appointment, form=form)
