"""What this session searched among the answers: the words never stand in an address or a log."""

SOUGHT = "answers_sought"
"""Session key of the search: what `AnswerSearchForm` read, without anybody's numbers."""


def sought(request) -> dict:
    """The last search of the session, `q`, `topic` and `todas`, where the address refers to it.

    Whoever comes by the menu comes with another question: nothing.
    """
    return request.session.get(SOUGHT, {}) if "buscado" in request.GET else {}


def remember_sought(request, asked: dict) -> None:
    request.session[SOUGHT] = asked


def number(text) -> int | None:
    """What an address says as a number; None for anything else."""
    return int(text) if str(text or "").isdecimal() else None
