"""IFE Laboral on the days it was open: by whom, under what pay, how much and for how long."""

from dataclasses import fields, replace
from datetime import date
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sence_programs.rules.evaluate import evaluate
from sence_programs.rules.evaluation import Evaluation
from sence_programs.rules.facts import Facts, Sex, WorkKind
from sence_programs.rules.loader import current_rules
from sence_programs.rules.logic import Verdict
from sence_programs.rules.months import lacking, month_by_month
from tests.sence_programs.rules.people import FIT_FOR_IFE

YES, NO, UNKNOWN = Verdict.YES, Verdict.NO, Verdict.UNKNOWN
MARCH, SEPTEMBER = date(2022, 3, 15), date(2022, 9, 15)
MAN = {"sex": Sex.MALE}
OPEN = st.dates(date(2022, 1, 1), date(2023, 6, 30))
PAY = st.integers(1, 1_500_000)
RULES = current_rules()


def asked(on: date = SEPTEMBER, **changes: Any) -> Evaluation:
    started = replace(FIT_FOR_IFE, job_start=on.replace(day=1))
    return evaluate("ife_laboral", replace(started, **changes), on, RULES)


def verdict(code: str, on: date = SEPTEMBER, **changes: Any) -> Verdict:
    return next(c.verdict for c in asked(on, **changes).conditions if c.code == code)


def paid(on: date, **changes: Any) -> list[int | None]:
    """The pesos of each month."""
    amounts = asked(on, **changes).amounts
    return [amount.pesos for amount in amounts for _ in range(amount.months or 0)]


def aged(years: int, on: date) -> date:
    return on.replace(year=on.year - years)


@pytest.mark.parametrize(
    ("on", "answer"),
    [
        (date(2021, 12, 31), UNKNOWN),
        (date(2022, 1, 1), YES),
        (date(2022, 6, 30), YES),
        (date(2022, 7, 1), YES),
        (date(2023, 6, 30), YES),
        (date(2023, 7, 1), NO),
    ],
)
def test_who_met_everything_had_it_while_it_was_open(on: date, answer: Verdict) -> None:
    assert asked(on).verdict is answer


@pytest.mark.parametrize(
    ("on", "limit"),
    [
        (date(2022, 1, 1), 1_050_000),
        (date(2022, 4, 30), 1_050_000),
        (date(2022, 5, 1), 1_140_000),
        (date(2022, 7, 31), 1_140_000),
        (date(2022, 8, 1), 1_200_000),
        (date(2022, 12, 31), 1_200_000),
        (date(2023, 1, 1), 1_230_000),
        (date(2023, 4, 30), 1_230_000),
        (date(2023, 5, 1), 1_320_000),
        (date(2023, 6, 30), 1_320_000),
    ],
)
def test_the_limit_of_pay_is_within_and_a_peso_more_is_out(on: date, limit: int) -> None:
    assert verdict("pay", on, gross_monthly_pay=limit) is YES
    assert verdict("pay", on, gross_monthly_pay=limit + 1) is NO


@pytest.mark.parametrize(
    ("on", "start", "answer"),
    [
        (date(2022, 9, 15), date(2022, 9, 15), YES),
        (date(2022, 9, 15), date(2022, 9, 16), UNKNOWN),  # not begun
        (date(2022, 9, 15), date(2022, 8, 1), YES),
        (date(2022, 9, 15), date(2022, 7, 31), NO),
        (date(2022, 1, 1), date(2021, 12, 1), YES),
        (date(2022, 12, 31), date(2022, 11, 1), YES),
        (date(2023, 1, 1), date(2022, 12, 31), UNKNOWN),  # the sources differ
        (date(2023, 1, 1), date(2022, 11, 30), NO),
        (date(2023, 1, 1), date(2023, 1, 1), YES),
    ],
)
def test_how_new_the_contract_must_be(on: date, start: date, answer: Verdict) -> None:
    assert verdict("recent_contract", on, job_start=start) is answer


@pytest.mark.parametrize(
    ("on", "received", "answer"),
    [
        (date(2022, 6, 30), True, UNKNOWN),
        (date(2022, 6, 30), False, YES),
        (date(2022, 7, 1), True, NO),
        (date(2022, 7, 1), False, YES),
        (date(2022, 7, 1), None, UNKNOWN),
    ],
)
def test_from_july_2022_it_is_given_once(on: date, received: bool | None, answer: Verdict) -> None:
    assert verdict("first_time", on, ife_received=received) is answer


@pytest.mark.parametrize(
    ("fact", "value"),
    [
        ("birth_date", date(2004, 9, 16)),  # 18 tomorrow
        ("work_kind", WorkKind.INDEPENDENT),
        ("unemployed_month_before", False),
    ],
)
def test_one_fact_that_shuts_the_door(fact: str, value: object) -> None:
    assert asked(**{fact: value}).verdict is NO


def test_on_the_eighteenth_birthday_it_is_open() -> None:
    assert asked(birth_date=date(2004, 9, 15)).verdict is YES


@pytest.mark.parametrize(
    ("on", "changes", "pay", "pesos"),
    [
        (MARCH, MAN, 400_000, 200_000),
        (MARCH, MAN, 399_998, 199_999),
        (MARCH, MAN, 1_050_000, 200_000),
        (MARCH, {}, 416_666, 250_000),  # 249.999,6
        (MARCH, {}, 350_000, 210_000),
        (MARCH, {}, 416_667, 250_000),
        (SEPTEMBER, MAN, 400_000, 100_000),
        (SEPTEMBER, MAN, 399_996, 99_999),
        (SEPTEMBER, MAN, 1_200_000, 100_000),
        (SEPTEMBER, {}, 500_000, 300_000),
        (SEPTEMBER, {}, 499_995, 299_997),
        (SEPTEMBER, {}, 1_200_000, 300_000),
        (SEPTEMBER, MAN | {"disability_credential": True}, 500_000, 300_000),
    ],
)
def test_what_each_month_pays(on: date, changes: dict[str, Any], pay: int, pesos: int) -> None:
    assert paid(on, gross_monthly_pay=pay, **changes) == [pesos] * 3


@pytest.mark.parametrize(
    ("on", "years", "pesos"),
    [
        (MARCH, 23, 240_000),
        (MARCH, 24, None),
        (MARCH, 25, 200_000),
        (MARCH, 54, 200_000),
        (MARCH, 55, None),
        (MARCH, 56, 240_000),
        (SEPTEMBER, 24, 240_000),
        (SEPTEMBER, 25, 100_000),
        (SEPTEMBER, 54, 100_000),
        (SEPTEMBER, 55, 240_000),
    ],
)
def test_the_ages_of_the_men_who_are_paid_less(on: date, years: int, pesos: int | None) -> None:
    assert paid(on, **MAN, birth_date=aged(years, on)) == [pesos] * 3


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"birth_date": aged(55, MARCH)}, "no coinciden en el grupo de los hombres"),
        ({"other_pensioner": True}, "Confirma qué pensión recibe."),
    ],
)
def test_an_amount_in_doubt_says_why(changes: dict[str, Any], said: str) -> None:
    (amount,) = asked(MARCH, **MAN, **changes).amounts
    assert amount.pesos is None
    assert said in amount.detail


@pytest.mark.parametrize(
    ("on", "months"),
    [
        (date(2022, 4, 30), [200_000, 200_000, 200_000]),
        (date(2022, 5, 1), [200_000, 200_000, 100_000]),
        (date(2022, 6, 30), [200_000, 100_000, 100_000]),
        (date(2022, 7, 1), [100_000, 100_000, 100_000]),
        (date(2023, 4, 30), [100_000, 100_000, 100_000]),
        (date(2023, 5, 1), [100_000, 100_000]),
        (date(2023, 5, 31), [100_000, 100_000]),
        (date(2023, 6, 1), [100_000]),
    ],
)
def test_each_month_is_paid_by_the_rules_of_that_month(on: date, months: list[int]) -> None:
    assert paid(on, **MAN) == months
    rows = month_by_month("ife_laboral", replace(FIT_FOR_IFE, **MAN, job_start=on), on, on)
    assert [row.worker_paid for row in rows] == months
    assert {row.company_paid for row in rows} == {0}


def test_what_is_missing_for_the_months_is_named() -> None:
    facts = replace(FIT_FOR_IFE, sex=None, job_start=SEPTEMBER)
    assert lacking("ife_laboral", facts, SEPTEMBER) == ("Falta saber el sexo registral.",)


@given(OPEN, PAY, st.integers(1, 1000), st.sampled_from(Sex))
def test_more_pay_never_gives_less_and_never_more_than_the_cap(
    on: date, pay: int, more: int, sex: Sex
) -> None:
    low, high = (asked(on, sex=sex, gross_monthly_pay=p).amounts for p in (pay, pay + more))
    cap = 300_000 if sex is Sex.FEMALE else 200_000
    for before, after in zip(low, high, strict=False):
        assert before.exact is not None
        assert after.exact is not None
        assert 0 <= before.exact <= after.exact <= cap
        assert after.exact - before.exact <= Fraction(60, 100) * more


@given(OPEN, PAY, st.sampled_from(Sex), st.sampled_from([f.name for f in fields(Facts)]))
def test_a_forgotten_fact_only_makes_an_answer_unknown(
    on: date, pay: int, sex: Sex, forgotten: str
) -> None:
    whole = asked(on, sex=sex, gross_monthly_pay=pay).verdict
    facts: dict[str, Any] = {"sex": sex, "gross_monthly_pay": pay} | {forgotten: None}
    assert asked(on, **facts).verdict in (UNKNOWN, whole)
