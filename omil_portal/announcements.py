"""A fact told when its transaction commits, and what those who listen answer to whoever saved.

An app tells what changed in it without knowing who cares: apps above connect to its signals.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from functools import partial

from django.contrib import messages
from django.db import transaction
from django.dispatch import Signal
from django.http import HttpRequest


@dataclass(frozen=True)
class Answer:
    """What a listener has to say about a change, to the person whose it is and to staff.

    Safe text may have a link. Empty: nothing for that reader.
    """

    person: str = ""
    staff: str = ""


_heard: ContextVar[list[Answer] | None] = ContextVar("heard", default=None)


def announce(signal: Signal, **facts: object) -> None:
    """Sends `signal` on commit. A listener that fails is logged, and what was saved stands."""
    transaction.on_commit(partial(_send, signal, facts), robust=True)


def _send(signal: Signal, facts: dict[str, object]) -> None:
    responses = signal.send_robust(sender=None, **facts)
    heard = _heard.get()
    if heard is not None:
        heard += [answer for _, answer in responses if isinstance(answer, Answer)]


@contextmanager
def telling(request: HttpRequest, *, staff: bool) -> Iterator[None]:
    """What listeners answer to what is saved inside is told to the reader, each thing once."""
    heard: list[Answer] = []
    token = _heard.set(heard)
    try:
        yield
    finally:
        _heard.reset(token)
    told = [answer.staff if staff else answer.person for answer in heard]
    for text in dict.fromkeys(filter(None, told)):
        messages.info(request, text)
