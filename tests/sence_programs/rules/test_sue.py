"""Who may have SUE, on both sides of each threshold."""

from dataclasses import fields, replace
from datetime import date
from typing import Any

import pytest

from sence_programs.rules.evaluate import evaluate
from sence_programs.rules.evaluation import Amount, ConditionResult, Evaluation
from sence_programs.rules.facts import Facts, Sex, WorkKind
from sence_programs.rules.logic import Verdict
from sence_programs.rules.schema import Party
from tests.sence_programs.rules.people import FIT_FOR_SUE, SUE_DAY

YES, NO, UNKNOWN = Verdict.YES, Verdict.NO, Verdict.UNKNOWN


def asked(on: date = SUE_DAY, **changes: Any) -> Evaluation:
    return evaluate("sue", replace(FIT_FOR_SUE, **changes), on)


def condition(code: str, on: date = SUE_DAY, **changes: Any) -> ConditionResult:
    return next(c for c in asked(on, **changes).conditions if c.code == code)


def amount(payee: Party, **changes: Any) -> Amount:
    return next(a for a in asked(**changes).amounts if a.payee is payee)


def test_a_person_and_a_company_that_meet_everything_get_it() -> None:
    assert (asked().verdict, asked().company_verdict) == (YES, YES)


@pytest.mark.parametrize(
    ("birth", "sex", "verdict"),
    [
        (date(2008, 11, 24), Sex.MALE, NO),  # 18 tomorrow
        (date(2008, 11, 23), Sex.MALE, YES),  # 18 today
        (date(2001, 11, 24), Sex.MALE, YES),  # 25 tomorrow
        (date(2001, 11, 23), Sex.MALE, NO),  # 25 today
        (date(2001, 11, 24), Sex.FEMALE, YES),
        (date(2001, 11, 23), Sex.FEMALE, YES),
        (date(1971, 11, 24), Sex.FEMALE, YES),  # 55 tomorrow
        (date(1971, 11, 24), Sex.MALE, NO),
        (date(1971, 11, 23), Sex.MALE, YES),  # 55 today
        (date(2008, 11, 24), Sex.FEMALE, NO),
    ],
)
def test_the_groups_by_age_and_sex(birth: date, sex: Sex, verdict: Verdict) -> None:
    assert condition("group", birth_date=birth, sex=sex).verdict is verdict


@pytest.mark.parametrize(
    ("birth", "verdict"), [(date(2008, 11, 23), YES), (date(2008, 11, 24), NO)]
)
def test_a_person_with_disability_is_asked_only_to_be_18(birth: date, verdict: Verdict) -> None:
    facts = {"birth_date": birth, "sex": Sex.MALE, "disability_credential": True}
    assert condition("group", **facts).verdict is verdict


def test_a_man_of_30_without_credential_is_in_no_group() -> None:
    assert condition("group", birth_date=date(1996, 1, 1), sex=Sex.MALE).verdict is NO


def test_the_credential_is_not_asked_when_age_settles_the_group() -> None:
    group = condition("group", birth_date=date(2005, 1, 1), sex=None, disability_credential=None)
    assert (group.verdict, group.missing) == (YES, ())


@pytest.mark.parametrize(
    ("on", "verdict"),
    [(date(2027, 2, 27), NO), (date(2027, 2, 28), UNKNOWN), (date(2027, 3, 1), YES)],
)
def test_born_on_29_february_only_the_28th_is_in_doubt(on: date, verdict: Verdict) -> None:
    group = condition("group", on, birth_date=date(1972, 2, 29), sex=Sex.MALE)
    assert group.verdict is verdict


def test_the_doubtful_birthday_is_explained() -> None:
    group = condition("group", date(2027, 2, 28), birth_date=date(1972, 2, 29), sex=Sex.MALE)
    assert group.detail.startswith("Naciste un 29 de febrero.")
    assert group.missing == ()


@pytest.mark.parametrize(("pay", "verdict"), [(1_190_250, YES), (1_190_251, NO)])
def test_income_may_reach_the_limit_and_not_a_peso_more(pay: int, verdict: Verdict) -> None:
    assert condition("income", gross_monthly_pay=pay).verdict is verdict


@pytest.mark.parametrize(
    ("run", "total", "verdict"),
    [
        (6, 6, YES),
        (5, 7, NO),
        (5, 8, YES),
        (1, 8, YES),
        (None, 5, NO),
        (None, 6, UNKNOWN),
        (None, 8, YES),
        (6, None, YES),
        (5, None, UNKNOWN),
    ],
)
def test_six_months_in_a_row_or_eight_in_all(
    run: int | None, total: int | None, verdict: Verdict
) -> None:
    facts = {"months_unemployed_continuous": run, "months_unemployed_total": total}
    assert condition("unemployment", **facts).verdict is verdict


@pytest.mark.parametrize(("percent", "verdict"), [(40, YES), (41, NO), (50, NO), (None, UNKNOWN)])
def test_the_registry_bracket(percent: int | None, verdict: Verdict) -> None:
    assert condition("social_registry", rsh_percent=percent).verdict is verdict


@pytest.mark.parametrize("percent", [100, None])
def test_the_registry_is_not_asked_of_a_person_with_disability(percent: int | None) -> None:
    facts = {"rsh_percent": percent, "disability_credential": True}
    assert condition("social_registry", **facts).verdict is YES


@pytest.mark.parametrize(
    ("birth", "pensioner", "verdict"),
    [
        (date(1961, 11, 24), True, YES),  # still 64
        (date(1961, 11, 23), True, UNKNOWN),  # 65 today: the law leaves it open
        (date(1960, 11, 24), True, UNKNOWN),  # 66 tomorrow
        (date(1960, 11, 23), True, NO),
        (date(1950, 1, 1), False, YES),
        (date(1990, 1, 1), None, YES),
        (date(1950, 1, 1), None, UNKNOWN),
    ],
)
def test_over_65_with_an_old_age_pension_is_out(
    birth: date, pensioner: bool | None, verdict: Verdict
) -> None:
    facts = {"birth_date": birth, "old_age_pensioner": pensioner}
    assert condition("not_pensioner", **facts).verdict is verdict


@pytest.mark.parametrize(
    ("since_start", "idle", "verdict"),
    [(12, 0, YES), (13, 11, NO), (13, 12, YES), (13, None, UNKNOWN), (None, 12, YES)],
)
def test_an_independent_is_new_or_long_without_fees(
    since_start: int | None, idle: int | None, verdict: Verdict
) -> None:
    facts = {
        "work_kind": WorkKind.INDEPENDENT,
        "months_since_activity_start": since_start,
        "months_without_fees": idle,
    }
    assert condition("recent_independent", **facts).verdict is verdict


def test_an_independent_is_shown_no_monthly_amount() -> None:
    asked_by = asked(work_kind=WorkKind.INDEPENDENT, months_since_activity_start=1)
    assert (asked_by.verdict, asked_by.amounts) == (YES, ())


def test_who_owes_a_refund_is_out() -> None:
    assert asked(owes_excess_refund=True).verdict is NO


@pytest.mark.parametrize(
    ("fact", "value", "code"),
    [
        ("company_is_state", True, "not_state_company"),
        ("company_first_category", False, "first_category"),
        ("company_contributions_up_to_date", False, "contributions"),
        ("company_linked_previous_12_months", True, "no_previous_link"),
        ("company_convicted_last_2_years", True, "no_convictions"),
        ("company_repeat_offender", True, "not_repeat_offender"),
        ("company_representative_convicted", True, "honest_representatives"),
        ("company_subsidised_workers", 200, "room_for_one_more"),
        ("job_start", date(2026, 8, 22), "on_time"),
    ],
)
def test_what_stops_the_company_does_not_stop_the_worker(
    fact: str, value: object, code: str
) -> None:
    answer = asked(**{fact: value})
    assert [c.code for c in answer.conditions if c.verdict is NO] == [code]
    assert (answer.verdict, answer.company_verdict) == (YES, NO)
    assert {a.payee for a in answer.amounts} == {Party.WORKER}


def test_the_company_follows_the_worker_to_no() -> None:
    assert asked(rsh_percent=50).company_verdict is NO


def test_one_hundred_and_ninety_nine_others_leave_room_for_one_more() -> None:
    assert condition("room_for_one_more", company_subsidised_workers=199).verdict is YES


@pytest.mark.parametrize(
    ("start", "on", "verdict"),
    [
        (date(2026, 10, 15), date(2026, 10, 14), UNKNOWN),
        (date(2026, 10, 15), date(2027, 1, 15), YES),
        (date(2026, 10, 15), date(2027, 1, 16), NO),
        (date(2026, 11, 30), date(2027, 2, 28), YES),
        (date(2026, 11, 30), date(2027, 3, 1), NO),
    ],
)
def test_the_company_has_three_months_from_the_start(
    start: date, on: date, verdict: Verdict
) -> None:
    assert condition("on_time", on, job_start=start).verdict is verdict


@pytest.mark.parametrize(
    ("disability", "workers", "worker_months", "company_months"),
    [
        (False, 49, 12, 15),
        (False, 50, 12, 12),
        (True, 50, 15, 15),
        (None, 49, None, 15),
        (None, 50, None, None),
        (False, None, 12, None),
    ],
)
def test_how_many_months(
    disability: bool | None,
    workers: int | None,
    worker_months: int | None,
    company_months: int | None,
) -> None:
    facts = {"disability_credential": disability, "company_workers": workers}
    assert amount(Party.WORKER, **facts).months == worker_months
    assert amount(Party.COMPANY, **facts).months == company_months


def test_an_unsettled_length_says_what_would_settle_it() -> None:
    lasting = amount(Party.COMPANY, company_workers=None)
    assert [fact.name for fact in lasting.months_missing] == ["company_workers"]


def test_the_company_is_paid_on_what_it_pays_and_the_worker_on_all() -> None:
    facts = {"gross_monthly_pay": 700_000, "company_gross_monthly_pay": 300_000}
    assert amount(Party.WORKER, **facts).pesos == 49_025
    assert amount(Party.COMPANY, **facts).pesos == 60_000


def test_without_the_company_s_pay_its_amount_is_missing_not_guessed() -> None:
    paid = amount(Party.COMPANY, company_gross_monthly_pay=None)
    assert paid.pesos is None
    assert [fact.name for fact in paid.missing] == ["company_gross_monthly_pay"]


@pytest.mark.parametrize(
    ("on", "verdict"),
    [
        (date(2026, 9, 13), NO),
        (date(2026, 9, 14), NO),
        (date(2026, 9, 30), NO),
        (date(2026, 10, 1), YES),
    ],
)
def test_it_begins_on_the_first_of_october(on: date, verdict: Verdict) -> None:
    assert condition("period", on).verdict is verdict


def test_in_force_it_never_promises_that_applications_are_open() -> None:
    assert condition("period").text == (
        "Vigente por ley; confirma apertura en la Ventanilla Única Social."
    )


@pytest.mark.parametrize(
    ("on", "income", "registry"),
    [
        (date(2026, 12, 31), YES, YES),
        (date(2027, 1, 1), UNKNOWN, YES),
        (date(2027, 9, 30), UNKNOWN, YES),
        (date(2027, 10, 1), UNKNOWN, UNKNOWN),
    ],
)
def test_figures_not_yet_published_leave_the_answer_open(
    on: date, income: Verdict, registry: Verdict
) -> None:
    assert condition("income", on).verdict is income
    assert condition("social_registry", on).verdict is registry


def test_an_unpublished_figure_is_told_and_no_amount_is_shown() -> None:
    in_2027 = condition("income", date(2027, 1, 1))
    assert in_2027.detail == "Aún no tenemos el ingreso mínimo que usa el subsidio desde 2027."
    assert in_2027.text.endswith("2,25 veces (cifra por confirmar).")
    amounts = asked(date(2027, 1, 1)).amounts
    assert [(a.pesos, a.detail) for a in amounts] == [(None, in_2027.detail)] * 2


def test_knowing_nothing_is_unknown_and_says_what_is_missing_in_spanish() -> None:
    answer = evaluate("sue", Facts(), SUE_DAY)
    assert answer.verdict is UNKNOWN
    assert "la fecha de nacimiento" in [fact.label for fact in answer.missing(Party.WORKER)]
    assert all(a.pesos is None for a in answer.amounts)


def test_a_definite_no_beats_everything_missing() -> None:
    answer = evaluate("sue", Facts(gross_monthly_pay=2_000_000), SUE_DAY)
    assert (answer.verdict, answer.amounts, answer.missing(Party.WORKER)) == (NO, (), ())


WORKER_FACTS = [
    "birth_date",
    "sex",
    "rsh_percent",
    "work_kind",
    "gross_monthly_pay",
    "owes_excess_refund",
]
COMPANY_FACTS = [
    field.name
    for field in fields(Facts)
    if field.name in {"job_start"} or field.name.startswith("company_")
    if field.name not in {"company_workers", "company_gross_monthly_pay"}
    if getattr(FIT_FOR_SUE, field.name) is not None
]


@pytest.mark.parametrize("fact", WORKER_FACTS)
def test_each_missing_fact_of_the_worker_leaves_it_unknown_and_is_named(fact: str) -> None:
    answer = asked(**{fact: None})
    assert answer.verdict is UNKNOWN
    assert fact in [missing.name for missing in answer.missing(Party.WORKER)]


@pytest.mark.parametrize("fact", COMPANY_FACTS)
def test_each_missing_fact_of_the_company_is_named_to_the_company_alone(fact: str) -> None:
    answer = asked(**{fact: None})
    assert (answer.verdict, answer.company_verdict) == (YES, UNKNOWN)
    assert [missing.name for missing in answer.missing(Party.COMPANY)] == [fact]
    assert answer.missing(Party.WORKER) == ()
