"""What a test committed is gone after it, and every guard stands as before."""

import pytest
from django.contrib.contenttypes.models import ContentType
from django.db import connection
from django.test import TransactionTestCase

from jobseekers.models import Attention, JobSeeker
from tests.factories.jobseekers import AttentionFactory


@pytest.mark.django_db(transaction=True)
def test_everything_that_was_committed_is_gone_and_the_guards_are_back():
    AttentionFactory()
    history = Attention.versions.rel.related_model
    kinds = ContentType.objects.count()
    assert history.objects.exists()
    TransactionTestCase()._fixture_teardown()
    left = [model for model in (JobSeeker, Attention, history) if model.objects.exists()]
    assert left == []
    assert ContentType.objects.count() == kinds > 0
    with connection.cursor() as cursor:
        cursor.execute("SHOW session_replication_role")
        assert cursor.fetchone() == ("origin",)
