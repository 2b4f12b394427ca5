"""How many points each factor gives: drafted, compared with today's lists, and signed."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from matching.forms.weights import SignForm, WeightsForm
from matching.models import WeightsVersion
from matching.reasons import current_run, weights_of
from matching.services.weights import discard_draft, draft_weights, edit_draft, sign_weights
from matching.weights.changes import points_of, shape_of
from matching.weights.history import draft_line, drafts, signed_line, signed_versions
from matching.weights.preview import preview
from omil_portal.access.decorators import requires
from omil_portal.access.permissions import Permission as P
from omil_portal.refusals import Refused


@require_safe
@requires(P.WEIGHTS_SET)
def weights_list(request):
    """Every version: drafts, the one in force, and those before it."""
    context = {"drafts": drafts(), "signed": signed_versions(timezone.localdate())}
    return render(request, "matching/weights_list.html", context)


@requires(P.WEIGHTS_SET)
def weights_new(request):
    """A draft, from the points that rule today."""
    today = timezone.localdate()
    form = WeightsForm(request.POST or None, today=today, of=WeightsVersion.objects.in_force(today))
    if request.method == "POST" and form.is_valid():
        version = draft_weights(**form.written, by=request.user, at=timezone.now())
        messages.success(request, "Guardamos el borrador. Mira qué cambiaría antes de firmarlo.")
        return redirect("weights_file", version.number)
    return render(request, "matching/weights_new.html", {"form": form, "version": None})


@requires(P.WEIGHTS_SET)
def weights_edit(request, number: int):
    """Other numbers for a draft."""
    version = get_object_or_404(WeightsVersion, number=number, signed_at=None)
    form = WeightsForm(request.POST or None, today=timezone.localdate(), of=version)
    if request.method == "POST" and form.is_valid():
        try:
            edit_draft(version=version, **form.written, by=request.user, at=timezone.now())
        except Refused as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(request, "Guardamos el borrador.")
            return redirect("weights_file", number)
    return render(request, "matching/weights_new.html", {"form": form, "version": version})


@require_POST
@requires(P.WEIGHTS_SET)
def weights_sum(request):
    """The shape and the sum of what is written so far; nothing is saved."""
    form = WeightsForm(request.POST, today=timezone.localdate(), of=None)
    return render(request, "matching/weights_sum.html", {"form": form})


@require_safe
@requires(P.WEIGHTS_SET)
def weights_file(request, number: int):
    """A version: its points, what it changes and, for a draft, its signature."""
    version = get_object_or_404(WeightsVersion, number=number)
    return _file(request, version, SignForm(initial={"seen": version.drafted_at.isoformat()}))


def _file(request, version: WeightsVersion, sign_form: SignForm):
    on = timezone.localdate()
    line = signed_line(version, on) if version.is_signed else draft_line(version)
    weights = version.weights()
    context = {
        "line": line,
        "version": version,
        "points": points_of(weights),
        "shape": shape_of(weights),
        "sign_form": sign_form,
        "may_sign": request.actor.can(P.WEIGHTS_SIGN),
    }
    return render(request, "matching/weights_file.html", context)


@require_safe
@requires(P.WEIGHTS_SET)
def weights_preview(request, number: int):
    """What a draft would change of today's lists in the reader's region."""
    version = get_object_or_404(WeightsVersion, number=number, signed_at=None)
    on, regions = timezone.localdate(), request.actor.region_ids(P.WEIGHTS_SET)
    found = preview(before=weights_of(None, on), after=version.weights(), on=on, regions=regions)
    context = {"version": version, "preview": found, "run": current_run()}
    return render(request, "matching/weights_preview.html", context)


@require_POST
@requires(P.WEIGHTS_SIGN)
def weights_sign(request, number: int):
    """Signs what was read, for ever."""
    version = get_object_or_404(WeightsVersion, number=number)
    form = SignForm(request.POST)
    if not form.is_valid():
        return _file(request, version, form)
    seen = form.cleaned_data["seen"]
    try:
        sign_weights(version=version, seen=seen, by=request.user, at=timezone.now())
    except Refused as refused:
        messages.error(request, str(refused))
    else:
        messages.success(request, "Firmaste esta versión. Ya es pública.")
    return redirect("weights_file", number)


@require_POST
@requires(P.WEIGHTS_SET)
def weights_discard(request, number: int):
    """Throws a draft away."""
    version = get_object_or_404(WeightsVersion, number=number)
    try:
        discard_draft(version=version)
    except Refused as refused:
        messages.error(request, str(refused))
        return redirect("weights_file", number)
    messages.success(request, f"Descartamos el borrador {number}.")
    return redirect("weights_list")
