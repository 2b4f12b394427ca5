"""Owners are reminded once before the date and every two weeks after it."""

from datetime import timedelta

import pytest

from omil_portal.outbox.models import Message
from sence_programs.services.meetings.reminders import meetings_step
from tests.factories.meetings import CommitmentFactory
from tests.factories.when import ON


@pytest.fixture
def commitment(network):
    return CommitmentFactory(office=network.office, due_on=ON)


def told_on(days: int) -> int:
    return sum(meetings_step(ON + timedelta(days=days)).values())


def test_nobody_is_reminded_more_than_a_week_ahead(commitment):
    assert told_on(-8) == 0


def test_whoever_is_in_charge_of_the_office_is_reminded_once(network, commitment):
    assert [told_on(days) for days in (-7, -6, -1, 0)] == [1, 0, 0, 0]
    assert Message.objects.get().user == network.manager.user


def test_a_late_one_is_told_the_day_after_and_every_two_weeks(commitment):
    nights = [days for days in range(40) if told_on(days) and days > 0]
    assert nights == [1, 15, 29]


def test_the_same_night_again_tells_nobody(commitment):
    assert (told_on(1), told_on(1)) == (1, 0)


def test_an_office_with_nobody_in_charge_is_reminded_whole(network):
    office = network.an_office()
    people = {network.somebody_in(office).user for _ in range(2)}
    CommitmentFactory(office=office, due_on=ON)
    told_on(0)
    assert {message.user for message in Message.objects.all()} == people


def test_the_person_named_is_reminded_too(network):
    CommitmentFactory(office=network.office, person=network.desk.user, due_on=ON)
    told_on(0)
    assert {m.user for m in Message.objects.all()} == {network.desk.user, network.manager.user}


def test_what_is_closed_is_not_reminded(network):
    CommitmentFactory(office=network.office, due_on=ON, done=True)
    assert told_on(0) == 0
