"""The calls to those who began a job: whom to call today, what to ask, and what they told."""

from datetime import timedelta

from django.contrib import messages
from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from matching import excel
from matching.follow_up_rules import TRIES
from matching.forms.follow_ups import FollowUpForm
from matching.models import FollowUp
from matching.retention import retention_by_office
from matching.services.follow_up_calls import (
    correct_follow_up,
    record_follow_up,
    record_no_answer,
)
from omil_portal.access.decorators import requires
from omil_portal.access.permissions import Permission as P
from omil_portal.downloads.answer import asked_for, author_of, excel_of
from omil_portal.refusals import Refused

A_PAGE = 30
State = FollowUp.State
RETENTION_DAYS = 365
RELATED = ("placement__seeker", "placement__employer", "placement__office", "recorded_by")


@require_safe
@requires(P.PLACEMENT_RECORD)
def follow_up_list(request):
    """Whom the offices of the reader call today, and how many kept their job."""
    author, on = author_of(request), timezone.localdate()
    listed = excel.follow_ups(author, request.GET)
    if asked_for(request):
        return excel_of(request, listed, author)
    offices = request.actor.office_ids(P.PLACEMENT_RECORD)
    context = {
        "form": listed.form,
        "page": Paginator(listed.rows, A_PAGE).get_page(request.GET.get("page")),
        "today": on,
        "due": FollowUp.objects.visible_to(request.actor).due(on).count(),
        "kept": retention_by_office(offices, on - timedelta(days=RETENTION_DAYS), on),
        "several_offices": len(offices) > 1,
    }
    return render(request, "matching/follow_ups/list.html", context)


def _visible(request, pk: int) -> FollowUp:
    follow_ups = FollowUp.objects.visible_to(request.actor)
    related = (*RELATED, "placement__vacancy", "placement__comuna")
    return get_object_or_404(follow_ups.select_related(*related), pk=pk)


@requires(P.PLACEMENT_RECORD)
def follow_up_file(request, pk: int):
    """One call: the number, what to say, and the form for what the person tells."""
    follow_up, now = _visible(request, pk), timezone.now()
    form = FollowUpForm(
        request.POST or None, placement=follow_up.placement, on=timezone.localdate(now)
    )
    if request.method == "POST" and form.is_valid():
        try:
            record_follow_up(follow_up=follow_up, told=form.told, by=request.user, at=now)
        except Refused as refused:
            messages.error(request, str(refused))
            return redirect("follow_up_file", pk)
        messages.success(request, f"Listo. Quedó el seguimiento de {follow_up.placement.seeker}.")
        return redirect("follow_up_list")
    context = {"follow_up": follow_up, "placement": follow_up.placement, "tries_left": TRIES}
    context["form"] = form if follow_up.state in (State.DUE, State.NOT_REACHED) else None
    return render(request, "matching/follow_ups/file.html", context)


@requires(P.PLACEMENT_RECORD)
def follow_up_correct(request, pk: int):
    """What was noted by mistake, to be changed."""
    follow_up, now = _visible(request, pk), timezone.now()
    if follow_up.state != State.DONE:
        return redirect("follow_up_file", pk)
    form = FollowUpForm(
        request.POST or None,
        initial=FollowUpForm.noted(follow_up),
        placement=follow_up.placement,
        on=timezone.localdate(now),
    )
    if form.is_valid():
        try:
            correct_follow_up(follow_up=follow_up, told=form.told, by=request.user, at=now)
        except Refused as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(request, "El seguimiento quedó corregido.")
            return redirect("follow_up_file", pk)
    context = {"form": form, "follow_up": follow_up, "seeker": follow_up.placement.seeker}
    return render(request, "matching/follow_ups/correct.html", context)


@require_POST
@requires(P.PLACEMENT_RECORD)
def follow_up_no_answer(request, pk: int):
    """Nobody answered the call. `tries`: those that the page showed."""
    follow_up = _visible(request, pk)
    tries = request.POST.get("tries", "")
    try:
        follow_up = record_no_answer(
            follow_up=follow_up,
            tries=int(tries) if tries.isdecimal() else follow_up.tries,
            by=request.user,
            at=timezone.now(),
        )
    except Refused as refused:
        messages.error(request, str(refused))
        return redirect("follow_up_file", pk)
    messages.success(request, _after_no_answer(follow_up))
    return redirect("follow_up_list")


def _after_no_answer(follow_up: FollowUp) -> str:
    who = follow_up.placement.seeker
    if follow_up.state == FollowUp.State.NOT_REACHED:
        return f"{who} no contestó tres veces. El seguimiento quedó cerrado."
    return f"Anotado. {who} vuelve a la lista en tres días."
