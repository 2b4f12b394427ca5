"""The monthly certification of the Fondo de Cesantía Solidario, at the desk."""

from django.conf import settings
from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from jobseekers import excel
from jobseekers.fcs.calendar import month_name, month_of
from jobseekers.fcs.rules import Standing, due, rules_on
from jobseekers.fcs.standing import in_course, months_of
from jobseekers.forms.fcs import (
    FcsCertifyForm,
    FcsCorrectForm,
    FcsRefuseForm,
)
from jobseekers.models import FcsBenefit, FcsCertification
from jobseekers.office_day import today_of
from jobseekers.panels import panels
from jobseekers.services import fcs
from jobseekers.services.fcs_corrections import correct
from jobseekers.views.found import person_or_404
from omil_portal.access.decorators import requires
from omil_portal.access.permissions import Permission as P
from omil_portal.audit.services import record_read
from omil_portal.downloads.answer import asked_for, author_of, excel_of
from omil_portal.offices.current import current_office
from omil_portal.refusals import Refused


def benefit_or_404(request, pk: int) -> FcsBenefit:
    seen = FcsBenefit.objects.visible_to(request.actor)
    return get_object_or_404(seen.select_related("seeker", "office"), pk=pk)


def _today(request):
    return today_of(current_office(request), timezone.now())


@require_safe
@requires(P.ATTENTION_RECORD)
def fcs_file(request, pk: int):
    """The months of the person: which are certified, which is due today."""
    seeker = person_or_404(request, pk, P.ATTENTION_RECORD)
    record_read(user=request.user, subject=seeker, at=timezone.now())
    on = _today(request)
    found = seeker.fcs_benefits.select_related("office").prefetch_related(
        "certifications__certified_by"
    )
    benefits = [(benefit, *_told(benefit, on)) for benefit in found]
    context = {
        "seeker": seeker,
        "benefits": benefits,
        "may_open": not any(in_course(benefit, on) for benefit in found),
        "rules": rules_on(on),
    }
    return render(request, "jobseekers/fcs/file.html", context)


def _told(benefit: FcsBenefit, on):
    """The months with what was recorded of each, and the one to certify now."""
    recorded = {row.month: row for row in benefit.standing_certifications()}
    before = [row for row in benefit.certifications.all() if recorded[row.month] != row]
    rows = months_of(benefit, on)
    told = [
        (row, recorded.get(row.month), [past for past in before if past.month == row.month])
        for row in rows
    ]
    return told, due(rows)


@requires(P.ATTENTION_RECORD)
def fcs_certify(request, pk: int):
    """The month that is due: the person showed how they looked for work."""
    return _record(request, pk, FcsCertifyForm, fcs.certify, "jobseekers/fcs/certify.html")


@requires(P.ATTENTION_RECORD)
def fcs_refuse(request, pk: int):
    """The month that is due cannot be certified, and why."""
    return _record(request, pk, FcsRefuseForm, fcs.refuse, "jobseekers/fcs/refuse.html")


def _record(request, pk: int, form_class, record, template: str):
    benefit, office = benefit_or_404(request, pk), current_office(request)
    month = due(months_of(benefit, _today(request)))
    if month is None and not request.POST:
        messages.error(request, "Hoy no hay ningún mes que certificar.")
        return redirect("fcs_file", benefit.seeker_id)
    form = form_class(request.POST or None, initial={"month": month.month if month else None})
    if form.is_valid():
        what = {"benefit": benefit, "office": office, "by": request.user, "at": timezone.now()}
        try:
            done = record(**what, **form.cleaned_data)
        except Refused as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(request, _said(done))
            return redirect("fcs_file", benefit.seeker_id)
    hints = panels(settings.FCS_PANELS, request.actor, benefit.seeker_id)
    context = {"form": form, "benefit": benefit, "month": month, "panels": hints}
    return render(request, template, context)


def _said(done: FcsCertification) -> str:
    name = month_name(done.month).capitalize()
    return f"{name}: {done.get_state_display().lower()}. Quedó como atención."


@require_safe
@requires(P.ATTENTION_RECORD)
def fcs_list(request):
    """Who draws the benefit this month: first, who has still to come."""
    author, on = author_of(request), _today(request)
    listed = excel.fcs_of_this_month(author, request.GET)
    if asked_for(request):
        return excel_of(request, listed, author)
    rows = listed.rows
    context = {
        "office": current_office(request),
        "rows": rows,
        "month": month_name(month_of(on)),
        "to_come": sum(row.month.standing is Standing.DUE for row in rows),
    }
    return render(request, "jobseekers/fcs/list.html", context)


@requires(P.ATTENTION_RECORD)
def fcs_correct(request, pk: int):
    """What was refused by mistake: another row says what holds, and the first one stays."""
    seen = FcsCertification.objects.visible_to(request.actor).filter(
        state=FcsCertification.State.REFUSED
    )
    refused = get_object_or_404(seen.select_related("benefit__seeker", "certified_by"), pk=pk)
    form = FcsCorrectForm(request.POST or None, refused=refused)
    if form.is_valid():
        who = {"office": current_office(request), "by": request.user, "at": timezone.now()}
        told = {name: form.cleaned_data[name] for name in ("correction", "request_id")}
        try:
            done = correct(refused=refused, truth=form.truth, **who, **told)
        except Refused as why:
            form.add_error(None, str(why))
        else:
            name = month_name(done.month).capitalize()
            messages.success(request, f"Corregido. {name}: {done.get_state_display().lower()}.")
            return redirect("fcs_file", refused.benefit.seeker_id)
    context = {"form": form, "refused": refused, "month": month_name(refused.month)}
    return render(request, "jobseekers/fcs/correct.html", context)
