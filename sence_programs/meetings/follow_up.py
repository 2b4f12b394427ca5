"""The commitments that a meeting opens with: those its offices still owe when it begins."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q
from django.utils import timezone

from sence_programs.models import Commitment, NetworkMeeting


@dataclass(frozen=True)
class Followed:
    """A commitment with its status as it read when the meeting was closed, or reads now."""

    commitment: Commitment
    word: str


def followed_by(meeting: NetworkMeeting, at: datetime) -> list[Followed]:
    """Made at other meetings and open when this one began (at `at`, if it has not).

    Of its invited offices, and those of the region that are of a person alone. Once the meeting
    is closed this never changes: what happened to a commitment afterwards is not told.
    """
    began, told = meeting.held_at or at, meeting.closed_at or at
    invited = meeting.invitations.values("office")
    found = (
        Commitment.objects.filter(
            Q(office__in=invited) | Q(office=None, meeting__region=meeting.region_id),
            Q(closed_at=None) | Q(closed_at__gte=began),
            written_at__lt=began,
        )
        .exclude(meeting=meeting)
        .select_related("office", "person", "meeting")
        .order_by("office__name", "due_on", "pk")
    )
    return [Followed(commitment, _word(commitment, told)) for commitment in found]


def _word(commitment: Commitment, told: datetime) -> str:
    on = timezone.localdate(told)
    if commitment.closed_at and commitment.closed_at <= told:
        return commitment.get_status_display()
    return "Atrasado" if commitment.due_on < on else "Abierto"
