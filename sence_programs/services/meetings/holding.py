"""A meeting begins, and its figures are frozen; it is closed, and its minutes go out."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from omil_portal.accounts.models import User
from sence_programs.goals.values import standings
from sence_programs.lifecycle.meetings import Action, State
from sence_programs.models import Goal, MeetingFigure, NetworkMeeting
from sence_programs.services.meetings.calling import next_state
from sence_programs.services.meetings.letters import tell_offices
from sence_programs.services.meetings.locking import locked


@transaction.atomic
def hold_meeting(*, meeting: NetworkMeeting, by: User, at: datetime) -> NetworkMeeting:
    """Begins the meeting and freezes what its offices show; a second click changes nothing.

    Raises `Refused` before its day.
    """
    meeting = locked(meeting, State)
    if to := next_state(meeting, Action.HOLD, at):
        meeting.status, meeting.held_at = to, at
        meeting.save(update_fields=["status", "held_at"])
        freeze_figures(meeting=meeting, at=at)
    return meeting


def freeze_figures(*, meeting: NetworkMeeting, at: datetime) -> list[MeetingFigure]:
    """Writes each goal of the year of the invited offices as it stands; the database keeps it."""
    on = timezone.localdate(at)
    offices = meeting.invitations.values("office")
    goals = Goal.objects.filter(agreement__office__in=offices, agreement__year=on.year)
    return MeetingFigure.objects.bulk_create(
        MeetingFigure(
            meeting=meeting,
            office_id=standing.goal.agreement.office_id,
            goal=standing.goal,
            name=standing.goal.definition.name,
            on=on,
            value=standing.progress.value,
            target=standing.progress.target,
            expected=standing.progress.target_to_date,
            percent=100 * standing.progress.value // standing.progress.target,
            frozen_at=at,
        )
        for standing in standings(goals.order_by("pk"), on)
    )


@transaction.atomic
def close_meeting(*, meeting: NetworkMeeting, by: User, at: datetime) -> NetworkMeeting:
    """Closes the meeting for ever and tells its offices where the minutes are; once.

    Raises `Refused` when nobody was present or a point has no minutes.
    """
    meeting = locked(meeting, State)
    if to := next_state(meeting, Action.CLOSE, at):
        meeting.status, meeting.closed_at, meeting.closed_by = to, at, by
        meeting.save(update_fields=["status", "closed_at", "closed_by"])
        tell_offices(
            meeting=meeting,
            about="minutes",
            subject=f"Acta: {meeting.title}",
            body="El encuentro se cerró. En su página están el acta y los compromisos.",
            at=at,
        )
    return meeting
