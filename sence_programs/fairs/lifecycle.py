"""The life of a job fair: planned, announced, held, closed; or called off before. A table, pure.

Closing freezes the figures, so nothing leads out of it.
"""

from dataclasses import dataclass
from datetime import date

DRAFT, ANNOUNCED, HELD, CLOSED = "draft", "announced", "held", "closed"
STATES = (DRAFT, ANNOUNCED, HELD, CLOSED)
CANCELLED = "cancelled"
"""Called off: out of the way from draft to closed, and nothing leads out of it either."""

ANNOUNCE, HOLD, CLOSE = "announce", "hold", "close"


@dataclass(frozen=True)
class Step:
    """`origin` → `to`; `since`: the day of the fair from which the move may be made."""

    origin: str
    to: str
    since: str = ""


STEPS: dict[str, Step] = {
    ANNOUNCE: Step(DRAFT, ANNOUNCED),
    HOLD: Step(ANNOUNCED, HELD, since="starts_on"),
    CLOSE: Step(HELD, CLOSED, since="ends_on"),
}

OPEN_TO_SIGN_UP = frozenset({ANNOUNCED, HELD})
"""States in which people and companies may join: also those who come through the door."""

CANCELLABLE = frozenset({ANNOUNCED})
"""A draft is nobody's yet, and what was held cannot be called off."""


def move_from(state: str) -> str | None:
    """The only move that a state allows, None at the end."""
    return next((move for move, step in STEPS.items() if step.origin == state), None)


def too_early(move: str, *, starts_on: date, ends_on: date, on: date) -> date | None:
    """The day from which the move may be made, when `on` is before it."""
    days = {"starts_on": starts_on, "ends_on": ends_on}
    since = days.get(STEPS[move].since)
    return since if since and on < since else None


def takes_arrivals(state: str, *, starts_on: date, on: date) -> bool:
    """From the first morning until it is closed: what waited without network may come later."""
    return state in OPEN_TO_SIGN_UP and on >= starts_on
