"""The life of a meeting of the network: which move leads where, and what it asks first. Pure."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from sence_programs.lifecycle.moves import Moves


class State(StrEnum):
    """The same values as `NetworkMeeting.Status`."""

    DRAFT = "draft"
    CALLED = "called"
    HELD = "held"
    CLOSED = "closed"
    CANCELLED = "cancelled"


class Action(StrEnum):
    CALL = "call"
    HOLD = "hold"
    CLOSE = "close"
    CANCEL = "cancel"


TABLE: dict[tuple[State, Action], State] = {
    (State.DRAFT, Action.CALL): State.CALLED,
    (State.DRAFT, Action.CANCEL): State.CANCELLED,
    (State.CALLED, Action.HOLD): State.HELD,
    (State.CALLED, Action.CANCEL): State.CANCELLED,
    (State.HELD, Action.CLOSE): State.CLOSED,
}

PREPARING = frozenset({State.DRAFT, State.CALLED})
"""States in which date, place, agenda, materials and invited offices may change."""
AT_THE_DOOR = frozenset({State.CALLED, State.HELD})
"""States in which somebody may be marked present."""
STEPS = ("Preparar", "Convocar", "Realizar", "Cerrar")

_STEP = {State.DRAFT: 1, State.CALLED: 2, State.HELD: 3, State.CLOSED: 4, State.CANCELLED: 2}
WHY_NOT = {
    State.DRAFT: "El encuentro todavía no se convoca.",
    State.CALLED: "El encuentro ya está convocado.",
    State.HELD: "El encuentro ya comenzó.",
    State.CLOSED: "El encuentro ya está cerrado.",
    State.CANCELLED: "El encuentro se suspendió.",
}


after = Moves(TABLE, WHY_NOT).after


def step_of(state: State) -> int:
    """Which of `STEPS` the meeting is in, from 1."""
    return _STEP[state]


@dataclass(frozen=True)
class Readiness:
    """What a meeting has so far. `unwritten`: agenda items without their part of the minutes."""

    on: date
    day: date
    offices: int
    items: int
    present: int
    unwritten: tuple[str, ...]

    def missing(self, action: Action) -> list[str]:
        """What must be done before the move, in words; nothing when it may be made."""
        asked = {
            Action.CALL: [
                (not self.offices, "Invita al menos a una oficina."),
                (not self.items, "Agrega al menos un punto a la tabla."),
                (self.day < self.on, "La fecha ya pasó: elige otra."),
            ],
            Action.HOLD: [(self.on < self.day, "Que llegue el día del encuentro.")],
            Action.CLOSE: [
                (not self.present, "Marca a las personas que asistieron."),
                *((True, f"Escribe el acta de «{title}».") for title in self.unwritten),
            ],
        }
        return [words for lacks, words in asked.get(action, []) if lacks]
