"""Two at once, on two connections: one tap, one closing, one beginning."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import IntegrityError, connection

from omil_portal.outbox.models import Message
from omil_portal.refusals import Refused
from sence_programs.services.meetings import holding
from sence_programs.services.meetings.attendance import arrive, mark_present
from sence_programs.services.meetings.commitments import close_commitment
from sence_programs.services.meetings.holding import close_meeting, hold_meeting
from tests.factories.meetings import CommitmentFactory, MeetingAttendanceFactory
from tests.factories.sence_programs import AgreementFactory, GoalFactory
from tests.factories.when import AT
from tests.sence_programs.meetings.network import Network

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def network(transactional_db) -> Network:
    return Network()


def at_once(*jobs: Callable[[], object]) -> list[object]:
    """What each job gave, or what it raised, all started together."""
    barrier = Barrier(len(jobs))

    def run(job):
        try:
            barrier.wait(timeout=10)
            return job()
        except (Refused, IntegrityError) as refused:
            return refused
        finally:
            connection.close()

    with ThreadPoolExecutor(len(jobs)) as pool:
        return list(pool.map(run, jobs))


def kinds(outcomes) -> list[str]:
    return sorted(type(outcome).__name__ for outcome in outcomes)


def test_two_taps_at_once_are_one_person(network):
    meeting = network.a_meeting()

    def tap():
        return arrive(meeting=meeting, office=network.office, user=network.desk.user, at=AT)

    first, second = at_once(tap, tap)
    assert first == second
    assert meeting.attendances.count() == 1


def test_the_door_and_the_list_at_once_are_one_person(network):
    meeting = network.a_meeting()
    at_once(
        lambda: arrive(meeting=meeting, office=network.office, user=network.desk.user, at=AT),
        lambda: mark_present(meeting=meeting, members=[network.desk], by=network.analyst, at=AT),
    )
    assert meeting.attendances.count() == 1


def test_two_closings_at_once_tell_once(network):
    meeting = network.a_meeting(held=True)
    meeting.items.update(record="Se conversó.")
    MeetingAttendanceFactory(meeting=meeting, office=network.office)

    def close():
        return close_meeting(meeting=meeting, by=network.analyst, at=AT)

    assert kinds(at_once(close, close)) == ["NetworkMeeting", "NetworkMeeting"]
    assert Message.objects.filter(user=network.desk.user).count() == 1


def begin_twice(network) -> list[str]:
    GoalFactory(agreement=AgreementFactory(office=network.office))
    meeting = network.a_meeting()
    jobs = [lambda: hold_meeting(meeting=meeting, by=network.analyst, at=AT)] * 2
    return kinds(at_once(*jobs))


def test_two_beginnings_at_once_freeze_once(network):
    assert begin_twice(network) == ["NetworkMeeting", "NetworkMeeting"]


def test_without_the_lock_the_second_beginning_would_crash(network, monkeypatch):
    """Shows that the race is real: both read a meeting that has not begun."""
    meet = Barrier(2)

    def unlocked(meeting, among):
        now = type(meeting).objects.get(pk=meeting.pk)
        meet.wait(timeout=10)
        return now

    monkeypatch.setattr(holding, "locked", unlocked)
    assert begin_twice(network) == ["IntegrityError", "NetworkMeeting"]


def test_done_and_dropped_at_once_leave_one_answer(network):
    commitment = CommitmentFactory(office=network.office)

    def close(status, by):
        return lambda: close_commitment(
            commitment=commitment, status=status, note="Nota.", by=by, at=AT
        )

    outcomes = at_once(close("done", network.desk.user), close("dropped", network.analyst))
    assert kinds(outcomes) == ["Commitment", "Refused"]
