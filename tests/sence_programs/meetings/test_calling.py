"""Called, answered, or called off: each is told once to those it concerns."""

from datetime import timedelta

import pytest

from omil_portal.outbox.models import Message
from omil_portal.refusals import Refused
from sence_programs.services.meetings.calling import (
    answer_invitation,
    call_meeting,
    cancel_meeting,
)
from tests.factories.when import AT


@pytest.fixture
def draft(network):
    return network.a_meeting(draft=True)


def call(network, meeting):
    return call_meeting(meeting=meeting, by=network.analyst, at=AT)


def test_the_invitation_reaches_everybody_in_an_invited_office(network, draft):
    network.somebody_in(network.an_office())
    call(network, draft)
    assert {message.user for message in Message.objects.all()} == {
        network.manager.user,
        network.desk.user,
    }


def test_the_invitation_says_when_where_and_where_to_answer(network, draft):
    call(network, draft)
    body = Message.objects.first().body
    assert "lunes 2 de noviembre, 10:00" in body
    assert "Salón municipal" in body
    assert f"/encuentros/{draft.pk}/" in body


def test_who_has_an_email_gets_it_there_too(network, draft):
    network.manager.user.email = "encargada@osorno.example"
    network.manager.user.save()
    call(network, draft)
    assert Message.objects.filter(channel="email", user=network.manager.user).count() == 1


def test_calling_twice_tells_once(network, draft):
    call(network, draft)
    call(network, draft)
    assert Message.objects.count() == 2


def test_a_meeting_without_agenda_is_not_called(network):
    with pytest.raises(Refused, match="tabla"):
        call(network, network.a_meeting(draft=True, items=0))


def answer(network, meeting, answer="coming", **said):
    return answer_invitation(
        invitation=meeting.invitations.get(),
        answer=answer,
        by=network.manager.user,
        at=AT,
        **said,
    )


def test_an_office_says_who_comes(network):
    meeting = network.a_meeting()
    answer(network, meeting, people=[network.desk.user], others="Rosa Ojeda")
    invitation = meeting.invitations.get()
    assert list(invitation.people.all()) == [network.desk.user]
    assert (invitation.status, invitation.others) == ("Sí viene", "Rosa Ojeda")


def test_an_office_that_changes_its_mind_leaves_only_its_last_answer(network):
    meeting = network.a_meeting()
    answer(network, meeting, people=[network.desk.user])
    answer(network, meeting, "not_coming", reason="Hay feria.", people=[network.desk.user])
    invitation = meeting.invitations.get()
    assert (invitation.status, invitation.reason) == ("No viene", "Hay feria.")
    assert not invitation.people.exists()


def test_nobody_answers_once_it_began(network):
    with pytest.raises(Refused):
        answer(network, network.a_meeting(held=True), people=[network.desk.user])


def cancel(network, meeting):
    return cancel_meeting(meeting=meeting, reason="Temporal.", by=network.analyst, at=AT)


def test_those_invited_hear_why_it_was_called_off(network):
    meeting = network.a_meeting()
    cancel(network, meeting)
    assert all("Temporal." in message.body for message in Message.objects.all())
    assert Message.objects.count() == 2


def test_a_draft_called_off_is_no_news(network, draft):
    cancel(network, draft)
    assert not Message.objects.exists()


def test_a_meeting_that_began_is_not_called_off(network):
    with pytest.raises(Refused):
        cancel(network, network.a_meeting(held=True))


def test_a_meeting_whose_day_went_by_is_not_called(network):
    yesterday = network.a_meeting(draft=True, starts_at=AT - timedelta(days=1))
    with pytest.raises(Refused, match="ya pasó"):
        call(network, yesterday)
