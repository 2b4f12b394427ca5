from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST

from omil_portal.access.decorators import requires, signed_in
from omil_portal.access.permissions import Permission
from omil_portal.offices import services
from omil_portal.offices.current import REGION_KEY, SESSION_KEY, offices_of, regions_of
from omil_portal.offices.forms import OfficeForm, RegionForm, StaffForm, TravelForm
from omil_portal.offices.models import Office, StaffMembership, TravelCorrection
from omil_portal.refusals import Refused

ONCE = "Dura 7 días. Entrégalo ahora: no se vuelve a mostrar."


def _office(request, slug: str, permission: Permission) -> Office:
    office = get_object_or_404(Office.objects.select_related("comuna"), slug=slug)
    if not request.actor.can(permission, office_id=office.pk):
        raise Http404
    return office


@requires(Permission.STAFF_MANAGE)
def staff_list(request, slug):
    """Who works in the office, and the form that adds someone."""
    office = _office(request, slug, Permission.STAFF_MANAGE)
    form = StaffForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        membership, code = services.welcome(
            office=office, by=request.user, at=timezone.now(), **form.cleaned_data
        )
        told = f"{membership.user} ya trabaja en {office.name}."
        if code:
            told = f"{membership.user} entra con su RUN y este código: {code}. {ONCE}"
        messages.success(request, told)
        return redirect("staff_list", slug)
    staff = StaffMembership.objects.filter(office=office, until=None).select_related("user")
    return render(
        request, "offices/staff_list.html", {"office": office, "staff": staff, "form": form}
    )


@require_POST
@requires(Permission.STAFF_MANAGE)
def staff_end(request, slug, pk):
    """Ends a role from today on; never the last manager's."""
    office = _office(request, slug, Permission.STAFF_MANAGE)
    membership = get_object_or_404(StaffMembership, pk=pk, office=office, until=None)
    try:
        services.end_membership(membership=membership, until=timezone.localdate())
    except services.LastManager as refused:
        messages.error(request, refused.message)
    else:
        told = f"{membership.user} ya no tiene ese rol aquí. ¿Fue un error? Agrega el rol de nuevo."
        messages.success(request, told)
    return redirect("staff_list", slug)


@require_POST
@requires(Permission.STAFF_MANAGE)
def staff_code(request, slug, pk):
    """A code for who forgot the password, shown once to who answers for the team."""
    office = _office(request, slug, Permission.STAFF_MANAGE)
    membership = get_object_or_404(StaffMembership, pk=pk, office=office, until=None)
    try:
        code = services.new_code(
            membership=membership, by=request.user, manager=request.actor, at=timezone.now()
        )
    except Refused as refused:
        messages.error(request, str(refused))
    else:
        told = f"{membership.user} entra con su RUN y este código: {code}. {ONCE}"
        messages.success(request, told)
    return redirect("staff_list", slug)


@requires(Permission.TRAVEL_CORRECT)
def travel_list(request, slug):
    """The trips this portal's offices corrected, and the form that corrects one."""
    office = _office(request, slug, Permission.TRAVEL_CORRECT)
    form = TravelForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        services.correct_travel(
            office=office, by=request.user, at=timezone.now(), **form.cleaned_data
        )
        messages.success(request, "Listo. Las listas de mañana usarán este tiempo de viaje.")
        return redirect("travel_list", slug)
    corrections = TravelCorrection.objects.select_related("origin", "destination", "office")
    return render(
        request,
        "offices/travel_list.html",
        {"office": office, "corrections": corrections, "form": form},
    )


@signed_in
def choose_office(request):
    """Who works in several offices says for which one they act now."""
    mine = offices_of(request)
    if not mine:
        raise PermissionDenied
    known = {"office": request.session.get(SESSION_KEY), "next": request.GET.get("next", "")}
    form = OfficeForm(request.POST or None, initial=known, offices=mine)
    if request.method == "POST" and form.is_valid():
        request.session[SESSION_KEY] = form.cleaned_data["office"].pk
        return _back(request)
    return render(request, "offices/choose_office.html", {"form": form})


@requires(Permission.REGION_DASHBOARD)
def choose_region(request):
    """Who answers for several regions says for which one they work now."""
    mine = regions_of(request, Permission.REGION_DASHBOARD)
    known = {"region": request.session.get(REGION_KEY), "next": request.GET.get("next", "")}
    form = RegionForm(request.POST or None, initial=known, regions=mine)
    if request.method == "POST" and form.is_valid():
        request.session[REGION_KEY] = form.cleaned_data["region"].pk
        return _back(request)
    return render(request, "offices/choose_region.html", {"form": form})


def _back(request):
    """To the page they came from, if it is of this portal."""
    back = request.POST.get("next", "")
    safe = url_has_allowed_host_and_scheme(back, {request.get_host()}, request.is_secure())
    # Without the slash it would be taken for the name of a page.
    return redirect(back) if safe and back.startswith("/") else redirect("start")
