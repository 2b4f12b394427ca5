"""What comes next in a meeting: the move, its words, and what is missing for it."""

from dataclasses import dataclass
from datetime import date

from sence_programs.lifecycle.meetings import Action, State
from sence_programs.meetings.readiness import readiness_of
from sence_programs.models import NetworkMeeting


@dataclass(frozen=True)
class Step:
    """`missing`: in words; empty when the move may be made. `url_name`: where it is posted."""

    action: Action
    title: str
    words: str
    button: str
    url_name: str
    missing: list[str]


_STEPS = {
    State.DRAFT: (
        Action.CALL,
        "Siguiente paso: convocar",
        "Al convocar, la invitación llega a todo el personal de las oficinas invitadas.",
        "Convocar",
        "meeting_call",
    ),
    State.CALLED: (
        Action.HOLD,
        "Siguiente paso: realizar",
        "Al comenzar, las cifras de metas quedan fijas para siempre en este encuentro.",
        "Comenzar el encuentro",
        "meeting_hold",
    ),
    State.HELD: (
        Action.CLOSE,
        "Siguiente paso: cerrar",
        "Al cerrar, el acta llega a las oficinas invitadas y ya no se puede cambiar.",
        "Cerrar el acta",
        "meeting_close",
    ),
}


def next_step(meeting: NetworkMeeting, on: date) -> Step | None:
    """None for a meeting that is closed or was called off."""
    found = _STEPS.get(meeting.state)
    if found is None:
        return None
    action, title, words, button, url_name = found
    missing = readiness_of(meeting, on).missing(action)
    return Step(action, title, words, button, url_name, missing)
