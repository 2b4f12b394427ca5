"""Which result may follow which state of a referral."""

import pytest

from matching import lifecycle
from matching.models import Referral

State = Referral.State
ENDINGS = {State.HIRED, State.REJECTED, State.WITHDREW, State.NO_SHOW}


@pytest.mark.parametrize("state", State)
def test_every_state_of_the_table_exists(state):
    assert set(lifecycle.results_from(state)) <= set(State)


def test_the_open_states_are_those_of_the_model():
    assert lifecycle.OPEN == Referral.OPEN_STATES


def test_a_sent_referral_may_go_to_interview_or_end():
    assert set(lifecycle.results_from(State.SENT)) == {State.INTERVIEW, *ENDINGS}


def test_an_interview_only_ends():
    assert set(lifecycle.results_from(State.INTERVIEW)) == ENDINGS


def test_an_expired_referral_takes_a_late_answer():
    assert lifecycle.may_move(State.EXPIRED, State.HIRED)


@pytest.mark.parametrize("state", [State.REJECTED, State.WITHDREW, State.NO_SHOW])
def test_what_ended_without_a_job_stays_ended(state):
    assert lifecycle.results_from(state) == ()


@pytest.mark.parametrize("state", State)
def test_only_the_night_expires(state):
    assert not lifecycle.may_move(state, State.EXPIRED)


@pytest.mark.parametrize("state", sorted(ENDINGS))
def test_whatever_was_written_by_mistake_can_be_any_other_result(state):
    other = {*ENDINGS, State.INTERVIEW, State.SENT} - {state}
    offered = {*lifecycle.results_from(state), *lifecycle.corrections_from(state)}
    assert offered == other
