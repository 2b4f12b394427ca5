"""The minutes (acta) of a meeting: the one reading of it that the page and the PDF both draw."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby

from sence_programs.meetings.figures import Figures, figures_of
from sence_programs.meetings.follow_up import Followed, followed_by
from sence_programs.meetings.territory import territory_words
from sence_programs.models import AgendaItem, Commitment, MeetingAttendance, NetworkMeeting

_SAID = {"": "Sin respuesta", "coming": "Había dicho que venía"}


@dataclass(frozen=True)
class Present:
    """Who came from an office, by name."""

    office: str
    names: tuple[str, ...]


@dataclass(frozen=True)
class Absent:
    """An invited office that nobody came from, and what it had answered."""

    office: str
    why: str


@dataclass(frozen=True)
class Minutes:
    meeting: NetworkMeeting
    territory: str
    present: tuple[Present, ...]
    came: frozenset[int]
    absent: tuple[Absent, ...]
    items: tuple[AgendaItem, ...]
    followed: tuple[Followed, ...]
    commitments: tuple[Commitment, ...]
    figures: Figures | None

    @property
    def attendance(self) -> str:
        """How many came, in words."""
        people, offices = sum(len(group.names) for group in self.present), len(self.present)
        return (
            f"{people} {'persona' if people == 1 else 'personas'} "
            f"de {offices} {'oficina' if offices == 1 else 'oficinas'}"
        )


def minutes_of(meeting: NetworkMeeting, at: datetime) -> Minutes:
    """What the meeting says of itself so far; for a closed one, the same whenever it is asked."""
    attendances = list(
        meeting.attendances.select_related("office").order_by("office__name", "name")
    )
    came = frozenset(attendance.office_id for attendance in attendances)
    commitments = meeting.commitments.select_related("office", "person").order_by("due_on", "pk")
    return Minutes(
        meeting=meeting,
        territory=territory_words(meeting),
        present=tuple(_present(attendances)),
        came=came,
        absent=tuple(_absent(meeting, came)),
        items=tuple(meeting.items.all()),
        followed=tuple(followed_by(meeting, at)),
        commitments=tuple(commitments),
        figures=figures_of(meeting),
    )


def _present(attendances: Iterable[MeetingAttendance]) -> Iterable[Present]:
    for office, people in groupby(attendances, key=lambda a: a.office.name):
        yield Present(office, tuple(person.name for person in people))


def _absent(meeting: NetworkMeeting, came: frozenset[int]) -> Iterable[Absent]:
    for invitation in meeting.invitations.select_related("office").order_by("office__name"):
        if invitation.office_id not in came:
            yield Absent(invitation.office.name, invitation.reason or _SAID[invitation.answer])
