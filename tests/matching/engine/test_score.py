"""How many points each factor gives, and that the lists publish what the explanation adds up."""

from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings

from matching.engine import (
    WEIGHTS_V1,
    Factor,
    SeekerRow,
    VacancyRow,
    Weights,
    encode_occupation,
    rarity,
)
from tests.matching.engine.markets import SEEKERS, VACANCIES
from tests.matching.engine.people import TODAY, run, seeker, vacancy, why

Changes = dict[str, Any]


def wants(code: str, months: int = 24) -> Changes:
    return {"desired": (encode_occupation(code), 0, 0), "desired_months": (months, 0, 0)}


CASES: list[tuple[Factor, Changes, Changes, int]] = [
    (Factor.OCCUPATION, wants("5131"), {}, 3000),
    (Factor.OCCUPATION, wants("5132"), {}, 2100),
    (Factor.OCCUPATION, wants("5120"), {}, 1200),
    (Factor.OCCUPATION, wants("5223"), {}, 500),
    (Factor.OCCUPATION, wants("51"), {}, 1200),
    (Factor.OCCUPATION, wants("5131"), {"occupation": encode_occupation("51")}, 1200),
    (Factor.OCCUPATION, {**wants("9112"), "widen": True}, {}, 0),
    (
        Factor.OCCUPATION,
        {"desired": tuple(encode_occupation(code) for code in ("5223", "5132", "5120"))},
        {},
        2100,
    ),
    (Factor.EXPERIENCE, wants("5131", 0), {}, 0),
    (Factor.EXPERIENCE, wants("5131", 12), {}, 500),
    (Factor.EXPERIENCE, wants("5131", 300), {}, 1000),
    (Factor.EXPERIENCE, wants("5132", 24), {}, 750),
    (Factor.EXPERIENCE, wants("5131", 24), {"experience_months": 24}, 1000),
    (Factor.SKILLS, {}, {}, 2000),
    (Factor.SKILLS, {"skills": {7: 3}}, {"skills": {7: 3, 9: 4}}, 1200),
    (Factor.SKILLS, {"skills": {1: 1}}, {}, 0),
    (Factor.SKILLS, {"skills": {}}, {}, 500),
    (Factor.SKILLS, {}, {"skills": {}}, 500),
    (Factor.SCHOOLING, {"schooling": 4}, {"schooling": 4}, 800),
    (Factor.SCHOOLING, {"schooling": 5}, {"schooling": 4}, 700),
    (Factor.SCHOOLING, {"schooling": 8}, {"schooling": 4}, 400),
    (Factor.SCHOOLING, {"schooling": 12}, {"schooling": 4}, 400),
    (Factor.SCHOOLING, {"schooling": 12}, {"schooling": 0}, 800),
    (Factor.TRAVEL, {}, {"comuna": 0}, 1400),
    (Factor.TRAVEL, {}, {"comuna": 1}, 1190),
    (Factor.TRAVEL, {"accepted_minutes": 120}, {"comuna": 2}, 280),
    (Factor.TRAVEL, {"moving_regions": 1 << 10}, {"comuna": 3}, 0),
    (Factor.PAY, {"expected_pay": 600_000}, {"pay_max": 720_000}, 800),
    (Factor.PAY, {"expected_pay": 600_000}, {"pay_max": 719_999}, 780),
    (Factor.PAY, {"expected_pay": 600_000}, {"pay_max": 600_000}, 400),
    (Factor.PAY, {"expected_pay": 690_000}, {"pay_max": 600_000}, 120),
    (Factor.PAY, {}, {"pay_max": 2**31 - 1}, 800),
    (Factor.PAY, {"expected_pay": 2**31 - 1}, {"pay_max": 2**31 - 1}, 400),
    (Factor.PAY, {"expected_pay": 0}, {}, 400),
    (Factor.PAY, {}, {"pay_max": 0}, 400),
    (Factor.SCHEDULE, {}, {}, 600),
    (Factor.SCHEDULE, {"schedules": 0}, {}, 300),
    (Factor.SCHEDULE, {}, {"schedule": 0}, 300),
    (Factor.FRESHNESS, {"updated": TODAY - 7}, {"published": TODAY - 7}, 400),
    (Factor.FRESHNESS, {"updated": TODAY - 8}, {"published": TODAY}, 333),
    (Factor.FRESHNESS, {"updated": TODAY - 30}, {"published": TODAY - 30}, 266),
    (Factor.FRESHNESS, {"updated": TODAY - 31}, {"published": TODAY - 90}, 133),
    (Factor.FRESHNESS, {"updated": TODAY - 91}, {"published": TODAY - 91}, 0),
    (Factor.FRESHNESS, {"updated": TODAY + 1}, {"published": TODAY}, 400),
]


@pytest.mark.parametrize(("factor", "ours", "theirs", "points"), CASES)
def test_a_factor_gives(factor: Factor, ours: Changes, theirs: Changes, points: int) -> None:
    assert why(seeker(**ours), vacancy(**theirs)).points[factor] == points


@pytest.mark.parametrize(("factor", "ours", "theirs", "points"), CASES)
def test_the_lists_publish_the_same(
    factor: Factor, ours: Changes, theirs: Changes, points: int
) -> None:
    others = replace(WEIGHTS_V1, without=frozenset(set(Factor) - {factor}))

    listed = run([seeker(**ours)], [vacancy(**theirs)], weights=others).seekers.of(0)

    assert listed == [(0, points)]


def test_a_perfect_pair_has_all_ten_thousand_points() -> None:
    assert run([seeker()], [vacancy(comuna=0)]).seekers.of(0) == [(0, 10_000)]


EXTREMES = [
    (
        {
            **{"id": 2**63 - 1, "accepted_minutes": 32_766, "moving_regions": 2**31 - 1},
            **{"schedules": 2**31 - 1, "licences": 2**31 - 1, "permits": 2**31 - 1},
            **{"schooling": 127, "desired_months": (32_767,) * 3, "group_months": (32_767,) * 10},
            **{"expected_pay": 2**31 - 1, "updated": 2**31 - 1},
            "skills": {2**31 - 1 - n: 32_767 for n in range(60)},
        },
        {
            **{"id": 2**63 - 1, "region": 30, "schedule": 2**30, "licences": 2**31 - 1},
            **{"permits": 2**31 - 1, "schooling": 127, "experience_months": 32_767},
            **{"pay_max": 2**31 - 1, "published": 2**31 - 1},
            "skills": {2**31 - 1 - n: 32_767 for n in range(60)},
        },
        10_000 - 1400 + 1190 - 400,
    ),
    (
        {
            **{"id": -(2**63), "accepted_minutes": 30, "schedules": 0, "schooling": 0},
            **{"desired_months": (0,) * 3, "group_months": (0,) * 10, "expected_pay": 0},
            **{"updated": 0, "skills": {}},
        },
        {
            **{"id": -(2**63), "region": 0, "schedule": 0, "schooling": 0, "pay_max": 0},
            **{"experience_months": 0, "published": 0, "skills": {}},
        },
        3000 + 500 + 800 + 1190 + 400 + 300,
    ),
]


@pytest.mark.parametrize(("ours", "theirs", "points"), EXTREMES)
def test_the_extremes_of_every_column_are_scored(
    ours: Changes, theirs: Changes, points: int
) -> None:
    assert run([seeker(**ours)], [vacancy(**theirs)]).seekers.of(0) == [(0, points)]
    assert why(seeker(**ours), vacancy(**theirs)).total == points


@settings(max_examples=300, deadline=None)
@given(one=SEEKERS, other=VACANCIES)
def test_points_stay_within_the_scale(one: SeekerRow, other: VacancyRow) -> None:
    explanation = why(one, other)

    assert all(0 <= explanation.points[factor] <= WEIGHTS_V1.most(factor) for factor in Factor)
    assert 0 <= explanation.total <= 10_000


@settings(max_examples=100, deadline=None)
@given(one=SEEKERS, other=VACANCIES)
def test_every_part_of_the_explanation_adds_up_to_the_score_published(
    one: SeekerRow, other: VacancyRow
) -> None:
    explanation = why(one, other)
    expected = [(0, explanation.total)] if explanation.feasible else []

    assert run([one], [other]).seekers.of(0) == expected


def test_a_silenced_factor_gives_nothing_and_the_rest_keep_their_points() -> None:
    silenced = replace(WEIGHTS_V1, without=frozenset({Factor.TRAVEL, Factor.OCCUPATION}))

    assert run([seeker()], [vacancy(comuna=0)], weights=silenced).seekers.of(0) == [(0, 5600)]


def test_weights_that_do_not_add_up_are_refused() -> None:
    with pytest.raises(ValueError, match="add up to 10001"):
        Weights(version="x", pay=801)


def test_a_rare_skill_weighs_more_than_a_common_one() -> None:
    assert rarity(1000, np.array([1000, 501, 500, 250, 1])).tolist() == [1, 1, 2, 3, 10]


def test_a_lone_rare_skill_in_common_counts_more_than_a_lone_common_one() -> None:
    asked = vacancy(skills={1: 10, 2: 1})

    rare, common = (why(seeker(skills={skill: 5}), asked) for skill in (1, 2))

    assert rare.points[Factor.SKILLS] > common.points[Factor.SKILLS]
