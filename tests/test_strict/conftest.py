"""Each test here is sloppy on purpose, and reads what the guards wrote about it."""

import pytest

from tests.strict import ledger
from tests.strict.ledger import Sloppiness


@pytest.fixture
def seen():
    """`seen(kind)`: the messages written so far about that kind; everything else must be clean."""

    def read(kind: Sloppiness) -> list[str]:
        entries = ledger.take()
        assert {k for k, _ in entries} <= {kind}, entries
        return [message for _, message in entries]

    return read


@pytest.fixture
def answer(settings, rf):
    """`answer(view, ...)`: one request to a site that has this view alone, without middleware."""
    from django.test import Client
    from django.urls import path

    settings.MIDDLEWARE = []

    def ask(view, method="get", at="/page/", **kwargs):
        settings.ROOT_URLCONF = type("urls", (), {"urlpatterns": [path("page/", view)]})
        return getattr(Client(), method)(at, **kwargs)

    return ask
