"""A meeting is prepared: when, where, for which offices."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.db.models import QuerySet

from omil_portal.accounts.models import User
from omil_portal.offices.models import Comuna, Office, Province, Region
from sence_programs.lifecycle.meetings import PREPARING, State
from sence_programs.models import AgendaItem, MeetingInvitation, NetworkMeeting
from sence_programs.services.meetings.letters import tell_invited, tell_offices, when_and_where
from sence_programs.services.meetings.locking import locked

FOLLOW_UP = "Compromisos abiertos"
FOLLOW_UP_MINUTES = 15
ON_THE_CALENDAR = ("title", "place", "starts_at", "ends_at")


@dataclass(frozen=True)
class Terms:
    """What a meeting is about. Territory: a province, or some comunas, or the whole region."""

    title: str
    place: str
    starts_at: datetime
    ends_at: datetime
    province: Province | None = None
    comunas: tuple[Comuna, ...] = ()


def offices_in_territory(meeting: NetworkMeeting) -> QuerySet[Office]:
    """The offices of the meeting's territory."""
    offices = Office.objects.filter(comuna__region=meeting.region_id)
    if meeting.province_id:
        return offices.filter(comuna__province=meeting.province_id)
    comunas = meeting.comunas.all()
    return offices.filter(comuna__in=comunas) if comunas else offices


@transaction.atomic
def prepare_meeting(*, region: Region, terms: Terms, by: User, at: datetime) -> NetworkMeeting:
    """Writes the draft, opens its agenda with the commitments and invites its territory.

    The same draft by the same person is the one there is.
    """
    Region.objects.select_for_update().get(pk=region.pk)
    same = NetworkMeeting.objects.filter(
        region=region,
        title=terms.title,
        starts_at=terms.starts_at,
        prepared_by=by,
        status=NetworkMeeting.Status.DRAFT,
    ).first()
    if same:
        return same
    meeting = NetworkMeeting(region=region, prepared_by=by, prepared_at=at)
    _write(meeting, terms, at)
    AgendaItem.objects.create(
        meeting=meeting,
        position=0,
        title=FOLLOW_UP,
        duration=FOLLOW_UP_MINUTES,
        presenter=by.full_name[:80],
        follow_up=True,
    )
    _invite(meeting, offices_in_territory(meeting).values_list("pk", flat=True))
    return meeting


@transaction.atomic
def change_meeting(*, meeting: NetworkMeeting, terms: Terms, by: User, at: datetime) -> None:
    """Writes other terms. A new hour or place of a called meeting is told, and raises `sequence`.

    Raises `Refused` once the meeting began.
    """
    meeting = locked(meeting, PREPARING)
    moved = any(getattr(meeting, name) != getattr(terms, name) for name in ON_THE_CALENDAR)
    if moved:
        meeting.sequence += 1
        meeting.changed_at = at
    _write(meeting, terms, meeting.changed_at)
    if moved and meeting.state is State.CALLED:
        tell_offices(
            meeting=meeting,
            about=f"change-{meeting.sequence}",
            subject=f"Cambió: {meeting.title}",
            body=f"Cambió un encuentro al que invitaron a tu oficina. Ahora es:\n\n"
            f"{when_and_where(meeting)}\n\nDescarga de nuevo la cita para tu calendario.",
            at=at,
        )


def _write(meeting: NetworkMeeting, terms: Terms, changed_at: datetime) -> None:
    for name in (*ON_THE_CALENDAR, "province"):
        setattr(meeting, name, getattr(terms, name))
    meeting.changed_at = changed_at
    meeting.save()
    meeting.comunas.set(terms.comunas)


@transaction.atomic
def invite_offices(
    *, meeting: NetworkMeeting, offices: Collection[Office], by: User, at: datetime
) -> None:
    """Invites exactly those offices; one that stays keeps its answer.

    Once the meeting was called, whoever joins or leaves is told. Raises `Refused` when it began.
    """
    meeting = locked(meeting, PREPARING)
    wanted = {office.pk for office in offices}
    known = set(meeting.invitations.values_list("office", flat=True))
    _invite(meeting, wanted - known)
    if meeting.state is State.CALLED:
        tell_invited(meeting=meeting, at=at, offices=wanted - known)
        tell_offices(
            meeting=meeting,
            about="uninvited",
            subject=f"Ya no hace falta que vengas: {meeting.title}",
            body="Tu oficina ya no está invitada a este encuentro:\n\n" + when_and_where(meeting),
            at=at,
            offices=known - wanted,
        )
    meeting.invitations.filter(office__in=known - wanted).delete()


def _invite(meeting: NetworkMeeting, office_ids: Iterable[int]) -> None:
    MeetingInvitation.objects.bulk_create(
        [MeetingInvitation(meeting=meeting, office_id=pk) for pk in office_ids],
        ignore_conflicts=True,
    )
