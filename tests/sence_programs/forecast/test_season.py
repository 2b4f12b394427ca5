"""Which share of the year each month brings."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sence_programs.forecast.season import EVEN, Season
from sence_programs.forecast.span import Span
from tests.sence_programs.forecast.years import (
    OFFICE,
    SUMMER,
    YEAR,
    histories,
    past,
    season_of,
    three,
)

EMPTY = (0,) * 12


def test_without_past_years_every_day_is_alike():
    season = season_of(OFFICE, [])
    assert not season.learned
    assert season.share_gone(YEAR, date(2026, 7, 1)) == pytest.approx(182 / 365, abs=0.001)


def test_years_in_which_nothing_was_counted_teach_nothing():
    assert not season_of(OFFICE, three(EMPTY)).learned


def test_an_office_of_summer_has_most_of_its_year_in_summer():
    shares = season_of(OFFICE, three()).shares
    assert shares[0] > 2 * shares[5]


def test_an_office_weighs_its_own_counts_against_two_hundred_and_forty_of_the_region():
    assert season_of(OFFICE, three()).own == pytest.approx(420 / 660)


def test_an_office_without_a_past_follows_its_region():
    newcomer = season_of(99, three())
    assert newcomer.own == 0
    assert newcomer.shares[0] > EVEN[0]


def test_a_month_in_which_nobody_ever_found_work_still_has_a_share():
    winterless = (10, 10, 10, 10, 10, 0, 0, 10, 10, 10, 10, 10)
    assert min(season_of(OFFICE, three(winterless)).shares) > 0


def test_an_office_of_few_counts_moves_less_from_the_region_than_one_of_many():
    winter = tuple(reversed(SUMMER[6:])) + tuple(reversed(SUMMER[:6]))
    few, many = past(2025, [n // 10 for n in winter], office=2), past(2025, winter, office=2)
    with_few = season_of(2, [*three(), few])
    with_many = season_of(2, [*three(), many])
    assert with_few.own < with_many.own


def test_an_agreement_that_ends_in_october_has_its_whole_year_by_then():
    short = Span(date(2026, 1, 1), date(2026, 10, 31))
    assert season_of(OFFICE, three()).share_gone(short, date(2026, 10, 31)) == 1


def test_before_an_agreement_starts_nothing_of_it_is_gone():
    assert Season.even().share_gone(YEAR, date(2025, 12, 31)) == 0


def test_half_a_month_has_half_of_its_share():
    season = season_of(OFFICE, three())
    whole = season.share_gone(YEAR, date(2026, 1, 31))
    assert season.share_gone(YEAR, date(2026, 1, 16)) == pytest.approx(whole * 16 / 31)


@given(years=histories, office=st.integers(1, 4))
def test_the_shares_of_a_year_sum_to_one(years, office):
    assert sum(season_of(office, years).shares) == pytest.approx(1)


@given(
    years=histories,
    starts=st.dates(date(2026, 1, 1), date(2026, 6, 30)),
    days=st.integers(0, 400),
)
def test_the_shares_of_the_months_of_any_agreement_sum_to_one(years, starts, days):
    span = Span(starts, starts + timedelta(days=days))
    assert sum(season_of(OFFICE, years).month_shares(span)) == pytest.approx(1)


@given(years=histories, day=st.integers(-5, 370))
def test_another_day_always_adds_to_the_share_that_is_gone(years, day):
    season, on = season_of(OFFICE, years), date(2026, 1, 1) + timedelta(days=day)
    today, tomorrow = (season.share_gone(YEAR, d) for d in (on, on + timedelta(days=1)))
    assert 0 <= today <= tomorrow <= 1 + 1e-12
