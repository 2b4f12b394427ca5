"""A fair as who holds it works on it: planned, corrected, taken from state to state."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from omil_portal.access.decorators import requires
from omil_portal.access.permissions import Permission as P
from omil_portal.offices.models import Office
from omil_portal.refusals import Refused
from sence_programs.audience import audience_of_fair
from sence_programs.fairs import lifecycle
from sence_programs.fairs.figures import FIGURES
from sence_programs.forms.courses import CancelForm
from sence_programs.forms.fairs import FairForm
from sence_programs.models import JobFair, PlanActivity
from sence_programs.services.fairs import (
    cancel_fair,
    move_fair,
    save_fair,
    take_back_held,
)
from sence_programs.views.fairs_found import followed_fair, held_fair
from sence_programs.views.plan_prepared import fair_from, planned_activity

MOVES = {
    lifecycle.ANNOUNCE: "Anunciar la feria",
    lifecycle.HOLD: "Marcar como realizada",
    lifecycle.CLOSE: "Cerrar y fijar las cifras",
}
HOURS = {"opens_at": "10:00", "closes_at": "16:00"}
SHOWN = ("registered", "came", "companies", "interviews")


@requires(P.FAIRS_HOLD)
def fair_new(request):
    """Plans a fair: nobody else sees it until it is announced."""
    planned = planned_activity(request, PlanActivity.Kind.FAIR, P.FAIRS_HOLD)
    form = _form(request, JobFair(), HOURS | fair_from(planned))
    if request.method == "POST" and (fair := _saved(request, form, planned)):
        messages.success(request, "Guardamos la feria. Anúnciala cuando esté lista.")
        return redirect("fair_file", fair.pk)
    return render(request, "sence_programs/fairs/fair_new.html", {"form": form})


@requires(P.FAIRS_HOLD)
def fair_edit(request, pk: int):
    """Corrects what was planned."""
    fair = held_fair(request, pk, P.FAIRS_HOLD)
    form, sequence = _form(request, fair, {"comuna": fair.comuna}), fair.sequence
    if request.method == "POST" and (saved := _saved(request, form)):
        told = audience_of_fair(saved).told_words if saved.sequence > sequence else ""
        messages.success(request, f"Guardamos los cambios.{told}")
        return redirect("fair_file", pk)
    context = {
        "form": form,
        "fair": fair,
        "over": fair.state in (JobFair.State.CLOSED, JobFair.State.CANCELLED),
        "audience": audience_of_fair(fair) if _tells(fair) else None,
    }
    return render(request, "sence_programs/fairs/fair_edit.html", context)


def _tells(fair: JobFair) -> bool:
    """Whether a change is told: while people can sign up, and it is not over."""
    return fair.takes_sign_ups and timezone.localdate() <= fair.ends_on


@requires(P.FAIRS_HOLD)
@require_POST
def fair_not_held(request, pk: int):
    """Marked as held by mistake."""
    try:
        fair = held_fair(request, pk, P.FAIRS_HOLD)
        take_back_held(fair=fair, by=request.user, at=timezone.now())
    except Refused as refused:
        messages.error(request, str(refused))
    else:
        messages.success(request, "La feria figura de nuevo como «anunciada».")
    return redirect("fair_file", pk)


@requires(P.FAIRS_HOLD)
def fair_cancel(request, pk: int):
    """Calls the fair off, says why, and tells whoever signed up."""
    fair = held_fair(request, pk, P.FAIRS_HOLD)
    form = CancelForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            reason, now = form.cleaned_data["reason"], timezone.now()
            fair = cancel_fair(fair=fair, reason=reason, by=request.user, at=now)
        except Refused as refused:
            form.add_error(None, str(refused))
        else:
            told = audience_of_fair(fair).told_words
            messages.success(request, f"Suspendimos la feria.{told}")
            return redirect("fair_file", pk)
    audience = audience_of_fair(fair) if _tells(fair) else None
    context = {"form": form, "fair": fair, "audience": audience}
    return render(request, "sence_programs/fairs/fair_cancel.html", context)


def _form(request, fair: JobFair, initial: dict) -> FairForm:
    offices = Office.objects.filter(pk__in=request.actor.office_ids(P.FAIRS_HOLD))
    regions = offices.values("comuna__region")
    if fair.pk:
        offices = offices | Office.objects.filter(pk=fair.office_id)
    return FairForm(
        request.POST or None,
        instance=fair,
        initial=initial,
        offices=offices.distinct().order_by("name"),
        partners=Office.objects.filter(comuna__region__in=regions).order_by("name"),
    )


def _saved(request, form: FairForm, planned: PlanActivity | None = None) -> JobFair | None:
    """None when the form, or a rule, says no: the form then says which."""
    if not form.is_valid():
        return None
    try:
        return save_fair(
            fair=form.save(commit=False),
            partners=form.cleaned_data["partners"],
            by=request.user,
            at=timezone.now(),
            planned=planned,
        )
    except Refused as refused:
        form.add_error(None, str(refused))
        return None


@require_safe
@requires(P.FAIRS_VIEW)
def fair_file(request, pk: int):
    """Where the fair is in its life, what comes next, and the doors to its parts."""
    fair = followed_fair(request, pk)
    move = lifecycle.move_from(fair.state)
    holds = fair.is_held_by(request.actor, P.FAIRS_HOLD)
    today = timezone.localdate()
    days = {"starts_on": fair.starts_on, "ends_on": fair.ends_on}
    context = {
        "fair": fair,
        "today": today,
        "steps": [JobFair.State(state).label for state in lifecycle.STATES],
        "step": 0 if fair.is_cancelled else lifecycle.STATES.index(fair.state) + 1,
        "may_cancel": holds and fair.state in lifecycle.CANCELLABLE,
        "holds": holds,
        "move": move,
        "move_label": MOVES.get(move, ""),
        "move_from": move and lifecycle.too_early(move, **days, on=today),
        "at_door": fair.is_held_by(request.actor, P.FAIR_CHECK_IN),
        "taken": fair.stands.standing().count(),
        "figures": [(c, c.value(c.rows(fair))) for c in map(FIGURES.get, SHOWN)],
        "events": fair.events.select_related("by"),
    }
    return render(request, "sence_programs/fairs/fair_file.html", context)


@requires(P.FAIRS_HOLD)
@require_POST
def fair_move(request, pk: int, move: str):
    """Takes the fair to its next state."""
    fair = held_fair(request, pk, P.FAIRS_HOLD)
    if move not in lifecycle.STEPS:
        raise Http404
    try:
        fair = move_fair(fair=fair, move=move, by=request.user, at=timezone.now())
    except Refused as refused:
        messages.error(request, str(refused))
    else:
        state = fair.get_state_display().lower()
        messages.success(request, f"Listo. La feria figura como «{state}».")
    return redirect("fair_file", pk)
