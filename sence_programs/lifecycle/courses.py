"""The life of a course or workshop: which move leads where. A table, pure."""

from enum import StrEnum

from sence_programs.lifecycle.moves import Moves


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


TABLE: dict[tuple[State, Action], State] = {
    (State.DRAFT, Action.OPEN): State.OPEN,
    (State.DRAFT, Action.CANCEL): State.CANCELLED,
    (State.OPEN, Action.CLOSE): State.CLOSED,
    (State.OPEN, Action.CANCEL): State.CANCELLED,
}

WHY_NOT = {
    State.DRAFT: "Todavía es un borrador: abre antes la inscripción.",
    State.OPEN: "La inscripción ya está abierta.",
    State.CLOSED: "Ya se cerró y no cambia más.",
    State.CANCELLED: "Se suspendió y no cambia más.",
}


after = Moves(TABLE, WHY_NOT).after


def earns_certificate(present: int, sessions: int, least_percent: int) -> bool:
    """Whether who came to `present` of `sessions` reached the attendance that was asked."""
    return sessions > 0 and present * 100 >= least_percent * sessions
