"""What people of the network are told about a meeting, each once."""

from collections.abc import Iterable
from datetime import date, datetime

from django.db.models import Q
from django.urls import reverse
from django.utils import timezone

from omil_portal.access.roles import Role
from omil_portal.accounts.models import User
from omil_portal.look import formats
from omil_portal.offices.models import StaffMembership
from omil_portal.outbox.services import write_to_all
from sence_programs.models import NetworkMeeting

LONGEST_SUBJECT = 150


def staff_of(offices: Iterable[int], on: date, role: Role | None = None) -> list[User]:
    """Whoever works in those offices on a day, each once; with that role, when one is named."""
    held = StaffMembership.objects.in_force(on).filter(office__in=offices)
    if role:
        held = held.filter(role=role)
    return list(User.objects.filter(Q(pk__in=held.values("user")), is_active=True).order_by("pk"))


def tell_offices(
    *, meeting: NetworkMeeting, about: str, subject: str, body: str, at: datetime, offices=None
) -> int:
    """Writes to everybody in the invited offices, or in `offices`. Returns how many are told."""
    if offices is None:
        offices = meeting.invitations.values_list("office", flat=True)
    return write_to_all(
        key=f"meeting-{meeting.pk}-{about}",
        users=staff_of(list(offices), timezone.localdate(at)),
        subject=subject[:LONGEST_SUBJECT],
        body=f"{body}\n\n{reverse('meeting_file', args=[meeting.pk])}",
        at=at,
    )


def tell_invited(*, meeting: NetworkMeeting, at: datetime, offices=None) -> int:
    """The invitation, with when, where and what."""
    return tell_offices(
        meeting=meeting,
        about="call",
        subject=f"Invitación: {meeting.title}",
        body=f"Tu oficina está invitada a un encuentro de la red.\n\n{when_and_where(meeting)}\n\n"
        "En su página están la tabla, los materiales y la cita para tu calendario. "
        "Responde ahí quién viene.",
        at=at,
        offices=offices,
    )


def when_and_where(meeting: NetworkMeeting) -> str:
    """Three lines of a letter: what it is, when and where."""
    starts, ends = timezone.localtime(meeting.starts_at), timezone.localtime(meeting.ends_at)
    return f"{meeting.title}\n{formats.moment(starts)} a {ends:%H:%M}\n{meeting.place}"
