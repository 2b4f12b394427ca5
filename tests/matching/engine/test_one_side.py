"""One person against the vacancies, and one vacancy against the people, as in the whole match."""

from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from matching.engine import Openings, People, seekers_of, vacancies_of
from tests.matching.engine.markets import MARKETS, Market
from tests.matching.engine.people import TODAY, TRAVEL, run, seeker, vacancy

quick = settings(max_examples=60, deadline=None)


def pairs_array(pairs: list[tuple[int, int]]) -> Any:
    return np.array(pairs, dtype=np.int64).reshape(-1, 2)


@quick
@given(market=MARKETS, k=st.integers(1, 4))
def test_one_person_gets_the_list_of_the_whole_match(market: Market, k: int) -> None:
    seekers, vacancies, rejected = market
    whole = run(seekers, vacancies, k=k, excluded=pairs_array(rejected))
    openings = Openings(vacancies_of(vacancies), TRAVEL, on_day=TODAY)

    for row, one in enumerate(seekers):
        alone = openings.best(seekers_of([one]), k=k, excluded=pairs_array(rejected))
        assert alone.of(0) == whole.seekers.of(row)


@quick
@given(market=MARKETS, k=st.integers(1, 4))
def test_one_vacancy_gets_the_list_of_the_whole_match(market: Market, k: int) -> None:
    seekers, vacancies, rejected = market
    whole = run(seekers, vacancies, k=k, excluded=pairs_array(rejected))
    people = People(seekers_of(seekers), TRAVEL, on_day=TODAY)

    for row, one in enumerate(vacancies):
        alone = people.best(vacancies_of([one]), k=k, excluded=pairs_array(rejected))
        assert alone.of(0) == whole.vacancies.of(row)


@quick
@given(market=MARKETS)
def test_both_sides_count_the_same_pairs(market: Market) -> None:
    seekers, vacancies, rejected = market
    excluded = pairs_array(rejected)
    openings = Openings(vacancies_of(vacancies), TRAVEL, on_day=TODAY)
    people = People(seekers_of(seekers), TRAVEL, on_day=TODAY)

    theirs = openings.count(seekers_of(seekers), excluded=excluded)
    ours = people.count(vacancies_of(vacancies), excluded=excluded)

    whole = run(seekers, vacancies, excluded=excluded)
    assert theirs.tolist() == whole.feasible.tolist()
    assert ours.sum() == theirs.sum() == whole.feasible_pairs


def test_what_was_asked_before_changes_nothing() -> None:
    openings = Openings(vacancies_of([vacancy(), vacancy(id=2, comuna=0)]), TRAVEL, on_day=TODAY)
    first = openings.best(seekers_of([seeker()])).of(0)

    openings.best(seekers_of([seeker(accepted_minutes=5, skills={})]))

    assert openings.best(seekers_of([seeker()])).of(0) == first


def test_a_column_that_is_not_sound_is_refused() -> None:
    with pytest.raises(ValueError, match="one bit at most"):
        People(seekers_of([seeker()]), TRAVEL, on_day=TODAY).best(
            vacancies_of([vacancy(schedule=3)])
        )
