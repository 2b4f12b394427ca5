"""SEJ and BTM: who had them, until when."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from sence_programs.rules.evaluate import evaluate
from sence_programs.rules.evaluation import ConditionResult, Evaluation
from sence_programs.rules.facts import Facts, Sex
from sence_programs.rules.logic import Verdict
from sence_programs.rules.schema import Party
from tests.sence_programs.rules.people import FIT_FOR_BTM, FIT_FOR_SEJ

YES, NO, UNKNOWN = Verdict.YES, Verdict.NO, Verdict.UNKNOWN
IN_2025 = date(2025, 6, 15)
FIT = {"sej": FIT_FOR_SEJ, "btm": FIT_FOR_BTM}


def asked(benefit: str, on: date = IN_2025, **changes: Any) -> Evaluation:
    return evaluate(benefit, replace(FIT[benefit], **changes), on)


def condition(benefit: str, code: str, on: date = IN_2025, **changes: Any) -> ConditionResult:
    return next(c for c in asked(benefit, on, **changes).conditions if c.code == code)


@pytest.mark.parametrize("benefit", ["sej", "btm"])
def test_who_met_everything_in_2025_had_it_with_its_three_payments(benefit: str) -> None:
    answer = asked(benefit)
    assert (answer.verdict, answer.company_verdict) == (YES, YES)
    assert [(a.payee, a.per) for a in answer.amounts] == [
        (Party.WORKER, "month"),
        (Party.WORKER, "year"),
        (Party.COMPANY, "month"),
    ]


@pytest.mark.parametrize("benefit", ["sej", "btm"])
@pytest.mark.parametrize(
    ("on", "running", "verdict"),
    [
        (date(2026, 3, 12), False, YES),
        (date(2026, 3, 13), False, NO),
        (date(2026, 3, 13), True, YES),
        (date(2026, 3, 13), None, UNKNOWN),
        (date(2026, 9, 13), True, YES),
        (date(2026, 9, 14), True, NO),
        (date(2026, 9, 14), None, NO),
    ],
)
def test_no_new_grants_from_13_march_and_none_at_all_after_13_september(
    benefit: str, on: date, running: bool | None, verdict: Verdict
) -> None:
    facts = {f"{benefit}_running": running}
    assert condition(benefit, "period", on, **facts).verdict is verdict


@pytest.mark.parametrize("benefit", ["sej", "btm"])
def test_a_closed_benefit_says_when_it_ended_and_where_to_look(benefit: str) -> None:
    answer = asked(benefit, date(2026, 11, 23))
    assert (answer.verdict, answer.amounts) == (NO, ())
    assert "terminó el 13 de septiembre de 2026" in answer.conditions[0].text
    assert "Subsidio Unificado de Empleo" in answer.conditions[0].text


@pytest.mark.parametrize("benefit", ["sej", "btm"])
def test_before_our_data_nothing_is_claimed(benefit: str) -> None:
    period = condition(benefit, "period", date(2017, 12, 31))
    assert (period.verdict, period.text) == (
        UNKNOWN,
        "No tenemos reglas cargadas para esta fecha.",
    )


@pytest.mark.parametrize(
    ("benefit", "birth", "verdict"),
    [
        ("sej", date(2007, 6, 16), NO),  # 18 tomorrow
        ("sej", date(2007, 6, 15), YES),
        ("sej", date(2000, 6, 16), YES),  # 25 tomorrow
        ("sej", date(2000, 6, 15), NO),
        ("btm", date(2000, 6, 16), NO),
        ("btm", date(2000, 6, 15), YES),
        ("btm", date(1965, 6, 16), YES),  # 60 tomorrow
        ("btm", date(1965, 6, 15), NO),
    ],
)
def test_ages(benefit: str, birth: date, verdict: Verdict) -> None:
    assert condition(benefit, "age", birth_date=birth).verdict is verdict


@pytest.mark.parametrize("benefit", ["sej", "btm"])
@pytest.mark.parametrize(("percent", "verdict"), [(40, YES), (41, NO)])
def test_the_registry_bracket(benefit: str, percent: int, verdict: Verdict) -> None:
    assert condition(benefit, "social_registry", rsh_percent=percent).verdict is verdict


@pytest.mark.parametrize(
    ("birth", "licence", "verdict"),
    [
        (date(2004, 6, 16), False, YES),  # 21 tomorrow
        (date(2004, 6, 15), False, NO),
        (date(2004, 6, 15), True, YES),
        (date(2004, 6, 15), None, UNKNOWN),
    ],
)
def test_from_21_the_licence_of_media_is_asked(
    birth: date, licence: bool | None, verdict: Verdict
) -> None:
    facts = {"birth_date": birth, "has_media_licence": licence}
    assert condition("sej", "media_licence", **facts).verdict is verdict


@pytest.mark.parametrize(
    ("monthly", "annual", "verdict"),
    [
        (662_347, None, YES),
        (662_348, 7_948_180, NO),
        (662_348, 7_948_179, YES),
        (662_348, None, UNKNOWN),
        (None, 7_948_179, YES),
    ],
)
def test_income_equal_to_the_limit_is_out(
    monthly: int | None, annual: int | None, verdict: Verdict
) -> None:
    facts = {"gross_monthly_pay": monthly, "gross_annual_income": annual}
    assert condition("btm", "income", **facts).verdict is verdict


@pytest.mark.parametrize(
    ("benefit", "fact", "value"),
    [
        ("sej", "company_is_state", True),
        ("btm", "company_is_state", True),
        ("btm", "sex", Sex.MALE),
        ("btm", "sej_running", True),
        ("btm", "btm_used_up", True),
    ],
)
def test_one_fact_that_shuts_the_door(benefit: str, fact: str, value: object) -> None:
    assert asked(benefit, **{fact: value}).verdict is NO


def test_late_contributions_stop_the_company_alone() -> None:
    answer = asked("btm", company_contributions_up_to_date=False)
    assert (answer.verdict, answer.company_verdict) == (YES, NO)


def test_a_running_grant_in_2026_says_its_table_is_missing() -> None:
    income = condition("btm", "income", date(2026, 5, 1), btm_running=True)
    assert (income.verdict, income.detail) == (
        UNKNOWN,
        "No tenemos la tabla de montos de 2026 en adelante.",
    )


def test_knowing_nothing_in_2025_is_unknown() -> None:
    assert evaluate("btm", Facts(), IN_2025).verdict is UNKNOWN


@pytest.mark.parametrize(("pay", "verdict"), [(662_347, YES), (662_348, NO)])
def test_the_company_is_out_at_the_monthly_limit(pay: int, verdict: Verdict) -> None:
    assert condition("btm", "company_pay", gross_monthly_pay=pay).verdict is verdict


@pytest.mark.parametrize(("running", "verdict"), [(True, YES), (False, UNKNOWN)])
def test_a_woman_who_has_the_bono_today_has_not_used_it_up(running: bool, verdict: Verdict) -> None:
    facts = {"btm_running": running, "btm_used_up": None}
    assert condition("btm", "once", **facts).verdict is verdict
