"""Protege and the Fondo de Cesantía Solidario: who has them, on which days, and how much."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sence_programs.rules.evaluate import evaluate, of_a_hiring
from sence_programs.rules.evaluation import Evaluation
from sence_programs.rules.facts import ContractEnd, Facts, WorkKind
from sence_programs.rules.loader import current_rules
from sence_programs.rules.logic import Verdict
from sence_programs.rules.months import lacking, month_by_month
from tests.sence_programs.rules.people import FIT_FOR_FCS, FIT_FOR_PROTEGE

YES, NO, UNKNOWN = Verdict.YES, Verdict.NO, Verdict.UNKNOWN
MAY, TODAY = date(2022, 5, 10), date(2026, 11, 23)
RULES = current_rules()
FIT = {"protege": (FIT_FOR_PROTEGE, MAY), "fcs": (FIT_FOR_FCS, TODAY)}


def asked(benefit: str, on: date | None = None, **changes: Any) -> Evaluation:
    facts, day = FIT[benefit]
    return evaluate(benefit, replace(facts, **changes), on or day, RULES)


def verdict(benefit: str, code: str, on: date | None = None, **changes: Any) -> Verdict:
    found = asked(benefit, on, **changes).conditions
    return next(condition.verdict for condition in found if condition.code == code)


@pytest.mark.parametrize("benefit", sorted(FIT))
def test_who_meets_everything_has_it_and_who_tells_nothing_is_asked(benefit: str) -> None:
    assert asked(benefit).verdict is YES
    assert evaluate(benefit, Facts(), FIT[benefit][1], RULES).verdict is UNKNOWN
    assert not of_a_hiring(benefit)


@pytest.mark.parametrize(
    ("on", "answer"),
    [
        (date(2021, 12, 15), UNKNOWN),
        (date(2022, 1, 1), YES),
        (date(2022, 1, 20), YES),
        (date(2022, 1, 21), NO),  # applications close on the 20th of each month
        (date(2022, 2, 1), YES),
        (date(2023, 6, 20), YES),
        (date(2023, 6, 21), NO),
        (date(2023, 7, 1), NO),
    ],
)
def test_the_days_of_protege(on: date, answer: Verdict) -> None:
    assert asked("protege", on).verdict is answer


@pytest.mark.parametrize(
    ("on", "small", "older", "nursery", "answer", "pesos"),
    [
        (date(2022, 3, 20), 1, 0, False, YES, 200_000),
        (date(2022, 3, 20), 0, 1, False, NO, None),
        (date(2022, 4, 1), 0, 1, False, UNKNOWN, None),
        (date(2022, 4, 20), 1, 0, False, YES, 200_000),
        (date(2022, 5, 1), 0, 1, False, YES, 200_000),
        (date(2022, 5, 1), 2, 1, False, YES, 600_000),
        (date(2022, 5, 1), 1, 0, True, NO, None),
        (date(2022, 5, 1), 1, 2, True, YES, 400_000),
        (date(2022, 5, 1), 0, 0, False, NO, None),
        (date(2022, 5, 1), None, 1, False, YES, None),
        (date(2022, 5, 1), 1, 0, None, UNKNOWN, None),
    ],
)
def test_the_children_it_was_for(
    on: date,
    small: int | None,
    older: int,
    nursery: bool | None,
    answer: Verdict,
    pesos: int | None,
) -> None:
    facts = {"children_under_two": small, "children_two_to_four": older, "nursery_right": nursery}
    told = asked("protege", on, **facts)
    assert told.verdict is answer
    assert [amount.pesos for amount in told.amounts] == ([] if answer is NO else [pesos])


@pytest.mark.parametrize(
    ("months", "last", "kind", "answer"),
    [
        (4, True, WorkKind.EMPLOYEE, YES),
        (3, True, WorkKind.EMPLOYEE, NO),
        (12, False, WorkKind.EMPLOYEE, NO),
        (4, True, WorkKind.INDEPENDENT, YES),
        (3, True, WorkKind.INDEPENDENT, UNKNOWN),
        (3, True, None, UNKNOWN),
        (4, True, None, YES),
        (None, True, WorkKind.EMPLOYEE, UNKNOWN),
    ],
)
def test_the_contributions_of_protege(
    months: int | None, last: bool, kind: WorkKind | None, answer: Verdict
) -> None:
    facts = {
        "contributions_last_12_months": months,
        "contributed_last_month": last,
        "work_kind": kind,
    }
    assert verdict("protege", "contributions", **facts) is answer


@pytest.mark.parametrize(
    ("benefit", "fact", "value"),
    [
        ("protege", "child_carer", False),
        ("protege", "working_now", False),
        ("protege", "company_is_state", True),
        ("fcs", "birth_date", date(2008, 11, 24)),  # 18 tomorrow
        ("fcs", "old_age_pensioner", True),
        ("fcs", "working_now", True),
        ("fcs", "fund_last_three", False),
        ("fcs", "contract_end", ContractEnd.OTHER),
        ("fcs", "fund_account_short", False),
        ("fcs", "bne_active", False),
    ],
)
def test_one_fact_shuts_the_door_and_forgetting_it_leaves_it_open(
    benefit: str, fact: str, value: object
) -> None:
    assert asked(benefit, **{fact: value}).verdict is NO
    assert asked(benefit, **{fact: None}).verdict is UNKNOWN


@pytest.mark.parametrize(
    ("on", "contributions", "answer"),
    [
        (date(2023, 12, 31), 12, YES),
        (date(2023, 12, 31), 11, NO),
        (date(2024, 1, 1), 10, YES),
        (date(2024, 1, 1), 9, NO),
        (TODAY, 10, YES),
        (TODAY, 9, NO),
    ],
)
def test_the_contributions_of_the_fund(on: date, contributions: int, answer: Verdict) -> None:
    assert verdict("fcs", "contributions", on, fund_contributions=contributions) is answer


@pytest.mark.parametrize("end", [end for end in ContractEnd if end is not ContractEnd.OTHER])
def test_the_causes_that_count(end: ContractEnd) -> None:
    assert verdict("fcs", "cause", contract_end=end) is YES


def test_a_pension_that_may_be_of_partial_invalidity_is_left_to_confirm() -> None:
    told = asked("fcs", other_pensioner=True)
    assert told.verdict is UNKNOWN
    assert "invalidez parcial sí se puede" in told.conditions[2].detail


@pytest.mark.parametrize(("on", "months"), [(date(2023, 12, 31), None), (date(2024, 1, 1), 5)])
def test_the_fund_says_that_its_pesos_are_not_held_here(on: date, months: int | None) -> None:
    (amount,) = asked("fcs", on).amounts
    assert (amount.pesos, amount.months) == (None, months)
    assert "los informa la AFC" in amount.detail
    assert any("AFC" in reason for reason in lacking("fcs", FIT_FOR_FCS, on))


def test_protege_month_by_month() -> None:
    rows = month_by_month("protege", replace(FIT_FOR_PROTEGE, children_under_two=2), MAY, MAY)
    assert [(row.worker_paid, row.company_paid) for row in rows] == [(400_000, 0)] * 3


@given(st.integers(0, 20), st.integers(0, 20), st.booleans())
def test_one_child_more_never_pays_less(small: int, older: int, nursery: bool) -> None:
    facts = {"nursery_right": nursery, "children_two_to_four": older}
    less = asked("protege", children_under_two=small, **facts).amounts
    more = asked("protege", children_under_two=min(small + 1, 20), **facts).amounts
    for before, after in zip(less, more, strict=False):
        assert before.exact is not None
        assert after.exact is not None
        assert 0 <= before.exact <= after.exact <= 40 * 200_000
