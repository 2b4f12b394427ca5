"""The figures shown are those of that day for ever; a closed meeting never changes."""

from datetime import timedelta

import pytest
from django.db import InternalError, transaction
from django.urls import reverse

from omil_portal.outbox.models import Message
from omil_portal.refusals import Refused
from sence_programs.models import MeetingFigure, NetworkMeeting
from sence_programs.services.meetings.agenda import write_record
from sence_programs.services.meetings.holding import close_meeting, hold_meeting
from tests.factories.meetings import MeetingAttendanceFactory
from tests.factories.sence_programs import AgreementFactory, GoalFactory
from tests.factories.when import AT, ON
from tests.sence_programs.network import a_few


@pytest.fixture
def goal(network):
    return GoalFactory(agreement=AgreementFactory(office=network.office), target=40)


def hold(network, meeting, at=AT):
    return hold_meeting(meeting=meeting, by=network.analyst, at=at)


def test_each_goal_of_an_invited_office_is_frozen_with_its_target_and_part(network, goal):
    a_few("attended", network.office, 10)
    hold(network, meeting := network.a_meeting())
    figure = meeting.figures.get()
    assert (figure.value, figure.target, figure.percent, figure.on) == (10, 40, 25, ON)


def test_the_goals_of_an_office_that_is_not_invited_are_not_shown(network, goal):
    GoalFactory(agreement=AgreementFactory(office=network.an_office()))
    hold(network, meeting := network.a_meeting())
    assert [figure.goal for figure in meeting.figures.all()] == [goal]


def test_what_is_counted_afterwards_does_not_change_what_was_shown(network, goal, reading_as):
    a_few("attended", network.office, 10)
    hold(network, meeting := network.a_meeting())
    a_few("attended", network.office, 5)
    goal.target = 99
    goal.save()
    page = reading_as(network.desk.user).get(reverse("meeting_file", args=[meeting.pk]))
    assert "10 de 40 (25&nbsp;%)" in page.content.decode()


def test_beginning_twice_freezes_once(network, goal):
    meeting = network.a_meeting()
    hold(network, meeting)
    a_few("attended", network.office, 3)
    hold(network, meeting)
    assert meeting.figures.get().value == 0


def test_no_meeting_begins_before_its_day(network):
    with pytest.raises(Refused):
        hold(network, network.a_meeting(), AT - timedelta(days=1))


@pytest.mark.parametrize(
    "meddle",
    [
        lambda: MeetingFigure.objects.update(value=1000),
        lambda: MeetingFigure.objects.all().delete(),
    ],
    ids=["change", "delete"],
)
def test_the_database_refuses_to_touch_a_figure(network, goal, meddle):
    hold(network, network.a_meeting())
    with pytest.raises(InternalError), transaction.atomic():
        meddle()


@pytest.fixture
def ready(network):
    """Under way, somebody came and every point has its minutes."""
    meeting = network.a_meeting(held=True)
    meeting.items.update(record="Se conversó.")
    MeetingAttendanceFactory(meeting=meeting, office=network.office)
    return meeting


def close(network, meeting):
    return close_meeting(meeting=meeting, by=network.analyst, at=AT)


def test_the_minutes_go_to_the_invited_offices_once(network, ready):
    close(network, ready)
    close(network, ready)
    told = Message.objects.filter(subject__startswith="Acta")
    assert {message.user for message in told} == {network.manager.user, network.desk.user}
    assert told.count() == 2


def test_a_point_without_minutes_keeps_it_open(network, ready):
    ready.items.update(record="")
    with pytest.raises(Refused, match="Escribe el acta"):
        close(network, ready)


def test_a_meeting_nobody_came_to_is_not_closed(network, ready):
    ready.attendances.all().delete()
    with pytest.raises(Refused, match="asistieron"):
        close(network, ready)


def test_the_minutes_of_a_closed_meeting_are_not_rewritten(network, ready):
    close(network, ready)
    with pytest.raises(Refused):
        write_record(item=ready.items.get(), record="Otra cosa.", by=network.analyst)


def test_the_database_refuses_to_change_a_closed_meeting(network, ready):
    close(network, ready)
    with pytest.raises(InternalError), transaction.atomic():
        NetworkMeeting.objects.filter(pk=ready.pk).update(title="Otro")
