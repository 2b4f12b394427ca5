"""The same statement from the same line, four times in one request, fails the test."""

import pytest
from django.db import connection
from django.http import HttpResponse
from django.template import Context, Template
from django.utils.functional import SimpleLazyObject

from tests.strict.ledger import Sloppiness, allowed

pytestmark = pytest.mark.django_db


def asks(times: int):
    def view(request):
        for number in range(times):
            ask(number)
        return HttpResponse("ok", content_type="text/plain")

    return view


def ask(number: int) -> int:
    with connection.cursor() as cursor:
        cursor.execute("SELECT %s", [number])
        return cursor.fetchone()[0]


LINE = ask.__code__.co_firstlineno + 2


def test_a_query_in_a_loop_is_seen_with_its_line(answer, seen):
    answer(asks(4))
    (message,) = seen(Sloppiness.QUERY_IN_LOOP)
    assert message.startswith(f"tests/test_strict/test_repeated_queries.py:{LINE}: 4 times in GET")


def test_three_times_is_no_loop(answer, seen):
    answer(asks(3))
    assert seen(Sloppiness.QUERY_IN_LOOP) == []


def test_two_requests_are_counted_apart(answer, seen):
    answer(asks(2))
    answer(asks(2))
    assert seen(Sloppiness.QUERY_IN_LOOP) == []


def test_a_loop_outside_requests_is_not_counted(seen):
    asks(10)(None)
    assert seen(Sloppiness.QUERY_IN_LOOP) == []


def test_lists_of_any_length_are_the_same_statement(answer, seen):
    def view(request):
        for length in range(2, 6):
            with connection.cursor() as cursor:
                marks = ", ".join(["%s"] * length)
                cursor.execute(f"SELECT 1 WHERE 1 IN ({marks})", list(range(length)))
        return HttpResponse("ok", content_type="text/plain")

    answer(view)
    assert len(seen(Sloppiness.QUERY_IN_LOOP)) == 1


def test_a_template_that_asks_in_a_loop_is_named(seen):
    rows = [Lazy() for _ in range(4)]
    Template("\n{% for row in rows %}{{ row.value }}{% endfor %}").render(Context({"rows": rows}))
    assert len(seen(Sloppiness.QUERY_IN_LOOP)) == 1


def test_looking_for_the_line_wakes_no_lazy_object(answer, seen):
    def view(request):
        return HttpResponse(str(SimpleLazyObject(lambda: ask(1))), content_type="text/plain")

    assert answer(view).content == b"1"


class Lazy:
    @property
    def value(self):
        return ask(1)


def test_a_loop_may_be_allowed_with_a_reason(answer, seen):
    with allowed(Sloppiness.QUERY_IN_LOOP, because="the law asks for one row at a time"):
        answer(asks(4))
    assert seen(Sloppiness.QUERY_IN_LOOP) == []


def test_a_reason_is_asked_for():
    with pytest.raises(ValueError, match="say why"), allowed(Sloppiness.MARKUP, because=" "):
        pass
