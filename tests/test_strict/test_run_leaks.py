"""A RUN in an address or in the log fails the test."""

import logging

import pytest
from django.http import HttpResponse, HttpResponseRedirect

from tests.strict.ledger import Sloppiness
from tests.strict.run_leaks import holds_run

RUN = "12.531.909-2"


@pytest.mark.parametrize(
    "text", [RUN, "12531909-2", "15000005-k", "?q=12%2E531%2E909%2D2", "/a/1234567-4/"]
)
def test_a_run_is_recognised(text):
    assert holds_run(text)


@pytest.mark.parametrize(
    "text",
    [
        "12.531.909-3",
        "2026-11-22",
        "/a/12531909/",
        "12531909-2222-4abc-8def-000000000000",
        "+56 9 1253 1909",
    ],
)
def test_what_only_looks_like_one_is_not(text):
    assert not holds_run(text)


def test_a_run_in_the_address_asked_for_is_seen(answer, seen):
    answer(plain, at=f"/page/?q={RUN}")
    assert len(seen(Sloppiness.RUN_IN_URL)) == 1


def test_a_run_in_a_redirection_is_seen(answer, seen):
    answer(lambda request: HttpResponseRedirect(f"/person/{RUN}/"))
    assert len(seen(Sloppiness.RUN_IN_URL)) == 1


def test_a_run_in_a_link_is_seen(answer, seen):
    answer(lambda request: HttpResponse(f'<a href="/person/{RUN}/">Ana</a>'))
    assert len(seen(Sloppiness.RUN_IN_URL)) == 1


def test_a_run_in_the_text_of_a_page_is_not(answer, seen):
    answer(lambda request: HttpResponse(f"<p>{RUN}</p>"))
    assert seen(Sloppiness.RUN_IN_URL) == []


def test_a_run_in_the_log_is_seen(seen):
    logging.getLogger("omil_portal").warning("no file for %s", RUN)
    assert len(seen(Sloppiness.RUN_IN_LOG)) == 1


def test_a_run_in_a_logged_error_is_seen(seen):
    try:
        raise ValueError(RUN)
    except ValueError:
        logging.getLogger("omil_portal").exception("it broke")
    assert len(seen(Sloppiness.RUN_IN_LOG)) == 1


def plain(request):
    return HttpResponse("ok", content_type="text/plain")
