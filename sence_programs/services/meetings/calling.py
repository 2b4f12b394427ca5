"""A meeting is called, answered by its offices, or called off."""

from collections.abc import Collection
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from omil_portal.accounts.models import User
from omil_portal.refusals import Refused
from sence_programs.lifecycle.meetings import Action, State, after
from sence_programs.lifecycle.moves import ForbiddenMove
from sence_programs.meetings.readiness import readiness_of
from sence_programs.models import MeetingInvitation, NetworkMeeting
from sence_programs.services.meetings.letters import tell_invited, tell_offices, when_and_where
from sence_programs.services.meetings.locking import locked


def next_state(meeting: NetworkMeeting, action: Action, at: datetime) -> State | None:
    """Where the move leads, or None when it was made before.

    Raises `Refused` when there is no such move or something is missing.
    """
    try:
        to = after(meeting.state, action)
    except ForbiddenMove as forbidden:
        raise Refused(str(forbidden)) from forbidden
    if to and (missing := readiness_of(meeting, timezone.localdate(at)).missing(action)):
        raise Refused(" ".join(missing))
    return to


@transaction.atomic
def call_meeting(*, meeting: NetworkMeeting, by: User, at: datetime) -> NetworkMeeting:
    """Calls the meeting and writes the invitations; a second click changes nothing."""
    meeting = locked(meeting, State)
    if to := next_state(meeting, Action.CALL, at):
        meeting.status, meeting.called_at = to, at
        meeting.save(update_fields=["status", "called_at"])
        tell_invited(meeting=meeting, at=at)
    return meeting


@transaction.atomic
def cancel_meeting(
    *, meeting: NetworkMeeting, reason: str, by: User, at: datetime
) -> NetworkMeeting:
    """Calls the meeting off; whoever was invited is told why, if they had been called."""
    meeting = locked(meeting, State)
    if to := next_state(meeting, Action.CANCEL, at):
        meeting.status, meeting.cancel_reason, meeting.changed_at = to, reason, at
        meeting.sequence += 1
        meeting.save(update_fields=["status", "cancel_reason", "changed_at", "sequence"])
        if meeting.called_at:
            tell_offices(
                meeting=meeting,
                about="cancel",
                subject=f"Se suspendió: {meeting.title}",
                body=f"Se suspendió este encuentro:\n\n{when_and_where(meeting)}\n\n{reason}",
                at=at,
            )
    return meeting


@transaction.atomic
def answer_invitation(
    *,
    invitation: MeetingInvitation,
    answer: str,
    people: Collection[User] = (),
    others: str = "",
    reason: str = "",
    by: User,
    at: datetime,
) -> MeetingInvitation:
    """Keeps who comes, or why nobody does; the last answer holds until the meeting begins.

    Raises `Refused` then, and when the meeting was called off.
    """
    locked(invitation.meeting, {State.CALLED})
    coming = answer == MeetingInvitation.Answer.COMING
    invitation.answer = answer
    invitation.others = others if coming else ""
    invitation.reason = "" if coming else reason
    invitation.answered_by, invitation.answered_at = by, at
    invitation.save()
    invitation.people.set(people if coming else [])
    return invitation
