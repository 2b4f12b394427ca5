"""Two people press at the same moment."""

import threading
import uuid

import pytest
from django.db import connection

from jobseekers.models import Attention, JobSeeker
from jobseekers.services.attentions import record_attention
from jobseekers.services.registration import AlreadyRegistered, register_online
from omil_portal.accounts.run import Run
from tests.factories.jobseekers import JobSeekerFactory
from tests.factories.kernel import ComunaFactory, OfficeFactory, UserFactory
from tests.factories.when import AT

pytestmark = pytest.mark.django_db(transaction=True)


def at_once(action, times=2) -> list:
    """What each of `times` simultaneous calls returned or raised."""
    results, barrier = [], threading.Barrier(times)

    def call():
        try:
            barrier.wait()
            results.append(action())
        except Exception as raised:
            results.append(raised)
        finally:
            connection.close()

    threads = [threading.Thread(target=call) for _ in range(times)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return results


def register(comuna, request_id):
    return register_online(
        run=Run(12531909, "2"),
        names="María",
        first_surname="Soto",
        phone="",
        comuna=comuna,
        at=AT,
        request_id=request_id,
    )


def test_two_simultaneous_registrations_with_one_run_leave_one_person():
    comuna = ComunaFactory()
    results = at_once(lambda: register(comuna, uuid.uuid4()))
    assert sorted(type(result) for result in results if isinstance(result, Exception)) == [
        AlreadyRegistered
    ]
    assert JobSeeker.objects.count() == 1


def test_a_double_click_gives_both_answers_the_same_person():
    comuna, request_id = ComunaFactory(), uuid.uuid4()
    first, second = at_once(lambda: register(comuna, request_id))
    assert first == second == JobSeeker.objects.get()


def test_an_attention_sent_twice_at_once_counts_once():
    seeker, office, by, sent = JobSeekerFactory(), OfficeFactory(), UserFactory(), uuid.uuid4()
    first, second = at_once(
        lambda: record_attention(
            seeker=seeker,
            office=office,
            by=by,
            kind=Attention.Kind.ASSESSMENT,
            at=AT,
            request_id=sent,
        )
    )
    assert first == second == Attention.objects.get()
