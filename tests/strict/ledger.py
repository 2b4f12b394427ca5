"""Where every guard writes what it saw, so that no `except` of the code under test hides it."""

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from enum import StrEnum


class Sloppiness(StrEnum):
    """What a test may not do without failing."""

    UNDEFINED_VARIABLE = "undefined template variable"
    UNORDERED_QUERYSET = "unordered queryset on a page"
    QUERY_IN_LOOP = "query in a loop"
    WRITE_ON_READ = "safe request that writes"
    MARKUP = "broken promise in the HTML"
    OUTGOING_SOCKET = "connection out of this machine"
    RUN_IN_URL = "RUN in a URL"
    RUN_IN_LOG = "RUN in the log"


_seen: list[tuple[Sloppiness, str]] = []
_allowed: Counter[Sloppiness] = Counter()


def record(kind: Sloppiness, message: str) -> None:
    """Notes it once, from any thread."""
    entry = (kind, message)
    if not _allowed[kind] and entry not in _seen:
        _seen.append(entry)


def take() -> list[tuple[Sloppiness, str]]:
    """What was seen since the last call; the ledger is left empty."""
    seen = _seen[:]
    _seen.clear()
    return seen


@contextmanager
def allowed(kind: Sloppiness, *, because: str) -> Iterator[None]:
    """The one way out, and it needs a reason a reviewer can read."""
    if not because.strip():
        raise ValueError("say why")
    _allowed[kind] += 1
    try:
        yield
    finally:
        _allowed[kind] -= 1
