"""The life of an offer, whole: every state with every move."""

import pytest

from employers.lifecycle import EDITABLE, TABLE, Action, ForbiddenMove, State, actions_from, step_of
from employers.models import Vacancy
from omil_portal.access.permissions import Permission as P

COMPANY, OFFICE, SYSTEM = {P.OWN_VACANCIES}, {P.VACANCY_REVIEW}, set()

MOVES = {
    ("draft", "submit"): ("in_review", COMPANY),
    ("draft", "close"): ("closed", COMPANY),
    ("returned", "submit"): ("in_review", COMPANY),
    ("returned", "close"): ("closed", COMPANY),
    ("in_review", "withdraw"): ("draft", COMPANY),
    ("in_review", "publish"): ("published", OFFICE),
    ("in_review", "return"): ("returned", OFFICE),
    ("published", "close"): ("closed", COMPANY | OFFICE),
    ("published", "expire"): ("closed", SYSTEM),
    ("closed", "reopen"): ("draft", COMPANY),
}
SECOND_CLICKS = {
    ("in_review", "submit"),
    ("draft", "withdraw"),
    ("draft", "reopen"),
    ("published", "publish"),
    ("returned", "return"),
    ("closed", "close"),
    ("closed", "expire"),
}
FORBIDDEN = sorted(
    {(s.value, a.value) for s in State for a in Action} - MOVES.keys() - SECOND_CLICKS
)


@pytest.mark.parametrize(("move", "expected"), MOVES.items(), ids=["-".join(m) for m in MOVES])
def test_a_move_leads_where_the_office_says_for_whom_it_says(move, expected):
    step = TABLE[move]
    assert (step.to, step.permissions) == expected


def test_there_are_no_other_moves():
    assert TABLE.keys() == MOVES.keys()


@pytest.mark.parametrize(("state", "action"), sorted(SECOND_CLICKS))
def test_a_second_click_is_no_mistake(state, action):
    assert step_of(State(state), Action(action)) is None


@pytest.mark.parametrize(("state", "action"), FORBIDDEN)
def test_every_other_move_is_forbidden(state, action):
    with pytest.raises(ForbiddenMove):
        step_of(State(state), Action(action))


def test_the_states_are_those_of_the_model():
    assert [state.value for state in State] == Vacancy.Status.values


def test_the_company_may_change_only_what_nobody_is_reading():
    assert {State.DRAFT, State.RETURNED} == EDITABLE


def test_an_offer_in_review_can_be_withdrawn_published_or_returned():
    assert actions_from(State.IN_REVIEW) == [Action.WITHDRAW, Action.PUBLISH, Action.RETURN]
