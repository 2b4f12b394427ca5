"""What the engine takes in: sound columns only, and nothing that may not decide."""

from dataclasses import fields, replace
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from matching.engine import (
    SeekerRow,
    Seekers,
    Skills,
    Vacancies,
    VacancyRow,
    encode_occupation,
    match,
    seeker_row,
    seekers_of,
    vacancies_of,
    vacancy_row,
)
from tests.matching.engine.markets import SEEKERS, VACANCIES
from tests.matching.engine.people import TODAY, TRAVEL, seeker, vacancy

PROTECTED = (
    *("sex", "gender", "sexo", "age", "birth", "edad", "nationality", "country", "ethnic"),
    *("pueblo", "disab", "rnd", "rsh", "bracket", "photo", "name", "surname", "run", "marital"),
)


@pytest.mark.parametrize("side", [Seekers, Vacancies, SeekerRow, VacancyRow])
def test_no_protected_attribute_is_ever_loaded(side: Any) -> None:
    words = {word for each in fields(side) for word in each.name.split("_")}

    assert not [word for word in words if word.startswith(tuple(PROTECTED))]


@settings(max_examples=50, deadline=None)
@given(people=st.lists(SEEKERS, max_size=4), offers=st.lists(VACANCIES, max_size=4))
def test_a_row_comes_back_from_its_columns_as_it_went_in(
    people: list[SeekerRow], offers: list[VacancyRow]
) -> None:
    seekers, vacancies = seekers_of(people), vacancies_of(offers)

    assert [seeker_row(seekers, row) for row in range(len(seekers))] == people
    assert [vacancy_row(vacancies, row) for row in range(len(vacancies))] == offers


UNSOUND: list[tuple[str, dict[str, Any]]] = [
    (r"seekers.comuna: int16 expected, not int64", {"comuna": np.array([0])}),
    (r"seekers.licences: shape \(1,\)", {"licences": np.zeros(2, np.int32)}),
    (r"seekers.desired: shape \(1, 3\)", {"desired": np.zeros((1, 2), np.int32)}),
    (r"seekers.schooling: negative", {"schooling": np.array([-1], np.int8)}),
    (r"seekers.accepted_minutes: must be", {"accepted_minutes": np.array([32_767], np.int16)}),
    (r"seekers.desired: not an encoded", {"desired": np.array([[5131, 0, 0]], np.int32)}),
    (r"seekers.comuna: outside", {"comuna": np.array([4], np.int16)}),
    (
        r"rise strictly",
        {"skills": Skills(np.array([0, 2]), *np.array([[9, 7], [1, 1]], np.int32))},
    ),
    (r"weights at 1", {"skills": Skills(np.array([0, 1]), *np.array([[9], [0]], np.int32))}),
    (r"2 offsets", {"skills": Skills.of([])}),
]


@pytest.mark.parametrize(("message", "changes"), UNSOUND)
def test_an_unsound_column_is_named(message: str, changes: dict[str, Any]) -> None:
    seekers = replace(seekers_of([seeker()]), **changes)

    with pytest.raises(ValueError, match=message):
        match(seekers, vacancies_of([vacancy()]), TRAVEL, on_day=TODAY)


def test_a_repeated_id_is_refused() -> None:
    with pytest.raises(ValueError, match="repeated id"):
        match(seekers_of([seeker(), seeker()]), vacancies_of([]), TRAVEL, on_day=TODAY)


def test_a_vacancy_has_one_schedule_at_most() -> None:
    with pytest.raises(ValueError, match="one bit at most"):
        match(seekers_of([]), vacancies_of([vacancy(schedule=3)]), TRAVEL, on_day=TODAY)


@pytest.mark.parametrize(
    "options", [{"k": 0}, {"seekers_k": 0}, {"threads": 0}, {"excluded": np.zeros((1, 3))}]
)
def test_options_out_of_range_are_refused(options: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match=r"k and threads must|excluded"):
        match(seekers_of([]), vacancies_of([]), TRAVEL, on_day=TODAY, **options)


@pytest.mark.parametrize(
    ("text", "code"), [("", 0), ("2144", 42_144), ("21", 22_100), ("0110", 40_110), ("0", 10_000)]
)
def test_an_occupation_keeps_how_many_digits_are_known(text: str, code: int) -> None:
    assert encode_occupation(text) == code


@pytest.mark.parametrize("text", ["51310", "5-3", "x", "٣"])
def test_what_is_not_a_code_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="not a CIUO code"):
        encode_occupation(text)
