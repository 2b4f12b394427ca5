"""A test that reaches for another machine fails, even if the code hides the error."""

import contextlib
import socket

import pytest

from tests.strict.ledger import Sloppiness
from tests.strict.outgoing_sockets import OutgoingConnection

ELSEWHERE = ("192.0.2.1", 80)
"""An address kept for documentation, that no machine has."""


@pytest.fixture
def line():
    with socket.socket() as line:
        yield line


def test_a_connection_elsewhere_is_refused_and_seen(line, seen):
    with pytest.raises(OutgoingConnection):
        line.connect(ELSEWHERE)
    assert seen(Sloppiness.OUTGOING_SOCKET) == ["to ('192.0.2.1', 80)"]


def test_an_error_that_the_code_swallows_is_seen_too(line, seen):
    with contextlib.suppress(OSError):
        line.connect_ex(ELSEWHERE)
    assert len(seen(Sloppiness.OUTGOING_SOCKET)) == 1


def test_a_name_is_not_even_looked_up(seen):
    with pytest.raises(OutgoingConnection):
        socket.create_connection(("sence.example", 443))
    assert len(seen(Sloppiness.OUTGOING_SOCKET)) == 1


def test_the_loopback_is_at_home(line, seen):
    with socket.create_server(("127.0.0.1", 0)) as here:
        line.connect(here.getsockname())
    assert seen(Sloppiness.OUTGOING_SOCKET) == []
