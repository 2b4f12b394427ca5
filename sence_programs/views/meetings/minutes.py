"""The minutes (acta), on a page and as a PDF."""

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from omil_portal.access.decorators import requires
from omil_portal.access.permissions import Permission as P
from sence_programs.meetings.minutes import Minutes, minutes_of
from sence_programs.meetings.minutes_pdf import minutes_pdf
from sence_programs.meetings.steps import next_step
from sence_programs.views.meetings.found import meeting_of


def _minutes(request, pk: int) -> Minutes:
    """Invited offices read the minutes once they are closed."""
    meeting = meeting_of(request, pk, P.MEETINGS_ATTEND)
    if not meeting.closed_at and not meeting.is_visible_to(request.actor, P.MEETINGS_HOLD):
        raise Http404
    return minutes_of(meeting, timezone.now())


@require_safe
@requires(P.MEETINGS_ATTEND)
def meeting_minutes(request, pk: int):
    """The minutes to read and to print; whoever holds the meeting closes it here."""
    minutes = _minutes(request, pk)
    meeting = minutes.meeting
    context = {
        "meeting": meeting,
        "minutes": minutes,
        "may_hold": meeting.is_visible_to(request.actor, P.MEETINGS_HOLD),
        "next": next_step(meeting, timezone.localdate()),
    }
    return render(request, "sence_programs/meetings/meeting_minutes.html", context)


@require_safe
@requires(P.MEETINGS_ATTEND)
def meeting_minutes_pdf(request, pk: int):
    """The same minutes as a PDF."""
    minutes = _minutes(request, pk)
    return HttpResponse(
        minutes_pdf(minutes),
        content_type="application/pdf",
        headers={"Content-Disposition": f'attachment; filename="acta-{minutes.meeting.pk}.pdf"'},
    )
