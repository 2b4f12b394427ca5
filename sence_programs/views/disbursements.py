"""The parts of an agreement's money."""

from django.contrib import messages
from django.db import IntegrityError
from django.shortcuts import get_object_or_404, redirect, render

from omil_portal.access.decorators import requires
from omil_portal.access.permissions import Permission as P
from sence_programs.forms.disbursements import DisbursementForm
from sence_programs.models import Agreement, Disbursement
from sence_programs.services.disbursements import save_disbursement


@requires(P.GOALS_SET)
def disbursement_new(request, pk: int):
    """One more part for the agreement `pk`, numbered after the last."""
    agreements = Agreement.objects.visible_to(request.actor, P.GOALS_SET)
    agreement = get_object_or_404(agreements.select_related("office"), pk=pk)
    last = agreement.disbursements.last()
    initial = {"number": last.number + 1 if last else 1}
    form = DisbursementForm(request.POST or None, agreement=agreement, initial=initial)
    return _form_page(request, form, agreement, "Nueva cuota")


@requires(P.GOALS_SET)
def disbursement_edit(request, pk: int):
    """Corrects one, or says when it was paid. Every version is kept by the audit."""
    agreements = Agreement.objects.visible_to(request.actor, P.GOALS_SET)
    found = Disbursement.objects.filter(agreement__in=agreements)
    disbursement = get_object_or_404(found.select_related("agreement__office"), pk=pk)
    agreement = disbursement.agreement
    form = DisbursementForm(request.POST or None, agreement=agreement, instance=disbursement)
    return _form_page(request, form, agreement, f"Cuota {disbursement.number}")


def _form_page(request, form: DisbursementForm, agreement: Agreement, title: str):
    if request.method == "POST" and form.is_valid() and _saved(request, form):
        messages.success(request, "Guardamos la cuota.")
        return redirect("agreement_file", agreement.pk)
    context = {"agreement": agreement, "form": form, "form_title": title}
    return render(request, "sence_programs/disbursement_form.html", context)


def _saved(request, form: DisbursementForm) -> bool:
    """False when the same click, or somebody else, took the number first: the form then says so."""
    try:
        save_disbursement(disbursement=form.save(commit=False), by=request.user)
    except IntegrityError:
        form.full_clean()
        if form.is_valid():
            raise
        return False
    return True
