"""Agreements with the municipalities, kept by the regional unit."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.db import IntegrityError
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from omil_portal.access.decorators import requires
from omil_portal.access.permissions import Permission as P
from omil_portal.downloads.answer import asked_for, author_of, excel_of
from sence_programs import excel
from sence_programs.forms.agreements import AgreementForm, offices_of
from sence_programs.goals.disbursements import rows_of
from sence_programs.goals.groups import groups_of
from sence_programs.models import Agreement, GoalDefinition
from sence_programs.services.agreements import save_agreement


@require_safe
@requires(P.GOALS_SET)
def agreement_list(request):
    """Every agreement of the region, the newest year first."""
    author = author_of(request)
    listed = excel.agreements(author, request.GET)
    if asked_for(request):
        return excel_of(request, listed, author)
    page = Paginator(listed.rows, 25).get_page(request.GET.get("page"))
    return render(request, "sence_programs/agreement_list.html", {"page": page})


@requires(P.GOALS_SET)
def agreement_new(request):
    """One agreement with all its targets, in one form."""
    today = timezone.localdate()
    initial = {
        "office": request.GET.get("oficina"),
        "year": today.year,
        "starts_on": today.replace(month=1, day=1),
        "cut_off": today.replace(month=12, day=31),
    }
    form = AgreementForm(
        request.POST or None,
        initial=initial,
        offices=offices_of(request.actor.region_ids(P.GOALS_SET)),
        definitions=GoalDefinition.objects.in_force(today),
    )
    return _form_page(request, form, "sence_programs/agreement_new.html", {})


@requires(P.GOALS_SET)
def agreement_edit(request, pk):
    """Corrects dates and targets. Every version is kept by the audit."""
    agreement = _agreement(request, pk, P.GOALS_SET)
    agreed = GoalDefinition.objects.filter(pk__in=agreement.goals.values("definition"))
    form = AgreementForm(
        request.POST or None,
        instance=agreement,
        offices=offices_of(request.actor.region_ids(P.GOALS_SET)),
        definitions=agreed | GoalDefinition.objects.in_force(agreement.starts_on),
    )
    context = {"agreement": agreement}
    return _form_page(request, form, "sence_programs/agreement_edit.html", context)


@require_safe
@requires(P.GOALS_VIEW)
def agreement_file(request, pk):
    """An agreement, and how each of its goals stands now."""
    agreement, now = _agreement(request, pk, P.GOALS_VIEW), timezone.localtime()
    context = {
        "agreement": agreement,
        "now": now,
        "groups": groups_of(agreement, now.date()),
        "disbursements": rows_of(agreement, now.date()),
        "may_edit": agreement.is_visible_to(request.actor, P.GOALS_SET),
    }
    return render(request, "sence_programs/agreement_file.html", context)


def _agreement(request, pk: int, permission: P) -> Agreement:
    agreements = Agreement.objects.visible_to(request.actor, permission)
    return get_object_or_404(agreements.select_related("office__comuna"), pk=pk)


def _form_page(request, form: AgreementForm, template: str, context: dict):
    if request.method == "POST" and form.is_valid() and (agreement := _saved(form, request.user)):
        messages.success(
            request, "Guardamos el convenio. Cada meta se reparte por mes: puedes cambiarlo."
        )
        return redirect("agreement_file", agreement.pk)
    return render(request, template, context | {"form": form})


def _saved(form: AgreementForm, user) -> Agreement | None:
    """None when the same click, or somebody else, wrote it first: the form then says so."""
    try:
        return save_agreement(agreement=form.save(commit=False), targets=form.targets, by=user)
    except IntegrityError:
        form.full_clean()
        if form.is_valid():
            raise
        return None
