"""A meeting is prepared: its territory is invited at once, and changed by hand."""

from datetime import timedelta

import pytest

from omil_portal.outbox.models import Message
from omil_portal.refusals import Refused
from sence_programs.models import AgendaItem
from sence_programs.services.meetings.agenda import MOST_ITEMS, raise_item, remove_item, save_item
from sence_programs.services.meetings.preparing import (
    Terms,
    change_meeting,
    invite_offices,
    prepare_meeting,
)
from tests.factories.kernel import ProvinceFactory, RegionFactory
from tests.factories.meetings import AgendaItemFactory
from tests.factories.when import AT

LATER = AT + timedelta(days=14)


def terms(**changes) -> Terms:
    usual = {
        "title": "Encuentro de Purranque",
        "place": "Salón municipal",
        "starts_at": LATER,
        "ends_at": LATER + timedelta(hours=3),
    }
    return Terms(**{**usual, **changes})


def prepared(network, **changes):
    return prepare_meeting(region=network.region, terms=terms(**changes), by=network.analyst, at=AT)


def invited(meeting) -> set:
    return {invitation.office for invitation in meeting.invitations.select_related("office")}


def test_a_province_is_invited_whole(network):
    elsewhere = network.an_office(ProvinceFactory(cut="102", region=network.region))
    meeting = prepared(network, province=network.province)
    assert invited(meeting) == {network.office}
    assert elsewhere not in invited(meeting)


def test_a_list_of_comunas_is_a_territory_too(network):
    other = network.an_office()
    assert invited(prepared(network, comunas=(other.comuna,))) == {other}


def test_without_a_territory_the_whole_region_is_invited_and_no_other(network):
    RegionFactory(cut="14")
    other = network.an_office(ProvinceFactory(cut="102", region=network.region))
    assert invited(prepared(network)) == {network.office, other}


def test_the_agenda_opens_with_the_commitments(network):
    first = prepared(network).items.get()
    assert (first.position, first.follow_up) == (0, True)


def test_saving_the_same_draft_twice_leaves_one(network):
    assert prepared(network) == prepared(network)


def change(meeting, by, **changes):
    change_meeting(meeting=meeting, terms=terms(**changes), by=by, at=AT)
    meeting.refresh_from_db()


def test_a_new_hour_of_a_called_meeting_is_told_once_for_each_change(network):
    meeting = network.a_meeting()
    change(meeting, network.analyst, title=meeting.title, place=meeting.place)
    assert meeting.sequence == 1
    told = Message.objects.filter(subject__startswith="Cambió")
    assert {message.user for message in told} == {network.manager.user, network.desk.user}


def test_nobody_hears_of_a_draft_that_changes(network):
    change(network.a_meeting(draft=True), network.analyst)
    assert not Message.objects.exists()


def test_another_territory_alone_does_not_move_the_calendar(network):
    meeting = prepared(network)
    change(meeting, network.analyst, province=network.province)
    assert meeting.sequence == 0


@pytest.mark.parametrize("trait", ["held", "closed", "cancelled"])
def test_a_meeting_that_began_or_ended_is_not_changed(network, trait):
    with pytest.raises(Refused):
        change(network.a_meeting(**{trait: True}), network.analyst)


def test_an_office_that_stays_invited_keeps_its_answer(network):
    meeting = network.a_meeting()
    meeting.invitations.update(answer="coming")
    other = network.an_office()
    invite_offices(meeting=meeting, offices=[network.office, other], by=network.analyst, at=AT)
    assert meeting.invitations.get(office=network.office).answer == "coming"


def test_who_joins_or_leaves_a_called_meeting_is_told(network):
    meeting, other = network.a_meeting(), network.an_office()
    newcomer = network.somebody_in(other)
    invite_offices(meeting=meeting, offices=[other], by=network.analyst, at=AT)
    told = {(m.user, m.subject.split(":")[0]) for m in Message.objects.all()}
    assert (newcomer.user, "Invitación") in told
    assert (network.desk.user, "Ya no hace falta que vengas") in told


def points(meeting) -> list[str]:
    return [item.title for item in meeting.items.all()]


def test_a_new_point_goes_last(network):
    meeting = prepared(network)
    for title in ("Metas", "Ferias"):
        item = AgendaItem(title=title, duration=30, presenter="SENCE")
        save_item(meeting=meeting, item=item, by=network.analyst)
    assert points(meeting) == ["Compromisos abiertos", "Metas", "Ferias"]


def test_a_point_rises_but_never_above_the_commitments(network):
    meeting = prepared(network)
    AgendaItemFactory(meeting=meeting, position=1, title="Metas")
    ferias = AgendaItemFactory(meeting=meeting, position=2, title="Ferias")
    for _ in range(3):
        raise_item(item=ferias, by=network.analyst)
    assert points(meeting) == ["Compromisos abiertos", "Ferias", "Metas"]


def test_the_point_of_commitments_stays(network):
    with pytest.raises(Refused):
        remove_item(item=prepared(network).items.get(), by=network.analyst)


def test_a_point_taken_out_leaves_no_gap(network):
    meeting = prepared(network)
    metas = AgendaItemFactory(meeting=meeting, position=1, title="Metas")
    AgendaItemFactory(meeting=meeting, position=2, title="Ferias")
    remove_item(item=metas, by=network.analyst)
    assert [(item.position, item.title) for item in meeting.items.all()] == [
        (0, "Compromisos abiertos"),
        (1, "Ferias"),
    ]


def test_an_agenda_ends_somewhere(network):
    meeting = network.a_meeting(items=MOST_ITEMS)
    item = AgendaItem(title="Otro", duration=30, presenter="SENCE")
    with pytest.raises(Refused):
        save_item(meeting=meeting, item=item, by=network.analyst)
