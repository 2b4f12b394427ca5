"""Two officers unite the same two files at the same moment."""

import threading
import time
import uuid

import pytest

from jobseekers.models import Attention, JobSeeker, Merge
from jobseekers.services import merges
from jobseekers.services.attentions import record_attention
from omil_portal.refusals import Refused
from tests.factories.jobseekers import AttentionFactory, JobSeekerFactory
from tests.factories.kernel import OfficeFactory, UserFactory
from tests.factories.when import AT
from tests.jobseekers.test_registration_race import at_once

pytestmark = pytest.mark.django_db(transaction=True)


def crossed() -> list:
    """One keeps this file, the other keeps that one."""
    one, other, by = JobSeekerFactory(), JobSeekerFactory(), UserFactory()
    AttentionFactory.create_batch(5, seeker=one)
    ways = [(one, other), (other, one)]

    def unite():
        kept, gone = ways.pop()
        return merges.merge(kept=kept, gone=gone, by=by, at=AT)

    return at_once(unite)


def test_one_wins_and_the_other_is_told():
    results = crossed()
    assert sorted(type(result).__name__ for result in results) == ["Merge", "Refused"]
    assert Merge.objects.count() == 1


def test_without_the_lock_each_file_goes_into_the_other(monkeypatch):
    together = threading.Barrier(2, timeout=10)

    def unlocked(one, other):
        rows = [JobSeeker.objects.get(pk=row.pk) for row in (one, other)]
        together.wait()
        return tuple(rows)

    monkeypatch.setattr(merges, "_locked", unlocked)
    results = crossed()
    assert not any(isinstance(result, Refused) for result in results)


def test_an_attention_sent_while_its_file_is_united_goes_to_the_file_that_stays(monkeypatch):
    """Without the lock on the person it stays in a file that nobody may open."""
    kept, gone, by = JobSeekerFactory(), JobSeekerFactory(), UserFactory()
    office, uniting, moved = OfficeFactory(), threading.Event(), merges._move

    def slowly(source, target):
        found = moved(source, target)
        uniting.set()
        time.sleep(0.3)
        return found

    monkeypatch.setattr(merges, "_move", slowly)

    def write():
        uniting.wait(10)
        kind, sent = Attention.Kind.ASSESSMENT, uuid.uuid4()
        record_attention(seeker=gone, office=office, by=by, kind=kind, at=AT, request_id=sent)

    jobs = [lambda: merges.merge(kept=kept, gone=gone, by=by, at=AT), write]
    at_once(lambda: jobs.pop()())
    assert Attention.objects.get().seeker == kept
