"""The life of a course or workshop: which move leads where. A table, pure."""

from enum import StrEnum


class State(StrEnum):
    """The same values as `Course.Status`."""

    DRAFT = "draft"
    OPEN = "open"
    CLOSED = "closed"
    CANCELLED = "cancelled"


class Action(StrEnum):
    OPEN = "open"
    CLOSE = "close"
    CANCEL = "cancel"


class ForbiddenMove(Exception):
    """That move does not exist from that state; the message is for the reader."""


TABLE: dict[tuple[State, Action], State] = {
    (State.DRAFT, Action.OPEN): State.OPEN,
    (State.DRAFT, Action.CANCEL): State.CANCELLED,
    (State.OPEN, Action.CLOSE): State.CLOSED,
    (State.OPEN, Action.CANCEL): State.CANCELLED,
}

_WHY = {
    State.DRAFT: "Todavía es un borrador: abre antes la inscripción.",
    State.OPEN: "La inscripción ya está abierta.",
    State.CLOSED: "Ya se cerró y no cambia más.",
    State.CANCELLED: "Se suspendió y no cambia más.",
}


def after(state: State, action: Action) -> State | None:
    """Where the move leads; None when that very move was made before (a second click).

    Raises `ForbiddenMove`.
    """
    to = TABLE.get((state, action))
    made = any(end is state for (_, move), end in TABLE.items() if move is action)
    if to is None and not made:
        raise ForbiddenMove(_WHY[state])
    return to


def earns_certificate(present: int, sessions: int, least_percent: int) -> bool:
    """Whether who came to `present` of `sessions` reached the attendance that was asked."""
    return sessions > 0 and present * 100 >= least_percent * sessions
