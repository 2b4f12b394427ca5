"""Each hard rule alone rejects a pair, and is named, on the far side of its threshold only."""

from typing import Any

import numpy as np
import pytest

from matching.engine import Rule, encode_occupation
from tests.matching.engine.people import run, seeker, vacancy, why

Changes = dict[str, Any]

PASSING: list[tuple[str, Changes, Changes]] = [
    ("as they are", {}, {}),
    ("exactly the minutes accepted", {"accepted_minutes": 30}, {}),
    (
        "too far, but in a region they would move to",
        {"accepted_minutes": 0, "moving_regions": 1 << 10},
        {},
    ),
    (
        "nobody commutes, but they would move",
        {"comuna": 3, "accepted_minutes": 32_766, "moving_regions": 1 << 10},
        {},
    ),
    ("one of several schedules", {"schedules": 0b11}, {"schedule": 0b10}),
    ("the offer does not say its schedule", {}, {"schedule": 0}),
    ("the seeker has not said which schedules", {"schedules": 0}, {}),
    ("every licence held", {"licences": 0b110}, {"licences": 0b110}),
    ("every permit held", {"permits": 0b11}, {"permits": 0b10}),
    ("exactly the schooling asked", {"schooling": 5}, {"schooling": 5}),
    ("exactly the experience asked", {}, {"experience_months": 24}),
    ("115 % of the top, exactly", {"expected_pay": 690_000}, {"pay_max": 600_000}),
    ("the largest top there is", {}, {"pay_max": 2**31 - 1}),
    ("both figures the largest", {"expected_pay": 2**31 - 1}, {"pay_max": 2**31 - 1}),
    ("an offer reservado", {"expected_pay": 9_000_000}, {"pay_max": 0}),
    ("no expectation said", {"expected_pay": 0}, {"pay_max": 1}),
    ("an adult in adult work", {}, {"adult_only": True}),
    ("not of age in open work", {"adult": False}, {}),
    (
        "another occupation of the group",
        {"desired": (encode_occupation("5223"), 0, 0)},
        {},
    ),
    ("only the group is known", {"desired": (0, 0, encode_occupation("5"))}, {}),
    (
        "another group, but widened",
        {"desired": (encode_occupation("9112"), 0, 0), "widen": True},
        {},
    ),
    ("no code at all, but widened", {"widen": True}, {"occupation": 0, "experience_months": 0}),
]

FAILING: list[tuple[Rule, Changes, Changes]] = [
    (Rule.TRAVEL, {"accepted_minutes": 29}, {}),
    (Rule.TRAVEL, {"accepted_minutes": 32_766, "comuna": 3}, {}),
    (Rule.TRAVEL, {"accepted_minutes": 29, "moving_regions": 1 << 9}, {}),
    (Rule.SCHEDULE, {"schedules": 0b101}, {"schedule": 0b10}),
    (Rule.LICENCES, {"licences": 0b010}, {"licences": 0b110}),
    (Rule.PERMITS, {"permits": 0b01}, {"permits": 0b10}),
    (Rule.SCHOOLING, {"schooling": 4}, {"schooling": 5}),
    (Rule.EXPERIENCE, {}, {"experience_months": 25}),
    (Rule.PAY, {"expected_pay": 690_001}, {"pay_max": 600_000}),
    (Rule.PAY, {"expected_pay": 2**31 - 1}, {"pay_max": 1_000_000_000}),
    (Rule.LEGAL_AGE, {"adult": False}, {"adult_only": True}),
    (Rule.OCCUPATION_GROUP, {"desired": (encode_occupation("9112"), 0, 0)}, {}),
    (Rule.OCCUPATION_GROUP, {}, {"occupation": 0, "experience_months": 0}),
]


@pytest.mark.parametrize(("ours", "theirs"), [case[1:] for case in PASSING], ids=lambda _: "")
def test_a_pair_within_every_threshold_is_listed(ours: Changes, theirs: Changes) -> None:
    assert run([seeker(**ours)], [vacancy(**theirs)]).feasible_pairs == 1
    assert why(seeker(**ours), vacancy(**theirs)).failed == ()


@pytest.mark.parametrize(("rule", "ours", "theirs"), FAILING)
def test_one_broken_rule_is_enough_and_is_named(rule: Rule, ours: Changes, theirs: Changes) -> None:
    assert run([seeker(**ours)], [vacancy(**theirs)]).feasible_pairs == 0
    assert why(seeker(**ours), vacancy(**theirs)).failed == (rule,)


def test_a_pair_rejected_before_is_not_shown_again() -> None:
    assert run([seeker()], [vacancy()], excluded=np.array([[1, 1]])).feasible_pairs == 0
    assert why(seeker(), vacancy(), rejected_before=True).failed == (Rule.REJECTED_BEFORE,)


def test_a_rejection_of_others_leaves_the_pair_alone() -> None:
    assert run([seeker()], [vacancy()], excluded=np.array([[1, 2], [2, 1]])).feasible_pairs == 1


def test_every_rule_has_a_case_that_breaks_it_alone() -> None:
    assert {case[0] for case in FAILING} | {Rule.REJECTED_BEFORE} == set(Rule)


def test_all_the_broken_rules_are_named_in_order() -> None:
    ours = {"accepted_minutes": 0, "schooling": 0, "adult": False}

    failed = why(seeker(**ours), vacancy(adult_only=True)).failed

    assert failed == (Rule.TRAVEL, Rule.SCHOOLING, Rule.LEGAL_AGE)
