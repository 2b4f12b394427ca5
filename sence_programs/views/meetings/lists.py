"""The meetings to come and those that were, and one of them."""

from django.core.paginator import Paginator
from django.db.models import Count
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from omil_portal.access.decorators import requires
from omil_portal.access.permissions import Permission as P
from sence_programs.lifecycle.meetings import AT_THE_DOOR, PREPARING, STEPS, State, step_of
from sence_programs.meetings.calendar import calendar_of
from sence_programs.meetings.commitment_lines import lines_of
from sence_programs.meetings.invited import invited_to
from sence_programs.meetings.minutes import minutes_of
from sence_programs.meetings.steps import next_step
from sence_programs.models import NetworkMeeting
from sence_programs.views.meetings.found import meeting_of

A_PAGE = 20
OVER = (State.CLOSED, State.CANCELLED)


@require_safe
@requires(P.MEETINGS_ATTEND)
def meeting_list(request):
    """For the regional unit, those of its region; for an office, those it is invited to."""
    meetings = (
        NetworkMeeting.objects.visible_to(request.actor)
        .select_related("province", "region")
        .annotate(offices=Count("invitations"))
    )
    past = meetings.filter(status__in=OVER).order_by("-starts_at", "-pk")
    context = {
        "coming": meetings.exclude(status__in=OVER).order_by("starts_at", "pk"),
        "page": Paginator(past, A_PAGE).get_page(request.GET.get("page")),
        "may_hold": request.actor.can(P.MEETINGS_HOLD),
    }
    return render(request, "sence_programs/meetings/meeting_list.html", context)


@require_safe
@requires(P.MEETINGS_ATTEND)
def meeting_file(request, pk: int):
    """Everything about one meeting: with its next step for who holds it, with its answer else."""
    meeting, now = meeting_of(request, pk, P.MEETINGS_ATTEND), timezone.localtime()
    minutes = minutes_of(meeting, now)
    context = {
        "meeting": meeting,
        "minutes": minutes,
        "commitment_lines": lines_of(minutes.commitments, now.date()),
        "materials": meeting.materials.all(),
        "preparing": meeting.state in PREPARING,
    }
    if meeting.is_visible_to(request.actor, P.MEETINGS_HOLD):
        return _held(request, meeting, context)
    offices = request.actor.office_ids(P.MEETINGS_ATTEND)
    context |= {"may_hold": False, "next": None, "my_offices": offices}
    mine = meeting.invitations.filter(office__in=offices).select_related("office")
    context["mine"] = invited_to(meeting, mine, minutes.came)
    return render(request, "sence_programs/meetings/meeting_invited.html", context)


def _held(request, meeting: NetworkMeeting, context: dict):
    invitations = meeting.invitations.select_related("office").prefetch_related("people")
    context |= {
        "may_hold": True,
        "my_offices": (),
        "silent": sum(not invitation.answer for invitation in invitations),
        "steps": STEPS,
        "step": step_of(meeting.state),
        "next": next_step(meeting, timezone.localdate()),
        "invited": invited_to(meeting, invitations, context["minutes"].came),
        "at_the_door": meeting.state in AT_THE_DOOR,
    }
    return render(request, "sence_programs/meetings/meeting_file.html", context)


@require_safe
@requires(P.MEETINGS_ATTEND)
def meeting_calendar(request, pk: int):
    """The appointment for any calendar."""
    meeting = meeting_of(request, pk, P.MEETINGS_ATTEND)
    address = request.build_absolute_uri(reverse("meeting_file", args=[meeting.pk]))
    return HttpResponse(
        calendar_of(meeting, address),
        content_type="text/calendar; charset=utf-8",
        headers={"Content-Disposition": f'attachment; filename="encuentro-{meeting.pk}.ics"'},
    )
