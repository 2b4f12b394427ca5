"""The life of an offer: which move leads where, and who may make it. A table, pure."""

from dataclasses import dataclass
from enum import StrEnum

from omil_portal.access.permissions import Permission as P


class State(StrEnum):
    """The same values as `Vacancy.Status`."""

    DRAFT = "draft"
    IN_REVIEW = "in_review"
    RETURNED = "returned"
    PUBLISHED = "published"
    CLOSED = "closed"


class Action(StrEnum):
    SUBMIT = "submit"
    WITHDRAW = "withdraw"
    PUBLISH = "publish"
    RETURN = "return"
    CLOSE = "close"
    EXPIRE = "expire"
    REOPEN = "reopen"


@dataclass(frozen=True)
class Step:
    """Where a move leads, and the permissions of which one is needed; none: the system alone."""

    to: State
    permissions: frozenset[P]


class ForbiddenMove(Exception):
    """That move does not exist from that state; the message is for the reader."""

    def __init__(self, state: State) -> None:
        self.state = state
        super().__init__(_WHY[state])


_COMPANY = frozenset({P.OWN_VACANCIES})
_OFFICE = frozenset({P.VACANCY_REVIEW})
_SYSTEM: frozenset[P] = frozenset()

TABLE: dict[tuple[State, Action], Step] = {
    (State.DRAFT, Action.SUBMIT): Step(State.IN_REVIEW, _COMPANY),
    (State.DRAFT, Action.CLOSE): Step(State.CLOSED, _COMPANY),
    (State.RETURNED, Action.SUBMIT): Step(State.IN_REVIEW, _COMPANY),
    (State.RETURNED, Action.CLOSE): Step(State.CLOSED, _COMPANY),
    (State.IN_REVIEW, Action.WITHDRAW): Step(State.DRAFT, _COMPANY),
    (State.IN_REVIEW, Action.PUBLISH): Step(State.PUBLISHED, _OFFICE),
    (State.IN_REVIEW, Action.RETURN): Step(State.RETURNED, _OFFICE),
    (State.PUBLISHED, Action.CLOSE): Step(State.CLOSED, _COMPANY | _OFFICE),
    (State.PUBLISHED, Action.EXPIRE): Step(State.CLOSED, _SYSTEM),
    (State.CLOSED, Action.REOPEN): Step(State.DRAFT, _COMPANY),
}

EDITABLE = frozenset({State.DRAFT, State.RETURNED})
"""States in which the company may change the text: nobody changes what is being read."""

_WHY = {
    State.DRAFT: "La oferta es un borrador: la empresa todavía no la envía.",
    State.IN_REVIEW: "La oferta está en revisión.",
    State.RETURNED: "La oferta ya se devolvió a la empresa con observaciones.",
    State.PUBLISHED: "La oferta ya está publicada.",
    State.CLOSED: "La oferta ya está cerrada.",
}


def step_of(state: State, action: Action) -> Step | None:
    """The step, or None when that very move was made before (a second click).

    Raises `ForbiddenMove`.
    """
    step = TABLE.get((state, action))
    if step is None and not any(s.to is state for (_, a), s in TABLE.items() if a is action):
        raise ForbiddenMove(state)
    return step


def actions_from(state: State) -> list[Action]:
    """What may be done in that state, by someone."""
    return [action for (origin, action) in TABLE if origin is state]
