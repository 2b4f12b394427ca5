"""SUE pays by formula; these are the law's own figures, worked out by hand."""

from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sence_programs.rules.errors import NotKnown
from sence_programs.rules.loader import current_rules
from sence_programs.rules.parameters import ParametersOn
from sence_programs.rules.sue_amounts import company_amount, worker_amount
from sence_programs.rules.wording import half_up

SUE = current_rules().benefits["sue"].parameters
FIRST_YEAR = ParametersOn(SUE, date(2026, 10, 1))
PAY = st.integers(min_value=1, max_value=2_000_000)
PLATEAU_END, LIMIT = 661_250, 1_190_250


@pytest.mark.parametrize(
    ("pay", "worker", "company"),
    [
        (100_000, "13225", "20000"),
        (132_250, "13225", "26450"),
        (132_260, "13226", "26452"),
        (300_000, "30000", "60000"),
        (528_999, "52899.9", "105799.8"),
        (529_000, "52900", "105800"),
        (661_250, "52900", "132250"),
        (661_251, "52899.9", "132249.75"),
        (700_000, "49025", "122562.5"),
        (900_000, "29025", "72562.5"),
        (1_190_250, "13225", "0"),
        (1_190_251, "0", "0"),
    ],
)
def test_what_a_month_pays(pay: int, worker: str, company: str) -> None:
    assert worker_amount(pay, FIRST_YEAR).exact == Fraction(worker)
    assert company_amount(pay, FIRST_YEAR).exact == Fraction(company)


def test_half_a_peso_goes_up_once_at_the_end() -> None:
    assert half_up(company_amount(700_000, FIRST_YEAR).exact) == 122_563


def test_the_formula_is_told_with_its_figures() -> None:
    assert worker_amount(700_000, FIRST_YEAR).formula == (
        "10 % de $ 529.000 − 10 % de ($ 700.000 − $ 661.250) = $ 49.025"
    )
    assert company_amount(700_000, FIRST_YEAR).formula == (
        "20 % de $ 661.250 − 25 % de ($ 700.000 − $ 661.250) = $ 122.563 (redondeado)"
    )


def test_pay_under_the_floor_says_it_is_the_minimum() -> None:
    assert worker_amount(100_000, FIRST_YEAR).formula == "Mínimo: 2,5 % de $ 529.000 = $ 13.225"


@pytest.mark.parametrize("day", [date(2026, 9, 30), date(2027, 1, 1)])
def test_no_figure_is_invented_outside_the_months_the_law_fixed(day: date) -> None:
    with pytest.raises(NotKnown):
        worker_amount(400_000, ParametersOn(SUE, day))


def test_the_last_day_of_2026_still_has_its_figures() -> None:
    assert worker_amount(529_000, ParametersOn(SUE, date(2026, 12, 31))).exact == 52_900


@given(PAY)
def test_nobody_is_ever_charged(pay: int) -> None:
    assert worker_amount(pay, FIRST_YEAR).exact >= 0
    assert company_amount(pay, FIRST_YEAR).exact >= 0


@given(PAY)
def test_up_to_the_limit_the_worker_never_gets_less_than_the_floor(pay: int) -> None:
    exact = worker_amount(pay, FIRST_YEAR).exact
    assert exact == 0 if pay > LIMIT else exact >= 13_225


@given(st.integers(min_value=PLATEAU_END, max_value=2_000_000))
def test_above_the_plateau_one_peso_more_of_pay_never_pays_more(pay: int) -> None:
    for amount in (worker_amount, company_amount):
        assert amount(pay + 1, FIRST_YEAR).exact <= amount(pay, FIRST_YEAR).exact


@given(PAY.filter(lambda pay: pay != LIMIT))
def test_one_peso_of_pay_never_moves_the_worker_more_than_the_rate(pay: int) -> None:
    step = worker_amount(pay + 1, FIRST_YEAR).exact - worker_amount(pay, FIRST_YEAR).exact
    assert abs(step) <= Fraction(1, 10)


@given(PAY)
def test_one_peso_of_pay_never_moves_the_company_more_than_a_quarter(pay: int) -> None:
    step = company_amount(pay + 1, FIRST_YEAR).exact - company_amount(pay, FIRST_YEAR).exact
    assert abs(step) <= Fraction(1, 4)
