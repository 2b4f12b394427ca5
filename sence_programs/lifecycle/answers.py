"""The life of the text of a standard answer: which move leads where. A table, pure."""

from enum import StrEnum


class State(StrEnum):
    """The same values as `AnswerText.State`."""

    DRAFT = "draft"
    APPROVED = "approved"
    REPLACED = "replaced"
    WITHDRAWN = "withdrawn"


class Action(StrEnum):
    APPROVE = "approve"
    REPLACE = "replace"
    WITHDRAW = "withdraw"


class ForbiddenMove(Exception):
    """That move does not exist from that state; the message is for the reader."""

    def __init__(self, state: State) -> None:
        self.state = state
        super().__init__(_WHY[state])


TABLE: dict[tuple[State, Action], State] = {
    (State.DRAFT, Action.APPROVE): State.APPROVED,
    (State.APPROVED, Action.REPLACE): State.REPLACED,
    (State.APPROVED, Action.WITHDRAW): State.WITHDRAWN,
}

TRANSITIONS = [(origin.value, to.value) for (origin, _), to in TABLE.items()]
"""The same table as pairs of values, for the trigger of the database."""

_WHY = {
    State.DRAFT: "Este texto todavía es un borrador.",
    State.APPROVED: "Este texto ya está aprobado. Para cambiarlo, escribe una versión nueva.",
    State.REPLACED: "Otra versión ya reemplazó este texto.",
    State.WITHDRAWN: "Este texto ya se retiró.",
}


def after(state: State, action: Action) -> State | None:
    """Where the move leads; None when that very move was made before (a second click).

    Raises `ForbiddenMove`.
    """
    to = TABLE.get((state, action))
    if to is None and all(end is not state for (_, a), end in TABLE.items() if a is action):
        raise ForbiddenMove(state)
    return to
