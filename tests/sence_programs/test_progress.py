"""How a goal stands on a day: a straight line from the start to the cut-off."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sence_programs.goals.progress import Progress, Standing


def of(value: int, on: date, *, target: int = 365) -> Progress:
    """A goal of one a day, unless told otherwise, over the year 2026."""
    return Progress(value, target, date(2026, 1, 1), date(2026, 12, 31), on)


def test_a_goal_of_one_a_day_asks_for_one_on_the_first_day():
    assert of(0, date(2026, 1, 1)).target_to_date == 1


def test_half_way_through_the_year_half_of_the_target_is_due():
    assert of(0, date(2026, 7, 1), target=100).target_to_date == 49


def test_on_the_cut_off_day_the_whole_target_is_due():
    assert of(0, date(2026, 12, 31), target=97).target_to_date == 97


def test_nobody_is_late_for_a_fraction_of_a_person():
    assert of(0, date(2026, 1, 1), target=12).standing is Standing.ON_TRACK


def test_before_the_start_nothing_is_due():
    assert of(0, date(2025, 12, 31)).target_to_date == 0


def test_one_short_of_the_target_to_date_is_late():
    assert of(181, date(2026, 7, 1)).standing is Standing.LATE


def test_at_the_target_to_date_it_is_on_track():
    assert of(182, date(2026, 7, 1)).standing is Standing.ON_TRACK


def test_once_reached_it_stays_reached_after_the_cut_off():
    assert of(365, date(2027, 3, 1)).standing is Standing.REACHED


def test_short_on_the_cut_off_day_it_is_still_late_not_missed():
    assert of(364, date(2026, 12, 31)).standing is Standing.LATE


def test_short_after_the_cut_off_it_is_missed():
    assert of(364, date(2027, 1, 1)).standing is Standing.MISSED


def test_what_is_missing_is_spread_over_the_weeks_left():
    assert of(351, date(2026, 12, 24)).needed_per_week == 14


def test_a_part_of_a_unit_a_week_is_a_whole_unit():
    assert of(99, date(2026, 1, 31), target=100).needed_per_week == 1


def test_after_the_cut_off_no_pace_would_reach_it():
    assert of(0, date(2027, 1, 1)).needed_per_week is None


def test_the_forecast_is_the_pace_so_far_over_the_whole_year():
    assert of(50, date(2026, 2, 19), target=100).forecast == 365


def test_the_share_drawn_never_passes_the_whole():
    assert of(900, date(2026, 7, 1)).share == 100


def test_a_cut_off_before_the_start_is_refused():
    with pytest.raises(ValueError, match="cut-off"):
        Progress(0, 1, date(2026, 2, 1), date(2026, 1, 1), date(2026, 1, 1))


def test_a_target_of_nothing_is_refused():
    with pytest.raises(ValueError, match="positive"):
        of(0, date(2026, 1, 1), target=0)


@given(
    value=st.integers(0, 10_000),
    target=st.integers(1, 10_000),
    day=st.integers(0, 363),
)
def test_another_day_never_lowers_the_target_to_date(value, target, day):
    today = date(2026, 1, 1) + timedelta(days=day)
    tomorrow = of(value, today + timedelta(days=1), target=target)
    assert tomorrow.target_to_date >= of(value, today, target=target).target_to_date


@given(value=st.integers(0, 10_000), target=st.integers(1, 10_000), day=st.integers(0, 363))
def test_keeping_the_weekly_pace_reaches_the_target(value, target, day):
    goal = of(value, date(2026, 1, 1) + timedelta(days=day), target=target)
    assert value + goal.needed_per_week * goal.days_left / 7 >= target
