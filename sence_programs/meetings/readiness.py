"""What a meeting of the network has so far, read from its rows."""

from datetime import date

from sence_programs.lifecycle.meetings import Readiness
from sence_programs.models import NetworkMeeting


def readiness_of(meeting: NetworkMeeting, on: date) -> Readiness:
    """The follow-up of commitments asks for no minutes of its own, nor makes an agenda alone."""
    items = [item for item in meeting.items.all() if not item.follow_up]
    return Readiness(
        on=on,
        day=meeting.day,
        offices=meeting.invitations.count(),
        items=len(items),
        present=meeting.attendances.count(),
        unwritten=tuple(item.title for item in items if not item.record),
    )
