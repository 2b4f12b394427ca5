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
    record_placement,
    reject_placement,
    validate_placement,
    withdraw_validation,
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
    now, data = timezone.now(), form.cleaned_data
    placement = record_placement(referral=referral, terms=form.terms, by=request.user, at=now)
    if data["file"]:
        add_evidence(
            placement=placement, kind=data["kind"], file=data["file"], by=request.user, at=now
        )
    return placement


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


def _visible(request, pk: int, permission: P = P.PLACEMENT_RECORD) -> Placement:
    offices = request.actor.office_ids(permission)
    placements = Placement.objects.visible_to(request.actor).filter(office__in=offices)
    related = ("seeker", "employer", "office", "comuna", "recorded_by", "verified_by", "vacancy")
    rows = placements.with_other_offices().select_related(*related)
    return get_object_or_404(rows, pk=pk)


@requires(P.PLACEMENT_RECORD)
def placement_file(request, pk: int):
    """A placement with its proofs, and what may be done with it now."""
    return _file(request, _visible(request, pk), EvidenceForm(), VerdictForm())


def _file(request, placement: Placement, evidence_form, verdict_form):
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
    placement = _visible(request, pk)
    form = EvidenceForm(request.POST, request.FILES)
    if not form.is_valid():
        return _file(request, placement, form, VerdictForm())
    try:
        add_evidence(placement=placement, by=request.user, at=timezone.now(), **form.cleaned_data)
    except Refused as refused:
        messages.error(request, str(refused))
    else:
        messages.success(request, "Listo. El documento quedó guardado.")
    return redirect("placement_file", pk)


@requires(P.PLACEMENT_VALIDATE)
@require_POST
def placement_verify(request, pk: int):
    """Validates it, or rejects it with a reason: never who recorded it."""
    if request.POST.get("verdict") == "validate":
        return _resolve(request, pk, validate_placement)
    return _refuse(request, pk, reject_placement)


@requires(P.PLACEMENT_VALIDATE)
@require_POST
def placement_withdraw(request, pk: int):
    """It was validated and should not have been: rejects it after all, with a reason."""
    return _refuse(request, pk, withdraw_validation)


def _refuse(request, pk: int, refuse):
    form = VerdictForm(request.POST)
    if form.is_valid():
        return _resolve(request, pk, refuse, **form.cleaned_data)
    return _file(request, _visible(request, pk, P.PLACEMENT_VALIDATE), EvidenceForm(), form)


def _resolve(request, pk: int, service, reason: str = ""):
    placement = _visible(request, pk, P.PLACEMENT_VALIDATE)
    words = {"reason": reason} if reason else {}
    try:
        placement = service(placement=placement, by=request.user, at=timezone.now(), **words)
    except Refused as refused:
        unsaved = f" El motivo que escribiste no se guardó: «{reason}»" if reason else ""
        messages.error(request, f"{refused}{unsaved}")
    else:
        state = placement.get_state_display().lower()
        messages.success(request, f"Listo. La colocación quedó {state}.")
    return redirect("placement_file", pk)
