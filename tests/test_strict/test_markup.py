"""A page that breaks what every page promises fails the test."""

import pytest
from django.http import HttpResponse

from tests.strict.ledger import Sloppiness
from tests.strict.markup import Page

TOKEN = '<input type="hidden" name="csrfmiddlewaretoken" value="x">'


@pytest.mark.parametrize(
    "html",
    [
        "<form method=post><input name=a></form>",
        f"<form method=post></form><form method=post>{TOKEN}</form>",
        "<script>alert(1)</script>",
        "<style>p {}</style>",
        '<p style="color: red">a</p>',
        '<p onclick="go()">a</p>',
        '<a href="javascript:go()">a</a>',
        '<p id="a"></p><p id="a"></p>',
        "<html><body></body></html>",
        "<h1>a</h1><h1>b</h1>",
    ],
)
def test_a_fault_is_seen(html):
    assert len(Page(html).faults) == 1


@pytest.mark.parametrize(
    "html",
    [
        f"<form method=post>{TOKEN}</form>",
        "<form method=get></form>",
        '<script src="/static/a.js"></script>',
        '<script nonce="x">go()</script>',
        '<script type="application/json">{}</script>',
        '<html lang="es-cl"><h1 id="a">a</h1><p id="b">b</p></html>',
    ],
)
def test_what_is_right_is_not(html):
    assert Page(html).faults == []


def test_every_answer_of_the_site_is_read(answer, seen):
    answer(lambda request: HttpResponse("<h1>a</h1><h1>b</h1>"))
    assert seen(Sloppiness.MARKUP) == ["GET /page/: 2 <h1>"]


def test_what_is_not_html_is_left_alone(answer, seen):
    answer(lambda request: HttpResponse("<h1>a</h1><h1>b</h1>", content_type="text/plain"))
    assert seen(Sloppiness.MARKUP) == []
