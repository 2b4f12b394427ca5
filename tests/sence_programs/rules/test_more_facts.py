"""What holds for every benefit, whatever is known: knowing more never unsettles an answer."""

import json
from dataclasses import asdict, fields
from datetime import date, timedelta
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from sence_programs.rules.evaluate import MODULES, evaluate
from sence_programs.rules.facts import LABELS, ContractEnd, Facts, Sex, WorkKind
from sence_programs.rules.loader import current_rules
from sence_programs.rules.logic import Verdict
from sence_programs.rules.parameters import BEFORE_OUR_DATA
from sence_programs.rules.record import from_record, to_record

DECIDED = sorted(MODULES.keys() & current_rules().benefits.keys())
_DAYS = st.dates(min_value=date(2018, 1, 1), max_value=date(2027, 12, 31))
_PAY = st.integers(min_value=1, max_value=1_500_000)
_MONTHS = st.integers(min_value=0, max_value=18)


@st.composite
def complete_facts(draw: st.DrawFn) -> Facts:
    """Everything known, nothing contradictory."""
    numbers: dict[str, Any] = {
        "gross_monthly_pay": draw(_PAY),
        "months_unemployed_total": draw(_MONTHS),
    }
    known: dict[str, Any] = numbers | {
        "birth_date": draw(st.dates(min_value=date(1950, 1, 1), max_value=date(2012, 1, 1))),
        "sex": draw(st.sampled_from(Sex)),
        "work_kind": draw(st.sampled_from(WorkKind)),
        "rsh_percent": draw(st.sampled_from([40, 50, 60, 100])),
        "gross_annual_income": draw(_PAY) * 12,
        "company_gross_monthly_pay": draw(st.integers(1, numbers["gross_monthly_pay"])),
        "months_unemployed_continuous": draw(st.integers(0, numbers["months_unemployed_total"])),
        "months_since_activity_start": draw(_MONTHS),
        "months_without_fees": draw(_MONTHS),
        "job_start": draw(_DAYS),
        "company_contract_months": draw(st.sampled_from([2, 3, 6, 7, 12, 13])),
        "company_workers": draw(st.sampled_from([1, 49, 50, 200])),
        "company_subsidised_workers": draw(st.sampled_from([0, 199, 200])),
    }
    known |= {
        "children_under_two": draw(st.integers(0, 3)),
        "children_two_to_four": draw(st.integers(0, 3)),
        "contributions_last_12_months": draw(st.sampled_from([1, 3, 4, 12])),
        "fund_contributions": draw(st.sampled_from([3, 9, 10, 11, 12, 24])),
        "contract_end": draw(st.sampled_from(ContractEnd)),
    }
    for field in fields(Facts):
        known.setdefault(field.name, draw(st.booleans()))
    if known["btm_running"]:
        known["btm_used_up"] = False
    return Facts(**known)


@st.composite
def facts_and_fewer(draw: st.DrawFn) -> tuple[Facts, Facts]:
    """All that is so, and a part of it that is known."""
    whole = draw(complete_facts())
    hidden = draw(st.sets(st.sampled_from(sorted(LABELS))))
    return whole, Facts(**{k: v for k, v in asdict(whole).items() if k not in hidden})


@given(st.sampled_from(DECIDED), facts_and_fewer(), _DAYS)
def test_a_settled_answer_stays_whatever_else_is_learnt(
    benefit: str, facts: tuple[Facts, Facts], on: date
) -> None:
    whole, part = facts
    early, late = evaluate(benefit, part, on), evaluate(benefit, whole, on)
    for before, after in zip(early.conditions, late.conditions, strict=True):
        assert before.verdict in (Verdict.UNKNOWN, after.verdict)
    assert early.verdict in (Verdict.UNKNOWN, late.verdict)
    assert early.company_verdict in (Verdict.UNKNOWN, late.company_verdict)


@given(st.sampled_from(DECIDED), facts_and_fewer(), _DAYS)
def test_only_facts_not_given_are_called_missing(
    benefit: str, facts: tuple[Facts, Facts], on: date
) -> None:
    part = facts[1]
    answer = evaluate(benefit, part, on)
    asked = [fact for item in (*answer.conditions, *answer.amounts) for fact in item.missing]
    assert all(getattr(part, fact.name) is None for fact in asked)


@given(st.sampled_from(DECIDED), facts_and_fewer(), _DAYS)
def test_an_open_condition_says_what_is_missing_or_why(
    benefit: str, facts: tuple[Facts, Facts], on: date
) -> None:
    for condition in evaluate(benefit, facts[1], on).conditions:
        if condition.verdict is Verdict.UNKNOWN:
            assert condition.missing or condition.detail or condition.text == BEFORE_OUR_DATA


@given(st.sampled_from(DECIDED), facts_and_fewer(), _DAYS)
def test_an_answer_is_kept_and_read_back_as_it_was(
    benefit: str, facts: tuple[Facts, Facts], on: date
) -> None:
    answer = evaluate(benefit, facts[1], on)
    assert from_record(json.loads(json.dumps(to_record(answer)))) == answer


@given(complete_facts(), _DAYS)
def test_no_day_has_both_the_old_and_the_new_subsidy(facts: Facts, on: date) -> None:
    old = {evaluate(benefit, facts, on).verdict for benefit in ("sej", "btm")}
    new = evaluate("sue", facts, on).verdict
    assert new is Verdict.NO or old == {Verdict.NO}


def test_between_the_two_there_is_none() -> None:
    for days in range(17):
        on = date(2026, 9, 14) + timedelta(days=days)
        answers = {evaluate(benefit, Facts(), on).verdict for benefit in ("sej", "btm", "sue")}
        assert answers == {Verdict.NO}
