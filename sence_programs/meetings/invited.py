"""How each invited office stands: what it answered, until attendance tells who came."""

from collections.abc import Iterable
from dataclasses import dataclass

from sence_programs.models import MeetingInvitation, NetworkMeeting


@dataclass(frozen=True)
class Invited:
    """An invitation with its word, and the tone of that word. Nobody is blamed for not coming."""

    invitation: MeetingInvitation
    word: str
    tone: str


def invited_to(
    meeting: NetworkMeeting, invitations: Iterable[MeetingInvitation], came: frozenset[int]
) -> list[Invited]:
    """`came`: the offices that somebody came from."""
    return [Invited(one, *_word(meeting, one, one.office_id in came)) for one in invitations]


def _word(meeting: NetworkMeeting, invitation: MeetingInvitation, came: bool) -> tuple[str, str]:
    if came:
        return "Asistió", "good"
    if meeting.held_at:
        return "No asistió", "neutral"
    if not meeting.called_at:
        return "Por convocar", "warn"
    return invitation.status, invitation.tone
