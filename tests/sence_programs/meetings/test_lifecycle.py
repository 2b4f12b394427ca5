"""A meeting goes from draft to closed by a table, and each step says what is missing."""

from datetime import date

import pytest

from sence_programs.lifecycle.meetings import TABLE, Action, Readiness, State, after
from sence_programs.lifecycle.moves import ForbiddenMove
from sence_programs.models import NetworkMeeting

DAY = date(2026, 11, 2)
READY = Readiness(on=DAY, day=DAY, offices=3, items=2, present=5, unwritten=())


def test_the_states_are_those_of_the_table_of_the_database():
    assert [state.value for state in State] == NetworkMeeting.Status.values


def test_the_way_to_the_minutes_is_one():
    state = State.DRAFT
    for action in (Action.CALL, Action.HOLD, Action.CLOSE):
        state = after(state, action)
    assert state is State.CLOSED


@pytest.mark.parametrize(("state", "action"), TABLE, ids=lambda value: value.value)
def test_a_second_click_leads_nowhere_new(state, action):
    assert after(TABLE[state, action], action) is None


@pytest.mark.parametrize(
    ("state", "action"),
    [
        (State.DRAFT, Action.HOLD),
        (State.CALLED, Action.CLOSE),
        (State.CLOSED, Action.CANCEL),
        (State.HELD, Action.CANCEL),
        (State.CANCELLED, Action.CALL),
    ],
)
def test_no_step_is_skipped_nor_walked_back(state, action):
    with pytest.raises(ForbiddenMove):
        after(state, action)


@pytest.mark.parametrize("action", Action)
def test_nothing_is_missing_from_a_meeting_that_has_it_all(action):
    assert READY.missing(action) == []


def with_(**changes) -> Readiness:
    return Readiness(**{**READY.__dict__, **changes})


@pytest.mark.parametrize(
    ("action", "changes", "said"),
    [
        (Action.CALL, {"offices": 0}, "Invita al menos a una oficina."),
        (Action.CALL, {"items": 0}, "Agrega al menos un punto a la tabla."),
        (Action.CALL, {"on": date(2026, 11, 3)}, "La fecha ya pasó: elige otra."),
        (Action.HOLD, {"on": date(2026, 11, 1)}, "Que llegue el día del encuentro."),
        (Action.CLOSE, {"present": 0}, "Marca a las personas que asistieron."),
        (Action.CLOSE, {"unwritten": ("Metas",)}, "Escribe el acta de «Metas»."),
    ],
)
def test_what_is_missing_is_said(action, changes, said):
    assert with_(**changes).missing(action) == [said]
