"""The regional unit sees its region; an office, what it is invited to or took on."""

import pytest

from omil_portal.access.actor import actor_for
from omil_portal.access.permissions import Permission as P
from sence_programs.models import Commitment, NetworkMeeting
from tests.factories.kernel import RegionFactory, StaffMembershipFactory
from tests.factories.meetings import CommitmentFactory


@pytest.fixture
def meetings(network):
    return {
        "draft": network.a_meeting(draft=True),
        "called": network.a_meeting(),
        "of others": network.a_meeting(network.an_office()),
    }


def seen_by(user, meetings, permission=P.MEETINGS_ATTEND) -> set[str]:
    """By the list and by the object, which must agree."""
    actor = actor_for(user)
    listed = set(NetworkMeeting.objects.visible_to(actor, permission))
    for meeting in meetings.values():
        assert meeting.is_visible_to(actor, permission) == (meeting in listed)
    return {name for name, meeting in meetings.items() if meeting in listed}


def test_an_office_sees_what_it_was_called_to(network, meetings):
    assert seen_by(network.desk.user, meetings) == {"called"}


def test_a_draft_that_was_called_off_was_never_seen(network):
    meeting = network.a_meeting(cancelled=True, called_at=None)
    assert seen_by(network.desk.user, {"it": meeting}) == set()


def test_the_regional_unit_sees_its_whole_region(network, meetings):
    assert seen_by(network.analyst, meetings, P.MEETINGS_HOLD) == set(meetings)


def test_another_region_sees_nothing(network, meetings):
    stranger = StaffMembershipFactory(regional_analyst=True, region=RegionFactory(cut="14"))
    assert seen_by(stranger.user, meetings) == set()


def test_no_office_holds_meetings(network, meetings):
    assert seen_by(network.manager.user, meetings, P.MEETINGS_HOLD) == set()


def test_a_commitment_is_seen_by_its_office_its_person_and_its_region(network):
    elsewhere = network.somebody_in(network.an_office()).user
    commitment = CommitmentFactory(
        meeting=network.a_meeting(held=True), office=network.office, person=elsewhere
    )
    stranger = network.somebody_in(network.an_office()).user
    for user, sees in {
        network.desk.user: True,
        elsewhere: True,
        network.analyst: True,
        stranger: False,
    }.items():
        actor = actor_for(user)
        assert commitment.is_visible_to(actor) is sees
        assert Commitment.objects.visible_to(actor).exists() is sees
