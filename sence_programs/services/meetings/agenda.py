"""The points of the agenda, in order, and the minutes of each."""

from django.db import transaction
from django.db.models import F, Max

from omil_portal.accounts.models import User
from omil_portal.refusals import Refused
from sence_programs.lifecycle.meetings import PREPARING, State
from sence_programs.models import AgendaItem, NetworkMeeting
from sence_programs.services.meetings.locking import locked

MOST_ITEMS = 12


@transaction.atomic
def save_item(
    *, meeting: NetworkMeeting, item: AgendaItem, by: User, among=PREPARING
) -> AgendaItem:
    """Writes a point; a new one goes last. Raises `Refused`: began already, or too many."""
    locked(meeting, among)
    if item.pk is None:
        same = meeting.items.filter(title=item.title, presenter=item.presenter).first()
        if same:
            return same
        if meeting.items.count() >= MOST_ITEMS:
            raise Refused(f"La tabla ya tiene {MOST_ITEMS} puntos. Une algunos.")
        last = meeting.items.aggregate(last=Max("position"))["last"]
        item.position = 0 if last is None else last + 1
    item.meeting = meeting
    item.save()
    return item


@transaction.atomic
def raise_item(*, item: AgendaItem, by: User) -> None:
    """Changes places with the point before; the follow-up of commitments is always the first."""
    locked(item.meeting, PREPARING)
    item = AgendaItem.objects.get(pk=item.pk)
    before = item.meeting.items.filter(position__lt=item.position).last()
    if before is None or before.follow_up:
        return
    AgendaItem.objects.filter(pk=before.pk).update(position=item.position)
    AgendaItem.objects.filter(pk=item.pk).update(position=before.position)


@transaction.atomic
def remove_item(*, item: AgendaItem, by: User) -> None:
    """Takes a point out. Raises `Refused` for the follow-up of commitments."""
    locked(item.meeting, PREPARING)
    if item.follow_up:
        raise Refused("Este punto abre todos los encuentros: no se puede quitar.")
    meeting, position = item.meeting, item.position
    AgendaItem.objects.filter(pk=item.pk).delete()
    meeting.items.filter(position__gt=position).update(position=F("position") - 1)


@transaction.atomic
def write_record(*, item: AgendaItem, record: str, by: User) -> None:
    """Writes the minutes of a point while the meeting is open. Raises `Refused` otherwise."""
    locked(item.meeting, {State.HELD})
    item.record = record.strip()
    item.save(update_fields=["record"])
