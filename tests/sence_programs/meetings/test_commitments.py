"""A commitment follows its office until it is closed, and opens its next meeting."""

from datetime import timedelta

import pytest
from django.urls import reverse

from omil_portal.refusals import Refused
from sence_programs.meetings.follow_up import followed_by
from sence_programs.models import Commitment
from sence_programs.services.meetings.commitments import (
    add_commitment,
    close_commitment,
    remove_commitment,
)
from tests.factories.meetings import CommitmentFactory
from tests.factories.when import AT, ON


def take_on(network, meeting, **of):
    commitment = Commitment(
        meeting=meeting, text="Subir documentos", due_on=ON + timedelta(days=30), **of
    )
    return add_commitment(commitment=commitment, by=network.analyst, at=AT)


def close(network, commitment, status="done", note=""):
    return close_commitment(
        commitment=commitment, status=status, note=note, by=network.desk.user, at=AT
    )


def test_the_same_commitment_sent_twice_is_one(network):
    meeting = network.a_meeting(held=True)
    assert take_on(network, meeting, office=network.office) == take_on(
        network, meeting, office=network.office
    )


def test_a_person_may_take_on_a_commitment_alone(network):
    commitment = take_on(network, network.a_meeting(held=True), person=network.analyst)
    assert commitment.owner == network.analyst.full_name


@pytest.mark.parametrize("trait", ["draft", "closed"])
def test_commitments_are_taken_on_only_at_the_meeting(network, trait):
    with pytest.raises(Refused):
        take_on(network, network.a_meeting(**{trait: True}), office=network.office)


def test_one_of_a_closed_meeting_is_not_taken_out(network):
    commitment = CommitmentFactory(meeting=network.a_meeting(closed=True), office=network.office)
    with pytest.raises(Refused):
        remove_commitment(commitment=commitment, by=network.analyst)


def test_closing_says_who_and_when(network):
    commitment = close(network, CommitmentFactory(office=network.office))
    assert (commitment.closed_by, commitment.closed_at) == (network.desk.user, AT)


def test_what_is_done_is_not_dropped_afterwards(network):
    commitment = close(network, CommitmentFactory(office=network.office))
    with pytest.raises(Refused):
        close(network, commitment, "dropped", "Ya no corresponde.")


def test_the_next_meeting_opens_with_what_its_offices_owe(network):
    owed = CommitmentFactory(meeting=network.a_meeting(closed=True), office=network.office)
    CommitmentFactory(meeting=network.a_meeting(closed=True), office=network.office, done=True)
    CommitmentFactory(office=network.an_office())
    found = followed_by(network.a_meeting(), AT + timedelta(days=1))
    assert [(followed.commitment, followed.word) for followed in found] == [(owed, "Abierto")]


def test_a_late_one_is_told_so(network):
    CommitmentFactory(office=network.office, due_on=ON - timedelta(days=1))
    assert [followed.word for followed in followed_by(network.a_meeting(), AT)] == ["Atrasado"]


def test_what_a_closed_meeting_followed_reads_the_same_years_later(network):
    """It was open when the meeting was closed; it is done long after."""
    commitment = CommitmentFactory(office=network.office)
    meeting = network.a_meeting(closed=True)
    later = meeting.closed_at + timedelta(days=40)
    close_commitment(commitment=commitment, status="done", note="", by=network.desk.user, at=later)
    found = followed_by(meeting, later + timedelta(days=900))
    assert [followed.word for followed in found] == ["Abierto"]


def test_the_office_finds_it_in_its_panel_until_it_is_closed(network, reading_as):
    commitment = CommitmentFactory(office=network.office)
    browser, panel = reading_as(network.manager.user), reverse("commitment_panel")
    assert commitment.text in browser.get(panel).content.decode()
    browser.post(reverse("commitment_file", args=[commitment.pk]), {"status": "done"})
    assert commitment.text not in browser.get(panel).content.decode()


def test_the_goals_page_of_an_office_brings_its_commitments(network, reading_as):
    page = reading_as(network.manager.user).get(reverse("office_goals"))
    assert reverse("commitment_panel") in page.content.decode()


def test_an_office_does_not_drop_what_it_took_on(network, reading_as):
    commitment = CommitmentFactory(office=network.office)
    page = reading_as(network.manager.user).post(
        reverse("commitment_file", args=[commitment.pk]), {"status": "dropped", "note": "No."}
    )
    assert page.status_code == 200
    commitment.refresh_from_db()
    assert commitment.status == "open"


def test_the_regional_unit_drops_it_with_a_reason(network, reading_as):
    commitment = CommitmentFactory(office=network.office, meeting=network.a_meeting(closed=True))
    browser, address = reading_as(network.analyst), reverse("commitment_file", args=[commitment.pk])
    assert "Escribe por qué" in browser.post(address, {"status": "dropped"}).content.decode()
    browser.post(address, {"status": "dropped", "note": "Cambió el programa."})
    commitment.refresh_from_db()
    assert (commitment.status, commitment.note) == ("dropped", "Cambió el programa.")


def test_the_list_shows_the_open_ones_and_all_when_asked(network, reading_as):
    CommitmentFactory(office=network.office)
    CommitmentFactory(office=network.office, done=True)
    browser, address = reading_as(network.desk.user), reverse("commitment_list")
    assert len(browser.get(address).context["lines"]) == 1
    assert len(browser.get(address, {"status": "all"}).context["lines"]) == 2
