"""SEJ and BTM: one formula gives the tables that were published."""

from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sence_programs.rules.errors import NotKnown
from sence_programs.rules.ley_20338 import company_month, worker_month, worker_year
from sence_programs.rules.loader import current_rules
from sence_programs.rules.parameters import ParametersOn
from sence_programs.rules.wording import half_up

BTM = current_rules().benefits["btm"].parameters


def in_year(year: int) -> ParametersOn:
    return ParametersOn(BTM, date(year, 6, 15))


@pytest.mark.parametrize(
    ("year", "plateau_pay", "most"),
    [(2023, 300_000, 40_436), (2024, 320_000, 42_377), (2025, 330_000, 44_157)],
)
def test_the_most_a_month_pays_is_the_published_figure(
    year: int, plateau_pay: int, most: int
) -> None:
    assert half_up(worker_month(plateau_pay, in_year(year)).exact) == most


@pytest.mark.parametrize(
    ("year", "plateau_income", "most"),
    [(2022, 3_200_000, 570_825), (2023, 3_600_000, 646_973), (2024, 3_800_000, 678_028)],
)
def test_the_most_a_year_pays_is_the_published_figure(
    year: int, plateau_income: int, most: int
) -> None:
    assert half_up(worker_year(plateau_income, in_year(year)).exact) == most


@pytest.mark.parametrize(
    ("pay", "whole"),
    [
        (100_000, Fraction(20_000)),
        (294_376, Fraction(294_376, 5)),
        (294_377, Fraction(662_348 * 160, 360 * 5)),
        (367_971, Fraction(662_348 * 160, 360 * 5)),
        (400_000, Fraction(662_348 * 160, 360 * 5) - (400_000 - Fraction(662_348 * 200, 360)) / 5),
        (662_347, Fraction(1, 5)),
        (662_348, Fraction(0)),
        (662_349, Fraction(0)),
    ],
)
def test_brackets_of_2025_on_both_sides(pay: int, whole: Fraction) -> None:
    assert worker_month(pay, in_year(2025)).exact == whole * Fraction(3, 4)


def test_the_company_gets_a_third_of_the_total() -> None:
    worker = worker_year(3_600_000, in_year(2023)).exact
    company = company_month(300_000, in_year(2023)).exact
    assert company == Fraction(606_537 * 160, 360 * 10)
    assert half_up(company * 12) == pytest.approx(half_up(worker / 2), abs=10)


@pytest.mark.parametrize("day", [date(2019, 1, 1), date(2020, 12, 31), date(2026, 1, 1)])
def test_years_without_a_published_table_have_no_amount(day: date) -> None:
    with pytest.raises(NotKnown, match="No tenemos la tabla"):
        worker_month(300_000, ParametersOn(BTM, day))


@pytest.mark.parametrize(
    ("day", "limit"),
    [
        (date(2018, 12, 31), 461_938),
        (date(2021, 1, 1), 501_545),
        (date(2022, 12, 31), 535_148),
        (date(2023, 1, 1), 606_537),
        (date(2024, 1, 1), 635_651),
        (date(2025, 12, 31), 662_348),
    ],
)
def test_the_limit_changes_with_the_year(day: date, limit: int) -> None:
    assert ParametersOn(BTM, day).whole("monthly_limit") == limit


@given(st.integers(min_value=1, max_value=1_000_000))
def test_amounts_are_never_negative_and_never_jump(pay: int) -> None:
    for amount in (worker_month, company_month):
        here, next_peso = amount(pay, in_year(2025)).exact, amount(pay + 1, in_year(2025)).exact
        assert here >= 0
        assert abs(next_peso - here) <= Fraction(1, 5)


@given(st.integers(min_value=294_378, max_value=1_000_000))
def test_past_the_first_bracket_more_pay_never_pays_more(pay: int) -> None:
    for amount in (worker_month, company_month):
        assert amount(pay + 1, in_year(2025)).exact <= amount(pay, in_year(2025)).exact


@given(st.integers(min_value=1, max_value=12_000_000))
def test_the_amount_of_a_year_is_never_negative_never_jumps_and_falls_past_the_first_bracket(
    income: int,
) -> None:
    here, next_peso = (worker_year(pay, in_year(2025)).exact for pay in (income, income + 1))
    assert here >= 0
    assert abs(next_peso - here) <= Fraction(1, 5)
    if income > 7_948_180 * Fraction(160, 360):
        assert next_peso <= here
