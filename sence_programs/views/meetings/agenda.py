"""The points of the agenda and their part of the minutes."""

from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from omil_portal.access.decorators import requires
from omil_portal.access.permissions import Permission as P
from sence_programs.forms.meetings import ItemForm, RecordForm
from sence_programs.lifecycle.meetings import State
from sence_programs.meetings.follow_up import followed_by
from sence_programs.models import AgendaItem
from sence_programs.services.meetings.agenda import (
    raise_item,
    remove_item,
    save_item,
    write_record,
)
from sence_programs.views.meetings.found import done, meeting_of


def _item(request, pk: int, item_pk: int) -> AgendaItem:
    meeting = meeting_of(request, pk)
    return get_object_or_404(
        AgendaItem.objects.select_related("meeting"), pk=item_pk, meeting=meeting
    )


@requires(P.MEETINGS_HOLD)
def agenda_item_new(request, pk: int):
    """A point more, at the end."""
    meeting = meeting_of(request, pk)
    return _item_page(request, meeting, AgendaItem(meeting=meeting))


@requires(P.MEETINGS_HOLD)
def agenda_item_edit(request, pk: int, item_pk: int):
    """Another name, time or presenter."""
    item = _item(request, pk, item_pk)
    return _item_page(request, item.meeting, item)


def _item_page(request, meeting, item: AgendaItem):
    form, said = ItemForm(request.POST or None, instance=item), "Guardamos el punto."
    if (
        request.method == "POST"
        and form.is_valid()
        and done(request, said, save_item, meeting=meeting, item=form.instance)
    ):
        return redirect("meeting_file", meeting.pk)
    context = {"form": form, "meeting": meeting, "item": item}
    return render(request, "sence_programs/meetings/agenda_item.html", context)


@require_POST
@requires(P.MEETINGS_HOLD)
def agenda_item_raise(request, pk: int, item_pk: int):
    """The point goes before the one above."""
    done(request, "", raise_item, item=_item(request, pk, item_pk))
    return redirect("meeting_file", pk)


@require_POST
@requires(P.MEETINGS_HOLD)
def agenda_item_remove(request, pk: int, item_pk: int):
    """The point is taken out."""
    done(request, "Quitamos el punto.", remove_item, item=_item(request, pk, item_pk))
    return redirect("meeting_file", pk)


@requires(P.MEETINGS_HOLD)
def item_record(request, pk: int, item_pk: int):
    """The minutes of a point, and its commitments; then on to the next point."""
    item = _item(request, pk, item_pk)
    meeting = item.meeting
    form = RecordForm(request.POST or None, initial={"record": item.record})
    items = list(meeting.items.all())
    later = items[items.index(item) + 1 :]
    if request.method == "POST" and form.is_valid():
        record, said = form.cleaned_data["record"], "Guardamos el acta de este punto."
        if done(request, said, write_record, item=item, record=record):
            return _onward(request, item, later)
    context = {
        "form": form,
        "meeting": meeting,
        "item": item,
        "number": items.index(item) + 1,
        "items": items,
        "followed": followed_by(meeting, timezone.now()) if item.follow_up else [],
        "commitments": item.commitments.select_related("office", "person"),
        "writable": meeting.state is State.HELD,
        "submit": "Guardar y seguir" if later else "Guardar y volver",
    }
    return render(request, "sence_programs/meetings/item_record.html", context)


def _onward(request, item: AgendaItem, later: list[AgendaItem]):
    """After saving: to a commitment of this point, to the next point, or back to the meeting."""
    if request.POST.get("then") == "commitment":
        return redirect("commitment_new", item.meeting_id, item.pk)
    if later:
        return redirect("item_record", item.meeting_id, later[0].pk)
    return redirect("meeting_file", item.meeting_id)
