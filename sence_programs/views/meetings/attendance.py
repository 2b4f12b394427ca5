"""Who comes, and who came: the answer of an office, the code at the door, the list."""

import io

import segno
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from omil_portal.access.decorators import requires
from omil_portal.access.permissions import Permission as P
from omil_portal.refusals import Refused
from sence_programs.forms.meeting_people import AnswerForm, PresentForm, WalkInForm
from sence_programs.lifecycle.meetings import AT_THE_DOOR
from sence_programs.models import MeetingAttendance, MeetingInvitation, NetworkMeeting
from sence_programs.services.meetings.attendance import (
    add_walk_in,
    arrive,
    mark_present,
    remove_attendance,
)
from sence_programs.services.meetings.calling import answer_invitation
from sence_programs.views.meetings.found import done, meeting_of


@requires(P.MEETINGS_ATTEND)
def invitation_answer(request, pk: int, invitation_pk: int):
    """Who comes of my office, or why nobody does."""
    offices = request.actor.office_ids(P.MEETINGS_ATTEND)
    invitations = MeetingInvitation.objects.filter(
        meeting=meeting_of(request, pk, P.MEETINGS_ATTEND), office__in=offices
    )
    invitation = get_object_or_404(
        invitations.select_related("meeting", "office"), pk=invitation_pk
    )
    form = AnswerForm(request.POST or None, invitation=invitation, on=timezone.localdate())
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data | {"people": [m.user for m in form.cleaned_data["people"]]}
        asked = {"invitation": invitation, "at": timezone.now(), **data}
        done(request, "Gracias. Guardamos la respuesta.", answer_invitation, **asked)
        return redirect("meeting_file", pk)
    context = {"form": form, "invitation": invitation, "meeting": invitation.meeting}
    return render(request, "sence_programs/meetings/invitation_answer.html", context)


@require_safe
@requires(P.MEETINGS_HOLD)
def meeting_door(request, pk: int):
    """The sheet for the door: a code that each person opens with their phone."""
    meeting = meeting_of(request, pk)
    context = {"meeting": meeting, "address": _address(request, meeting)}
    return render(request, "sence_programs/meetings/meeting_door.html", context)


@require_safe
@requires(P.MEETINGS_HOLD)
def meeting_door_code(request, pk: int):
    """The code itself, as a picture."""
    code, drawn = segno.make(_address(request, meeting_of(request, pk)), error="m"), io.BytesIO()
    code.save(drawn, kind="svg", scale=8, border=4, title="Código de asistencia")
    return HttpResponse(drawn.getvalue(), content_type="image/svg+xml")


def _address(request, meeting: NetworkMeeting) -> str:
    return request.build_absolute_uri(reverse("meeting_arrival", args=[meeting.door_token]))


@requires(P.MEETINGS_ATTEND)
def meeting_arrival(request, token: str):
    """«Estoy aquí», in one tap: a page small enough for the worst signal."""
    offices = request.actor.office_ids(P.MEETINGS_ATTEND)
    found = MeetingInvitation.objects.filter(
        meeting__door_token=token, meeting__called_at__isnull=False, office__in=offices
    )
    invitation = found.select_related("meeting", "office").order_by("office__name").first()
    meeting = get_object_or_404(NetworkMeeting, pk=invitation and invitation.meeting_id)
    context = {
        "meeting": meeting,
        "office": invitation.office,
        "today": timezone.localdate(),
        "refused": "",
    }
    if request.method == "POST":
        try:
            arrive(meeting=meeting, office=invitation.office, user=request.user, at=timezone.now())
        except Refused as refused:
            context["refused"] = str(refused)
        else:
            return redirect("meeting_arrival", token)
    context["attendance"] = meeting.attendances.filter(user=request.user).first()
    context["open"] = meeting.state in AT_THE_DOOR and meeting.day == context["today"]
    return render(request, "sence_programs/meetings/meeting_arrival.html", context)


@requires(P.MEETINGS_HOLD)
def meeting_attendance(request, pk: int):
    """The list of the regional unit: who is here, and who is still to be marked."""
    meeting, now = meeting_of(request, pk), timezone.now()
    form = PresentForm(request.POST or None, meeting=meeting, on=timezone.localdate())
    if request.method == "POST" and form.is_valid():
        members = form.cleaned_data["members"]
        done(
            request,
            "Marcamos la asistencia.",
            mark_present,
            meeting=meeting,
            members=members,
            at=now,
        )
        return redirect("meeting_attendance", pk)
    return _attendance_page(request, meeting, form, WalkInForm(meeting=meeting))


@require_POST
@requires(P.MEETINGS_HOLD)
def attendance_walk_in(request, pk: int):
    """Somebody without an account."""
    meeting, now = meeting_of(request, pk), timezone.now()
    form = WalkInForm(request.POST, meeting=meeting)
    if form.is_valid():
        asked = {"meeting": meeting, "at": now, **form.cleaned_data}
        done(request, "Agregamos a la persona.", add_walk_in, **asked)
        return redirect("meeting_attendance", pk)
    present = PresentForm(meeting=meeting, on=timezone.localdate())
    return _attendance_page(request, meeting, present, form)


def _attendance_page(request, meeting: NetworkMeeting, form: PresentForm, walk_in: WalkInForm):
    context = {
        "meeting": meeting,
        "form": form,
        "walk_in": walk_in,
        "attendances": meeting.attendances.select_related("office"),
        "open": meeting.state in AT_THE_DOOR,
    }
    return render(request, "sence_programs/meetings/meeting_attendance.html", context)


@require_POST
@requires(P.MEETINGS_HOLD)
def attendance_remove(request, pk: int, attendance_pk: int):
    """Somebody marked by mistake."""
    attendances = MeetingAttendance.objects.select_related("meeting")
    attendance = get_object_or_404(attendances, pk=attendance_pk, meeting=meeting_of(request, pk))
    done(request, "Quitamos a la persona.", remove_attendance, attendance=attendance)
    return redirect("meeting_attendance", pk)
