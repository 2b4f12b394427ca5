"""A placement validated, rejected, or its validation withdrawn, by who did not record it."""

from django.contrib import messages
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_POST

from matching.forms.evidence import EvidenceForm
from matching.forms.placements import VerdictForm
from matching.services.placements import (
    reject_placement,
    validate_placement,
    withdraw_validation,
)
from matching.views.placements import placement_or_404, placement_page
from omil_portal.access.decorators import requires
from omil_portal.access.permissions import Permission as P
from omil_portal.refusals import Refused


@requires(P.PLACEMENT_VALIDATE)
@require_POST
def placement_verify(request, pk: int):
    """Validates it, or rejects it with a reason: never who recorded it."""
    if "validate" in request.POST:
        return _resolve(request, pk, validate_placement, seen=request.POST["validate"])
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
    return placement_page(
        request, placement_or_404(request, pk, P.PLACEMENT_VALIDATE), EvidenceForm(), form
    )


def _resolve(request, pk: int, service, **told):
    placement = placement_or_404(request, pk, P.PLACEMENT_VALIDATE)
    try:
        placement = service(placement=placement, by=request.user, at=timezone.now(), **told)
    except Refused as refused:
        reason = told.get("reason")
        unsaved = f" El motivo que escribiste no se guardó: «{reason}»" if reason else ""
        messages.error(request, f"{refused}{unsaved}")
    else:
        state = placement.get_state_display().lower()
        messages.success(request, f"Listo. La colocación quedó {state}.")
    return redirect("placement_file", pk)
