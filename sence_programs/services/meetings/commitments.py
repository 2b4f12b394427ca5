"""Commitments: written at a meeting, closed when they are done or no longer make sense."""

from datetime import datetime

from django.db import transaction

from omil_portal.accounts.models import User
from omil_portal.refusals import Refused
from sence_programs.lifecycle.meetings import State
from sence_programs.models import Commitment
from sence_programs.services.meetings.locking import locked

MOST_COMMITMENTS = 30


@transaction.atomic
def add_commitment(*, commitment: Commitment, by: User, at: datetime) -> Commitment:
    """Writes a commitment of a meeting under way; the same one again is the one there is.

    Raises `Refused` when the meeting is not under way or has too many.
    """
    meeting = locked(commitment.meeting, {State.HELD})
    same = meeting.commitments.filter(
        text=commitment.text, office=commitment.office, person=commitment.person
    ).first()
    if same:
        return same
    if meeting.commitments.count() >= MOST_COMMITMENTS:
        raise Refused(f"Este encuentro ya tiene {MOST_COMMITMENTS} compromisos.")
    commitment.written_by, commitment.written_at = by, at
    commitment.save()
    return commitment


@transaction.atomic
def remove_commitment(*, commitment: Commitment, by: User) -> None:
    """Takes out one written by mistake. Raises `Refused` once the meeting is closed."""
    locked(commitment.meeting, {State.HELD})
    commitment.delete()


@transaction.atomic
def close_commitment(
    *, commitment: Commitment, status: str, note: str, by: User, at: datetime
) -> Commitment:
    """Done, or dropped with the reason, for ever; the same again changes nothing.

    Raises `Refused` when somebody closed it otherwise.
    """
    commitment = Commitment.objects.select_for_update(of=("self",)).get(pk=commitment.pk)
    if commitment.status != Commitment.Status.OPEN:
        if commitment.status == status:
            return commitment
        raise Refused(f"Este compromiso ya está cerrado: {commitment.get_status_display()}.")
    commitment.status, commitment.note = status, note
    commitment.closed_by, commitment.closed_at = by, at
    commitment.save(update_fields=["status", "note", "closed_by", "closed_at"])
    return commitment
