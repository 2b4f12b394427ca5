"""Aprendices and Experiencia Mayor: what the company that hires is paid, and when it is not."""

from dataclasses import fields, replace
from datetime import date, timedelta
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from omil_portal.holidays.business_days import chilean_holidays
from sence_programs.rules.evaluate import evaluate
from sence_programs.rules.evaluation import Amount, ConditionResult, Evaluation
from sence_programs.rules.facts import Facts
from sence_programs.rules.logic import Verdict
from sence_programs.rules.months import lacking, month_by_month
from sence_programs.rules.schema import Party
from tests.sence_programs.rules.people import FIT_FOR_APRENDICES, FIT_FOR_EXPERIENCIA_MAYOR

YES, NO, UNKNOWN = Verdict.YES, Verdict.NO, Verdict.UNKNOWN
ON = date(2026, 11, 23)
FIT = {"aprendices": FIT_FOR_APRENDICES, "experiencia_mayor": FIT_FOR_EXPERIENCIA_MAYOR}
BOTH = sorted(FIT)


def asked(benefit: str, on: date = ON, **changes: Any) -> Evaluation:
    return evaluate(benefit, replace(FIT[benefit], **changes), on)


def condition(benefit: str, code: str, on: date = ON, **changes: Any) -> ConditionResult:
    return next(c for c in asked(benefit, on, **changes).conditions if c.code == code)


def monthly(answer: Evaluation) -> list[Amount]:
    return [amount for amount in answer.amounts if amount.per == "month"]


@pytest.mark.parametrize("benefit", BOTH)
def test_who_meets_everything_brings_money_to_the_company_alone(benefit: str) -> None:
    answer = asked(benefit)
    assert (answer.verdict, answer.company_verdict) == (YES, YES)
    assert {amount.payee for amount in answer.amounts} == {Party.COMPANY}


@pytest.mark.parametrize("benefit", BOTH)
def test_knowing_nothing_is_unknown_and_says_what_to_ask(benefit: str) -> None:
    answer = evaluate(benefit, Facts(), ON)
    assert (answer.verdict, answer.company_verdict) == (UNKNOWN, UNKNOWN)
    assert "birth_date" in {fact.name for fact in answer.missing(Party.COMPANY)}


@pytest.mark.parametrize("benefit", BOTH)
def test_the_day_before_our_rules_nothing_is_claimed(benefit: str) -> None:
    day_before, first = date(2021, 12, 31), date(2022, 1, 1)
    assert condition(benefit, "period", day_before).verdict is UNKNOWN
    assert condition(benefit, "period", first).verdict is YES


@pytest.mark.parametrize(
    ("on", "said"),
    [
        (date(2024, 12, 31), "No sabemos en qué días de esos años se pudo postular."),
        (date(2025, 1, 1), "durante todo 2025"),
        (date(2025, 12, 31), "durante todo 2025"),
        (date(2026, 1, 1), "Confirma en la Ventanilla Única Social si hay cupos."),
    ],
)
def test_what_is_told_of_applications_each_year(on: date, said: str) -> None:
    assert said in condition("experiencia_mayor", "period", on).text


@pytest.mark.parametrize(
    ("birth", "disability", "verdict"),
    [
        (date(2011, 11, 24), False, NO),  # 15 tomorrow
        (date(2011, 11, 23), False, YES),
        (date(2001, 11, 24), False, YES),  # 25 tomorrow
        (date(2001, 11, 23), False, NO),
        (date(2001, 11, 23), True, YES),
        (date(2001, 11, 23), None, UNKNOWN),
        (date(2000, 11, 24), True, YES),  # 26 tomorrow
        (date(2000, 11, 23), True, UNKNOWN),
        (date(2000, 11, 23), False, NO),
        (date(1999, 11, 24), True, UNKNOWN),  # 27 tomorrow
        (date(1999, 11, 23), True, NO),
    ],
)
def test_the_age_of_an_apprentice(birth: date, disability: bool | None, verdict: Verdict) -> None:
    facts = {"birth_date": birth, "disability_credential": disability}
    assert condition("aprendices", "age", **facts).verdict is verdict


def test_the_doubt_about_26_is_told_in_plain_words() -> None:
    facts = {"birth_date": date(2000, 5, 1), "disability_credential": True}
    assert condition("aprendices", "age", **facts).detail == (
        "SENCE no dice si el límite de 26 años incluye los 26."
    )


@pytest.mark.parametrize(
    ("on", "age", "verdict"),
    [
        (date(2022, 12, 31), 59, NO),
        (date(2022, 12, 31), 60, YES),
        (date(2023, 1, 1), 49, NO),
        (date(2023, 1, 1), 50, UNKNOWN),
        (date(2023, 1, 1), 55, UNKNOWN),
        (date(2024, 12, 31), 59, UNKNOWN),
        (date(2024, 12, 31), 60, YES),
        (date(2025, 1, 1), 54, NO),
        (date(2025, 1, 1), 55, YES),
        (ON, 54, NO),
        (ON, 55, YES),
    ],
)
def test_the_age_of_experiencia_mayor_by_its_dated_sources(
    on: date, age: int, verdict: Verdict
) -> None:
    birthday = on.replace(year=on.year - age)
    the_day_before_the_next = birthday.replace(year=birthday.year - 1) + timedelta(days=1)
    for birth in (birthday, the_day_before_the_next):
        assert condition("experiencia_mayor", "age", on, birth_date=birth).verdict is verdict


def test_the_years_without_a_known_age_say_why() -> None:
    age = condition("experiencia_mayor", "age", date(2024, 6, 3), birth_date=date(1967, 1, 1))
    assert age.detail == "No sabemos qué día bajó la edad de 60 a 55 años."
    unknown = condition("experiencia_mayor", "age", date(2024, 6, 3), birth_date=None)
    assert [fact.name for fact in unknown.missing] == ["birth_date"]


@pytest.mark.parametrize(
    ("on", "worked", "old_age", "other", "verdict"),
    [
        (ON, False, False, False, YES),
        (ON, False, None, None, YES),
        (ON, True, True, False, YES),
        (ON, True, False, True, YES),
        (ON, True, False, False, NO),
        (ON, True, False, None, UNKNOWN),
        (ON, None, False, False, UNKNOWN),
        (ON, None, True, None, YES),
        (date(2024, 12, 31), True, True, False, UNKNOWN),
        (date(2024, 12, 31), True, False, False, NO),
        (date(2024, 12, 31), False, True, False, YES),
        (date(2025, 1, 1), True, True, False, YES),
    ],
)
def test_without_work_or_with_a_pension(
    on: date, worked: bool | None, old_age: bool | None, other: bool | None, verdict: Verdict
) -> None:
    facts = {
        "contributed_month_before": worked,
        "old_age_pensioner": old_age,
        "other_pensioner": other,
    }
    assert condition("experiencia_mayor", "situation", on, **facts).verdict is verdict


@pytest.mark.parametrize(
    ("benefit", "code", "facts", "verdict"),
    [
        ("aprendices", "size", {"company_workers": 4}, NO),
        ("aprendices", "size", {"company_workers": 5}, YES),
        ("aprendices", "contract", {"company_contract_months": 2}, NO),
        ("aprendices", "contract", {"company_contract_months": 3}, YES),
        ("aprendices", "apprenticeship", {"company_apprentice_contract": False}, NO),
        ("aprendices", "first_category", {"company_first_category": False}, NO),
        ("aprendices", "tax_return", {"company_tax_return": False}, NO),
        ("aprendices", "fund_register", {"company_fund_register": False}, NO),
        ("experiencia_mayor", "first_category", {"company_first_category": False}, NO),
        ("experiencia_mayor", "tax_return", {"company_tax_return": False}, NO),
        ("experiencia_mayor", "fund_register", {"company_fund_register": False}, NO),
        ("experiencia_mayor", "no_fines", {"company_pending_labour_fines": True}, NO),
        ("experiencia_mayor", "size", {"company_workers": 1}, YES),
    ],
)
def test_each_requirement_of_the_company(
    benefit: str, code: str, facts: dict[str, Any], verdict: Verdict
) -> None:
    answer = asked(benefit, **facts)
    assert condition(benefit, code, **facts).verdict is verdict
    assert (answer.verdict, answer.company_verdict) == (YES, verdict)
    assert bool(answer.amounts) is (verdict is YES)


@pytest.mark.parametrize(
    ("on", "verdict"),
    [
        (date(2026, 11, 1), UNKNOWN),  # the job has not begun
        (date(2026, 11, 2), YES),
        (date(2026, 11, 30), YES),  # the twentieth business day
        (date(2026, 12, 1), NO),
    ],
)
def test_experiencia_mayor_is_asked_within_twenty_business_days(on: date, verdict: Verdict) -> None:
    assert condition("experiencia_mayor", "on_time", on).verdict is verdict


def test_a_year_whose_holidays_are_not_known_is_not_guessed() -> None:
    late = condition("experiencia_mayor", "on_time", date(2028, 1, 3), job_start=date(2027, 12, 20))
    assert late.detail == "Aún no tenemos los feriados de ese año."


@pytest.mark.parametrize(
    ("benefit", "start", "expected"),
    [
        ("aprendices", date(2024, 7, 1), [(250_000, 6), (255_318, 4), (264_500, 2)]),
        ("aprendices", date(2026, 11, 2), [(276_777, 12)]),  # half of 553,553, the half peso up
        ("experiencia_mayor", date(2025, 5, 2), [(317_400, 6), (105_800, 2), (107_800, 4)]),
        ("experiencia_mayor", date(2026, 11, 2), [(332_132, 6), (110_711, 6)]),
    ],
)
def test_each_month_takes_the_minimum_wage_of_the_day_it_begins(
    benefit: str, start: date, expected: list[tuple[int, int]]
) -> None:
    amounts = monthly(asked(benefit, start, job_start=start))
    assert [(amount.pesos, amount.months) for amount in amounts] == expected


@pytest.mark.parametrize(("start", "first_raised"), [(date(2025, 4, 30), 2), (date(2025, 5, 1), 1)])
def test_the_day_before_and_the_day_of_a_rise(start: date, first_raised: int) -> None:
    rows = month_by_month("aprendices", replace(FIT["aprendices"], job_start=start), start, start)
    raised = [row.number for row in rows if row.company_accrued == 264_500]
    assert raised[0] == first_raised


def test_the_formula_and_the_months_are_told() -> None:
    first, second, course = asked("experiencia_mayor").amounts
    assert first.formula == "60 % de $ 553.553 = $ 332.132 (redondeado)"
    assert second.formula == "20 % de $ 553.553 = $ 110.711 (redondeado)"
    assert (first.first_month, second.first_month) == (1, 7)
    assert (course.per, course.pesos) == ("once", 400_000)


@pytest.mark.parametrize(
    ("benefit", "contract", "months"),
    [
        ("aprendices", 3, [3]),
        ("aprendices", 13, [12]),
        ("experiencia_mayor", 4, [4]),
        ("experiencia_mayor", 6, [6]),
        ("experiencia_mayor", 7, [6, 1]),
        ("experiencia_mayor", 24, [6, 6]),
        ("experiencia_mayor", None, [6, 6]),
    ],
)
def test_nothing_is_paid_after_the_contract_ends(
    benefit: str, contract: int | None, months: list[int]
) -> None:
    answer = asked(benefit, company_contract_months=contract)
    assert [amount.months for amount in monthly(answer)] == months


def test_how_long_an_apprentice_is_paid_waits_for_the_length_of_the_contract() -> None:
    (amount,) = monthly(asked("aprendices", company_contract_months=None))
    assert (amount.pesos, amount.months) == (276_777, None)
    assert [fact.name for fact in amount.months_missing] == ["company_contract_months"]


@pytest.mark.parametrize("benefit", BOTH)
def test_without_the_start_the_pesos_wait_for_it(benefit: str) -> None:
    (amount,) = monthly(asked(benefit, job_start=None))
    assert (amount.pesos, [fact.name for fact in amount.missing]) == (None, ["job_start"])
    facts = replace(FIT[benefit], job_start=None)
    assert month_by_month(benefit, facts, ON, ON) == ()
    assert "Falta saber el día en que comienza el trabajo." in lacking(benefit, facts, ON)


def test_month_by_month_the_company_is_paid_and_the_person_is_not() -> None:
    start = date(2026, 11, 2)
    rows = month_by_month("experiencia_mayor", FIT["experiencia_mayor"], start, start)
    assert [row.company_paid for row in rows] == [332_132] * 6 + [110_711] * 6
    assert {(row.worker_accrued, row.worker_paid) for row in rows} == {(0, 0)}
    assert rows[6].reason == "Empresa: 20 % de $ 553.553 = $ 110.711 (redondeado)."


def test_a_doubt_about_the_person_leaves_no_table_and_says_why() -> None:
    day = date(2024, 6, 3)
    facts = replace(FIT["experiencia_mayor"], birth_date=date(1967, 1, 1), job_start=day)
    assert month_by_month("experiencia_mayor", facts, day, day) == ()
    assert lacking("experiencia_mayor", facts, day) == (
        "No sabemos qué día bajó la edad de 60 a 55 años.",
    )


STARTS = st.dates(date(2022, 1, 1), date(2027, 10, 1))
CONTRACTS = st.one_of(st.none(), st.integers(1, 40))


@given(st.sampled_from(BOTH), STARTS, CONTRACTS)
def test_no_month_is_negative_or_above_its_share_of_the_highest_wage(
    benefit: str, start: date, contract: int | None
) -> None:
    most = {"aprendices": Fraction(1, 2), "experiencia_mayor": Fraction(3, 5)}[benefit]
    facts = {"job_start": start, "company_contract_months": contract}
    for amount in monthly(asked(benefit, start, **facts)):
        assert amount.exact is not None
        assert 0 <= amount.exact <= most * 553_553


@given(STARTS, st.integers(3, 40))
def test_a_longer_contract_never_pays_less_and_never_more_than_a_year(
    start: date, contract: int
) -> None:
    for benefit in BOTH:
        totals = [_total(benefit, start, months) for months in (contract, contract + 1)]
        assert totals[0] <= totals[1]
        assert len(_rows(benefit, start, contract)) <= 12


def _rows(benefit: str, start: date, contract: int | None) -> list[int | None]:
    facts = replace(
        FIT[benefit],
        birth_date=date(start.year - (62 if benefit == "experiencia_mayor" else 20), 1, 1),
        job_start=start,
        company_contract_months=contract,
    )
    return [row.company_accrued for row in month_by_month(benefit, facts, start, start)]


def _total(benefit: str, start: date, contract: int | None) -> int:
    rows = _rows(benefit, start, contract)
    assert rows
    return sum(pesos or 0 for pesos in rows)


@given(
    st.sampled_from(BOTH),
    st.sampled_from(sorted(field.name for field in fields(Facts))),
    st.sampled_from(sorted(field.name for field in fields(Facts))),
    st.dates(date(2022, 1, 1), date(2027, 12, 31)),
)
def test_forgetting_a_fact_never_turns_a_no_into_a_yes(
    benefit: str, forgotten: str, another: str, on: date
) -> None:
    whole = evaluate(benefit, FIT[benefit], on)
    part = evaluate(benefit, replace(FIT[benefit], **{forgotten: None, another: None}), on)
    assert part.verdict in (UNKNOWN, whole.verdict)
    assert part.company_verdict in (UNKNOWN, whole.company_verdict)


@given(STARTS, st.integers(0, 60))
def test_in_time_is_up_to_the_last_business_day_and_not_after(start: date, later: int) -> None:
    on = start + timedelta(days=later)
    last = chilean_holidays().after(start, 20)
    verdict = condition("experiencia_mayor", "on_time", on, job_start=start).verdict
    assert verdict is (YES if on <= last else NO)
