"""What the lives of a course, a meeting and a text have in common: a table of moves. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Generic, TypeVar

State = TypeVar("State", bound=StrEnum)
Action = TypeVar("Action", bound=StrEnum)


class ForbiddenMove(Exception):
    """That move does not exist from that state; the message is for the reader."""


@dataclass(frozen=True)
class Moves(Generic[State, Action]):
    """`table`: which move leads where. `why_not`: what is said of a state it does not leave."""

    table: Mapping[tuple[State, Action], State]
    why_not: Mapping[State, str]

    def after(self, state: State, action: Action) -> State | None:
        """Where the move leads; None when that very move was made before (a second click).

        Raises `ForbiddenMove`.
        """
        to = self.table.get((state, action))
        made = any(end is state for (_, move), end in self.table.items() if move is action)
        if to is None and not made:
            raise ForbiddenMove(self.why_not[state])
        return to
