"""Two results are equal only when every place of every list is."""

import numpy as np
import pytest

from omil_portal.bench.lists import Lists, disagreements

SEEKERS = np.array([[1, 1, 70, 9_000], [1, 2, 71, 8_000], [2, 1, 70, 500]])
VACANCIES = np.array([[70, 1, 1, 9_000], [70, 2, 2, 500], [71, 1, 1, 8_000]])


@pytest.fixture
def right() -> Lists:
    return Lists(SEEKERS, VACANCIES, pairs=3)


def test_equal_lists_have_no_disagreement(right):
    assert disagreements(right, Lists(SEEKERS.copy(), VACANCIES.copy(), pairs=3)) == []


@pytest.mark.parametrize("column", range(4))
def test_one_wrong_number_is_told(right, column):
    wrong = SEEKERS.copy()
    wrong[1, column] += 1
    assert len(disagreements(right, Lists(wrong, VACANCIES, pairs=3))) == 1


def test_the_first_difference_is_named(right):
    wrong = VACANCIES.copy()
    wrong[2, 3] = 7_999
    assert disagreements(right, Lists(SEEKERS, wrong, pairs=3)) == [
        "vacancies: list of 71, place 1: 1 with 8000 points"
        " against list of 71, place 1: 1 with 7999 points"
    ]


def test_a_missing_last_entry_is_told(right):
    told = disagreements(right, Lists(SEEKERS[:-1], VACANCIES, pairs=3))
    assert told == ["seekers: list of 2, place 1: 70 with 500 points against nothing"]


def test_another_count_of_pairs_is_told(right):
    assert disagreements(right, Lists(SEEKERS, VACANCIES, pairs=4)) == [
        "feasible pairs: 3 against 4"
    ]
