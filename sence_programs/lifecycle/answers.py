"""The life of the text of a standard answer: which move leads where. A table, pure."""

from enum import StrEnum

from sence_programs.lifecycle.moves import Moves


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


TABLE: dict[tuple[State, Action], State] = {
    (State.DRAFT, Action.APPROVE): State.APPROVED,
    (State.APPROVED, Action.REPLACE): State.REPLACED,
    (State.APPROVED, Action.WITHDRAW): State.WITHDRAWN,
}

TRANSITIONS = [(origin.value, to.value) for (origin, _), to in TABLE.items()]
"""The same table as pairs of values, for the trigger of the database."""

WHY_NOT = {
    State.DRAFT: "Este texto todavía es un borrador.",
    State.APPROVED: "Este texto ya está aprobado. Para cambiarlo, escribe una versión nueva.",
    State.REPLACED: "Otra versión ya reemplazó este texto.",
    State.WITHDRAWN: "Este texto ya se retiró.",
}


after = Moves(TABLE, WHY_NOT).after
