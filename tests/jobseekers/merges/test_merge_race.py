"""Two officers unite the same two files at the same moment."""

import threading

import pytest

from jobseekers.models import JobSeeker, Merge
from jobseekers.services import merges
from omil_portal.refusals import Refused
from tests.factories.jobseekers import AttentionFactory, JobSeekerFactory
from tests.factories.kernel import UserFactory
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
