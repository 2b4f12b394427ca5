"""A meeting is prepared: what, when, where, with whom."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from omil_portal.access.decorators import requires
from omil_portal.access.permissions import Permission as P
from omil_portal.refusals import Refused
from sence_programs.forms.meetings import CancelForm, InviteForm, MeetingForm
from sence_programs.services.meetings.calling import call_meeting, cancel_meeting
from sence_programs.services.meetings.holding import close_meeting, hold_meeting
from sence_programs.services.meetings.preparing import (
    change_meeting,
    invite_offices,
    offices_in_territory,
    prepare_meeting,
)
from sence_programs.views.meetings.found import done, meeting_of


def _form(request, of=None) -> MeetingForm:
    regions = request.actor.region_ids(P.MEETINGS_HOLD)
    return MeetingForm(request.POST or None, regions=regions, today=timezone.localdate(), of=of)


@requires(P.MEETINGS_HOLD)
def meeting_new(request):
    """A draft; the offices of its territory are invited at once."""
    form = _form(request)
    if request.method == "POST" and form.is_valid():
        meeting = prepare_meeting(
            region=form.held_in, terms=form.terms, by=request.user, at=timezone.now()
        )
        messages.success(request, "Guardamos el encuentro. Ahora arma la tabla.")
        return redirect("meeting_file", meeting.pk)
    return render(
        request, "sence_programs/meetings/meeting_new.html", {"form": form, "meeting": None}
    )


@requires(P.MEETINGS_HOLD)
def meeting_edit(request, pk: int):
    """Another hour, place or territory; those invited hear of it when it was called."""
    meeting = meeting_of(request, pk)
    form = _form(request, of=meeting)
    if request.method == "POST" and form.is_valid():
        try:
            change_meeting(meeting=meeting, terms=form.terms, by=request.user, at=timezone.now())
        except Refused as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(request, "Guardamos los cambios.")
            return redirect("meeting_file", pk)
    context = {"form": form, "meeting": meeting}
    return render(request, "sence_programs/meetings/meeting_edit.html", context)


@requires(P.MEETINGS_HOLD)
def meeting_invite(request, pk: int):
    """Who is invited: the whole territory in one click, or one by one."""
    meeting, now = meeting_of(request, pk), timezone.now()
    if request.method == "POST" and "territory" in request.POST:
        offices, said = offices_in_territory(meeting), "Invitamos a todas las del territorio."
        done(request, said, invite_offices, meeting=meeting, offices=offices, at=now)
        return redirect("meeting_invite", pk)
    form = InviteForm(request.POST or None, meeting=meeting)
    if request.method == "POST" and form.is_valid():
        offices, said = form.cleaned_data["offices"], "Guardamos las oficinas invitadas."
        if done(request, said, invite_offices, meeting=meeting, offices=offices, at=now):
            return redirect("meeting_file", pk)
    context = {"form": form, "meeting": meeting}
    return render(request, "sence_programs/meetings/meeting_invite.html", context)


@require_POST
@requires(P.MEETINGS_HOLD)
def meeting_call(request, pk: int):
    """The invitations go out."""
    meeting, said = meeting_of(request, pk), "Convocado. Las invitaciones ya salieron."
    done(request, said, call_meeting, meeting=meeting, at=timezone.now())
    return redirect("meeting_file", pk)


@require_POST
@requires(P.MEETINGS_HOLD)
def meeting_hold(request, pk: int):
    """The meeting begins, and its figures are frozen."""
    meeting, said = meeting_of(request, pk), "Comenzó el encuentro. Las cifras quedaron fijas."
    done(request, said, hold_meeting, meeting=meeting, at=timezone.now())
    return redirect("meeting_file", pk)


@require_POST
@requires(P.MEETINGS_HOLD)
def meeting_close(request, pk: int):
    """The minutes are closed for ever and go out."""
    meeting, said = (
        meeting_of(request, pk),
        "Cerraste el encuentro. Las oficinas ya tienen el acta.",
    )
    done(request, said, close_meeting, meeting=meeting, at=timezone.now())
    return redirect("meeting_file", pk)


@requires(P.MEETINGS_HOLD)
def meeting_cancel(request, pk: int):
    """Calls it off, with the reason."""
    meeting, form = meeting_of(request, pk), CancelForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        reason, now = form.cleaned_data["reason"], timezone.now()
        done(request, "Suspendido.", cancel_meeting, meeting=meeting, reason=reason, at=now)
        return redirect("meeting_file", pk)
    context = {"form": form, "meeting": meeting}
    return render(request, "sence_programs/meetings/meeting_cancel.html", context)
