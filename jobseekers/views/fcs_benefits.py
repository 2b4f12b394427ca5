"""A benefit of the Fondo de Cesantía Solidario: noted, put right, and taken away."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from jobseekers.forms.fcs import FcsBenefitForm, FcsMonthsForm
from jobseekers.office_day import today_of
from jobseekers.services import fcs_benefits
from jobseekers.views.fcs import benefit_or_404
from jobseekers.views.found import person_or_404
from omil_portal.access.decorators import requires
from omil_portal.access.permissions import Permission as P
from omil_portal.offices.current import current_office
from omil_portal.refusals import Refused


@requires(P.ATTENTION_RECORD)
def fcs_benefit_new(request, pk: int):
    """The person began to be paid."""
    seeker, office = person_or_404(request, pk, P.ATTENTION_RECORD), current_office(request)
    form = FcsBenefitForm(request.POST or None, on=today_of(office, timezone.now()))
    if form.is_valid():
        who = {"seeker": seeker, "office": office, "by": request.user, "at": timezone.now()}
        try:
            fcs_benefits.open_benefit(**who, **form.cleaned_data)
        except Refused as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(request, "Quedó anotado. Ya puedes certificar el mes.")
            return redirect("fcs_file", pk)
    return render(request, "jobseekers/fcs/new.html", {"form": form, "seeker": seeker})


@requires(P.ATTENTION_RECORD)
def fcs_benefit_edit(request, pk: int):
    """The first month or the number of payments was noted wrongly."""
    benefit = benefit_or_404(request, pk)
    on = today_of(current_office(request), timezone.now())
    form = FcsMonthsForm(request.POST or None, on=on, benefit=benefit)
    if form.is_valid():
        try:
            fcs_benefits.change_months(benefit=benefit, **form.cleaned_data)
        except Refused as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(request, "Los meses del cobro quedaron corregidos.")
            return redirect("fcs_file", benefit.seeker_id)
    context = {"form": form, "benefit": benefit, "recorded": benefit.certifications.exists()}
    return render(request, "jobseekers/fcs/edit.html", context)


@requires(P.ATTENTION_RECORD)
@require_POST
def fcs_benefit_remove(request, pk: int):
    """It was of another person, or never was."""
    benefit = benefit_or_404(request, pk)
    try:
        fcs_benefits.remove_benefit(benefit=benefit)
    except Refused as refused:
        messages.error(request, str(refused))
    else:
        messages.success(request, "El cobro quedó quitado.")
    return redirect("fcs_file", benefit.seeker_id)
