"""What the office gives hours for, who gives them, and the days without."""

from datetime import timedelta

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from jobseekers.forms.agenda import ClosureForm, DeskServiceForm, ShiftForm
from jobseekers.models import Closure, DeskService, Shift
from jobseekers.office_day import today_of
from jobseekers.services import agenda as rules
from omil_portal.access.decorators import requires
from omil_portal.access.permissions import Permission as P
from omil_portal.holidays.business_days import chilean_holidays
from omil_portal.offices.current import current_office

HOLIDAYS_AHEAD = timedelta(days=90)


@require_safe
@requires(P.AGENDA_SET)
def agenda_setup(request):
    """Services with their weekly hours, and the days without attention that are to come."""
    office = current_office(request)
    today = today_of(office, timezone.now())
    shifts = rules.shifts_on(office, today)
    context = {
        "office": office,
        "services": [
            (service, [shift for shift in shifts if shift.service_id == service.pk])
            for service in office.services.all()
        ],
        "closures": office.closures.filter(last__gte=today).select_related("officer"),
        "holidays": chilean_holidays().between(today, today + HOLIDAYS_AHEAD),
        "today": today,
    }
    return render(request, "jobseekers/agenda/setup.html", context)


@requires(P.AGENDA_SET)
def service_new(request):
    office = current_office(request)
    return _service(request, DeskService(office=office), "Ahora di quién lo atiende y cuándo.")


@requires(P.AGENDA_SET)
def service_edit(request, pk: int):
    mine = DeskService.objects.filter(office__in=request.actor.office_ids(P.AGENDA_SET))
    return _service(request, get_object_or_404(mine, pk=pk), "Guardamos el servicio.")


def _service(request, service: DeskService, words: str):
    form = DeskServiceForm(request.POST or None, instance=service)
    if form.is_valid():
        form.save()
        messages.success(request, words)
        return redirect("agenda_setup")
    return render(request, "jobseekers/agenda/service.html", {"form": form, "service": service})


@requires(P.AGENDA_SET)
def shift_new(request):
    """Weekly hours of an officer in a service."""
    office = current_office(request)
    today = today_of(office, timezone.now())
    form = ShiftForm(request.POST or None, office=office, on=today)
    if form.is_valid():
        form.save()
        messages.success(request, "Agregamos el horario.")
        return redirect("agenda_setup")
    return render(request, "jobseekers/agenda/shift.html", {"form": form, "office": office})


@require_POST
@requires(P.AGENDA_SET)
def shift_end(request, pk: int):
    """From today on nobody can take its hours; those already given stand."""
    mine = Shift.objects.filter(service__office__in=request.actor.office_ids(P.AGENDA_SET))
    shift = get_object_or_404(mine.select_related("service__office__comuna__region"), pk=pk)
    today = today_of(shift.service.office, timezone.now())
    left = rules.end_shift(shift=shift, on=today)
    messages.success(request, "Terminamos ese horario." + _left(left))
    return redirect("agenda_setup")


@requires(P.AGENDA_SET)
def closure_new(request):
    office = current_office(request)
    today = today_of(office, timezone.now())
    form = ClosureForm(
        request.POST or None, instance=Closure(office=office), office=office, on=today
    )
    if form.is_valid():
        closure = form.save()
        messages.success(request, "Esos días no se dan horas." + _left(rules.hit_by(closure)))
        return redirect("agenda_setup")
    return render(request, "jobseekers/agenda/closure.html", {"form": form, "office": office})


@require_POST
@requires(P.AGENDA_SET)
def closure_remove(request, pk: int):
    mine = Closure.objects.filter(office__in=request.actor.office_ids(P.AGENDA_SET))
    get_object_or_404(mine, pk=pk).delete()
    messages.success(request, "Esos días vuelven a tener horas.")
    return redirect("agenda_setup")


def _left(count: int) -> str:
    """What to do about hours already given."""
    if not count:
        return ""
    hours = "hora dada" if count == 1 else "horas dadas"
    return f" Hay {count} {hours} que debes cambiar: búscalas en la agenda."
