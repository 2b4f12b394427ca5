"""Placements: recorded from a hiring, proved with a document, looked at by somebody else."""

from datetime import date

from django.contrib import messages
from django.core.paginator import Paginator
from django.db import transaction
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from matching import excel
from matching.forms.evidence import EvidenceForm
from matching.forms.placements import PlacementForm, VerdictForm
from matching.models import Placement, Referral
from matching.services.evidence import add_evidence
from matching.services.placements import (
    correct_placement,
    record_placement,
)
from omil_portal.access.decorators import requires
from omil_portal.access.permissions import Permission as P
from omil_portal.downloads.answer import asked_for, author_of, excel_of
from omil_portal.refusals import Refused

A_PAGE = 30
FULL_WEEK = 42


@requires(P.PLACEMENT_RECORD)
def placement_new(request, pk: int):
    """The placement that follows a hiring, with what is known already written."""
    offices = request.actor.office_ids(P.PLACEMENT_RECORD)
    related = ("seeker", "vacancy__employer", "vacancy__comuna", "office", "placement", "answer")
    referral = get_object_or_404(
        Referral.objects.filter(office__in=offices).select_related(*related), pk=pk
    )
    earlier = getattr(referral, "placement", None)
    if earlier and earlier.state != Placement.State.REJECTED:
        return redirect("placement_file", earlier.pk)
    form = PlacementForm(
        request.POST or None,
        request.FILES or None,
        instance=earlier,
        initial={} if earlier else _known(referral),
    )
    if request.method == "POST" and form.is_valid():
        try:
            placement = _record(request, referral, form)
        except Refused as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(request, "Listo. Otra persona de la oficina debe validarla.")
            return redirect("placement_file", placement.pk)
    context = {"referral": referral, "form": form, "earlier": earlier}
    return render(request, "matching/placement_new.html", context)


def _first_day(referral: Referral) -> date | None:
    """The day the company gave with its answer."""
    answer = getattr(referral, "answer", None)
    return answer.on if answer and answer.state == Referral.State.HIRED else None


def _known(referral: Referral) -> dict:
    vacancy = referral.vacancy
    return {
        "contract": vacancy.contract,
        "starts_on": _first_day(referral) or vacancy.starts_on,
        "weekly_hours": FULL_WEEK if vacancy.hours == "full" else None,
        "gross_pay": vacancy.pay_min or vacancy.pay_max,
        "comuna": vacancy.comuna,
    }


@transaction.atomic
def _record(request, referral: Referral, form: PlacementForm) -> Placement:
    now = timezone.now()
    placement = record_placement(referral=referral, terms=form.terms, by=request.user, at=now)
    _keep_document(placement, form, by=request.user, at=now)
    return placement


def _keep_document(placement: Placement, form: PlacementForm, **who) -> None:
    data = form.cleaned_data
    if data["file"]:
        add_evidence(placement=placement, kind=data["kind"], file=data["file"], **who)


@requires(P.PLACEMENT_RECORD)
def placement_edit(request, pk: int):
    """What the contract truly says, while nobody validated it or after it was rejected."""
    placement = placement_or_404(request, pk)
    if placement.state == Placement.State.VALIDATED:
        return redirect("placement_file", pk)
    form = PlacementForm(
        request.POST or None, request.FILES or None, instance=placement_or_404(request, pk)
    )
    if request.method == "POST" and form.is_valid():
        try:
            _correct(request, placement, form)
        except Refused as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(request, "Quedó corregida. Otra persona de la oficina debe validarla.")
            return redirect("placement_file", pk)
    return render(request, "matching/placement_edit.html", {"placement": placement, "form": form})


@transaction.atomic
def _correct(request, placement: Placement, form: PlacementForm) -> None:
    now = timezone.now()
    placement = correct_placement(placement=placement, terms=form.terms, by=request.user, at=now)
    _keep_document(placement, form, by=request.user, at=now)


@requires(P.PLACEMENT_RECORD)
def placement_list(request):
    """Placements of my offices, those to be validated told apart."""
    author = author_of(request)
    listed = excel.placements(author, request.GET)
    if asked_for(request):
        return excel_of(request, listed, author)
    context = {
        "form": listed.form,
        "page": Paginator(listed.rows, A_PAGE).get_page(request.GET.get("page")),
        "pending": Placement.objects.visible_to(request.actor).pending().count(),
        "several_offices": len(request.actor.office_ids(P.PLACEMENT_RECORD)) > 1,
    }
    return render(request, "matching/placement_list.html", context)


def placement_or_404(request, pk: int, permission: P = P.PLACEMENT_RECORD) -> Placement:
    offices = request.actor.office_ids(permission)
    placements = Placement.objects.visible_to(request.actor).filter(office__in=offices)
    related = ("seeker", "employer", "office", "comuna", "recorded_by", "verified_by", "vacancy")
    rows = placements.with_other_offices().select_related(*related)
    return get_object_or_404(rows, pk=pk)


@requires(P.PLACEMENT_RECORD)
def placement_file(request, pk: int):
    """A placement with its proofs, and what may be done with it now."""
    return placement_page(request, placement_or_404(request, pk), EvidenceForm(), VerdictForm())


def placement_page(request, placement: Placement, evidence_form, verdict_form):
    pending = placement.state == Placement.State.PENDING
    rejected = placement.state == Placement.State.REJECTED
    may_validate = request.actor.can(P.PLACEMENT_VALIDATE, office_id=placement.office_id)
    own = placement.recorded_by_id == request.user.pk
    context = {
        "placement": placement,
        "evidence": placement.evidence.select_related("added_by"),
        "follow_ups": placement.follow_ups.order_by("months"),
        "evidence_form": evidence_form if pending else None,
        "verdict_form": verdict_form if may_validate and not (own or rejected) else None,
        "pending": pending,
        "own": own and pending,
    }
    return render(request, "matching/placement_file.html", context)


@requires(P.PLACEMENT_RECORD)
@require_POST
def evidence_add(request, pk: int):
    """Adds a document."""
    placement = placement_or_404(request, pk)
    form = EvidenceForm(request.POST, request.FILES)
    if not form.is_valid():
        return placement_page(request, placement, form, VerdictForm())
    try:
        add_evidence(placement=placement, by=request.user, at=timezone.now(), **form.cleaned_data)
    except Refused as refused:
        messages.error(request, str(refused))
    else:
        messages.success(request, "Listo. El documento quedó guardado.")
    return redirect("placement_file", pk)
