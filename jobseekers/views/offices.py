"""The offices: what the public reads of each, and what its manager does."""

from dataclasses import replace
from datetime import date

from django.conf import settings
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from jobseekers import excel
from jobseekers.forms.offices import DirectoryForm, OfficeForm
from jobseekers.office_board import BACK, Load, loads
from jobseekers.office_day import days_of, today_of
from jobseekers.panels import panels
from jobseekers.record_gaps import BY_CODE, count_gaps
from jobseekers.services.appointments import no_show_rate
from jobseekers.waits import waits_by_weekday
from omil_portal.access.decorators import public, requires
from omil_portal.access.permissions import Permission as P
from omil_portal.downloads.answer import asked_for, author_of, excel_of
from omil_portal.offices.current import current_office
from omil_portal.offices.models import Comuna, Office
from omil_portal.offices.travel_times import minutes_from

A_PAGE = 30
NEAREST = 3
"""Offices told to whoever lives in a comuna that has none."""


@require_safe
@public
def office_directory(request):
    """Every office by region; whoever types a comuna finds theirs, or the nearest ones."""
    form = DirectoryForm(request.GET)
    offices = Office.objects.select_related("comuna__region")
    comuna = form.cleaned_data["comuna"] if form.is_valid() else None
    context = {
        "form": form,
        "comuna": comuna,
        "found": _nearest(offices, comuna) if comuna else [],
        "offices": offices.order_by("comuna__region__order", "comuna__name"),
    }
    return render(request, "jobseekers/offices/directory.html", context)


def _nearest(offices, comuna: Comuna) -> list[Office]:
    """The comuna's own office alone, else the nearest ones."""
    near = offices.annotate(minutes=minutes_from(comuna.pk, "comuna"))
    found = list(near.filter(minutes__isnull=False).order_by("minutes", "name")[:NEAREST])
    return [office for office in found if office.comuna == comuna] or found


@require_safe
@public
def office_page(request, slug: str):
    """Where it is, when it opens, and what it does."""
    office = get_object_or_404(Office.objects.select_related("comuna__region"), slug=slug)
    services = office.services.filter(active=True)
    context = {
        "office": office,
        "services": services,
        "may_edit": _manages(request, office),
        "may_ask": not request.user.is_authenticated or request.actor.can(P.OWN_RECORD),
    }
    return render(request, "jobseekers/offices/page.html", context)


def _manages(request, office: Office) -> bool:
    return request.actor.can(P.AGENDA_SET, office_id=office.pk)


def _managed_or_404(request, slug: str) -> Office:
    office = get_object_or_404(Office.objects.select_related("comuna__region"), slug=slug)
    if not _manages(request, office):
        raise Http404
    return office


@require_safe
@requires(P.AGENDA_SET)
def my_office(request):
    """The board of the office the reader acts for."""
    return redirect("office_board", current_office(request).slug)


@requires(P.AGENDA_SET)
def office_edit(request, slug: str):
    office = _managed_or_404(request, slug)
    form = OfficeForm(request.POST or None, instance=office)
    if form.is_valid():
        form.save()
        messages.success(request, "Guardamos los datos. Ya se ven en la página pública.")
        return redirect("office_page", slug)
    return render(request, "jobseekers/offices/edit.html", {"form": form, "office": office})


@require_safe
@requires(P.AGENDA_SET)
def office_board(request, slug: str):
    """Who does how much, how good the records are, and where each thing is arranged."""
    office, now = _managed_or_404(request, slug), timezone.now()
    today = today_of(office, now)
    people, gaps = count_gaps(office)
    missed, due = no_show_rate(office, *days_of(office, today - BACK, today))
    context = {
        "office": office,
        "loads": [(load, _attended(load, office, today)) for load in loads(office, now)],
        "is_current": office == current_office(request),
        "people": people,
        "gaps": gaps,
        "missed": missed,
        "due": due,
        "waits": waits_by_weekday(office, now),
        "panels": panels(settings.OFFICE_PANELS, request.actor, slug),
    }
    return render(request, "jobseekers/offices/board.html", context)


def _attended(load: Load, office: Office, today: date) -> str:
    """The address of the attentions that the board counts of an officer."""
    chosen = {"since": today - BACK, "until": today, "officer": load.officer.pk}
    return reverse("attention_list", query=chosen)


@require_safe
@requires(P.AGENDA_SET)
def records_lacking(request, slug: str, gap: str):
    """Whose records lack one thing: the people whom the board counts."""
    office = _managed_or_404(request, slug)
    if gap not in BY_CODE:
        raise Http404
    author = replace(author_of(request), place=office)
    people = excel.records_lacking(author, QueryDict(f"falta={gap}&oficina={slug}"))
    if asked_for(request):
        return excel_of(request, people, author)
    page = Paginator(people.rows, A_PAGE).get_page(request.GET.get("page"))
    context = {"office": office, "gap": BY_CODE[gap], "page": page}
    return render(request, "jobseekers/offices/lacking.html", context)
