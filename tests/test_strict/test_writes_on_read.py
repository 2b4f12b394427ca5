"""A GET that changes rows fails the test."""

import pytest
from django.contrib.contenttypes.models import ContentType
from django.db import connection
from django.http import HttpResponse

from tests.strict.ledger import Sloppiness

pytestmark = pytest.mark.django_db


def done() -> HttpResponse:
    return HttpResponse("ok", content_type="text/plain")


def creates(request):
    ContentType.objects.create(app_label="a", model="b")
    return done()


def updates(request):
    ContentType.objects.filter(pk=-1).update(model="b")
    return done()


def deletes(request):
    ContentType.objects.filter(pk=-1)._raw_delete("default")
    return done()


def writes_in_a_cte(request):
    with connection.cursor() as cursor:
        cursor.execute(
            "WITH gone AS (DELETE FROM django_content_type WHERE id = -1 RETURNING id) "
            "SELECT count(*) FROM gone"
        )
    return done()


def reads_and_locks(request):
    list(ContentType.objects.select_for_update().filter(pk=-1).order_by("pk"))
    return done()


@pytest.mark.parametrize("view", [creates, updates, deletes, writes_in_a_cte])
def test_a_get_that_writes_is_seen(view, answer, seen):
    answer(view)
    (message,) = seen(Sloppiness.WRITE_ON_READ)
    assert "GET /page/" in message
    assert "django_content_type" in message


@pytest.mark.parametrize("view", [creates, updates, deletes])
def test_a_post_may_write(view, answer, seen):
    answer(view, method="post")
    assert seen(Sloppiness.WRITE_ON_READ) == []


def test_a_get_may_lock_what_it_reads(answer, seen):
    answer(reads_and_locks)
    assert seen(Sloppiness.WRITE_ON_READ) == []


def test_a_get_may_keep_its_session(answer, seen):
    def view(request):
        from django.contrib.sessions.backends.db import SessionStore

        SessionStore().save()
        return done()

    answer(view)
    assert seen(Sloppiness.WRITE_ON_READ) == []
