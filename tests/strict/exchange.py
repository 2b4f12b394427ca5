"""One request and its answer, or one template rendered alone: the span the guards watch."""

import threading
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager

from django.core.handlers.base import BaseHandler
from django.db import connections
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.template.base import Template

from tests.strict import markup
from tests.strict.repeated_queries import QueryCounter
from tests.strict.run_leaks import check_url
from tests.strict.writes_on_read import SAFE_METHODS, WriteWatch

_ADDRESS_HEADERS = ("Location", "HX-Redirect", "HX-Location", "HX-Push-Url", "HX-Replace-Url")
_get_response = BaseHandler.get_response
_render = Template.render
_here = threading.local()


def install() -> None:
    BaseHandler.get_response = _watched_get_response
    Template.render = _watched_render


def _watched_get_response(self: BaseHandler, request: HttpRequest) -> HttpResponseBase:
    name = f"{request.method} {request.path}"
    check_url(request.get_full_path(), "request")
    safe = request.method in SAFE_METHODS
    with _watched(name, _watched_get_response.__code__, safe=safe):
        response = _get_response(self, request)
    _read(response, name)
    return response


def _watched_render(self: Template, context):
    if getattr(_here, "watched", False):
        return _render(self, context)
    with _watched(f"template {self.name}", _watched_render.__code__, safe=True):
        return _render(self, context)


@contextmanager
def _watched(name: str, until: object, *, safe: bool) -> Iterator[None]:
    counter = QueryCounter(name, until)
    _here.watched = True
    try:
        with ExitStack() as stack:
            for connection in connections.all():
                stack.enter_context(connection.execute_wrapper(counter))
                if safe:
                    stack.enter_context(connection.execute_wrapper(WriteWatch(name, until)))
            yield
    finally:
        _here.watched = False
        counter.report()


def _read(response: HttpResponseBase, name: str) -> None:
    for header in _ADDRESS_HEADERS:
        check_url(response.headers.get(header, ""), f"{header} of {name}")
    is_html = response.headers.get("Content-Type", "").startswith("text/html")
    if is_html and not response.streaming and not response.headers.get("Content-Encoding"):
        markup.check(response.content.decode(response.charset or "utf-8"), name)
