"""Where a goal ends, told on a day of its year."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sence_programs.forecast.lessons import Learned, Lessons
from sence_programs.forecast.outlook import needed_per_week, outlook, spread_over
from sence_programs.forecast.span import Span
from sence_programs.forecast.words import odds
from tests.sence_programs.forecast.years import OFFICE, YEAR, histories, past, three

NOTHING = Lessons([]).of(OFFICE)
SUMMERS = Lessons(three()).of(OFFICE)
days = st.dates(YEAR.starts_on, YEAR.cut_off)
learnings = histories.map(lambda years: Lessons(years).of(OFFICE))


def told(value: int, on: date, *, target: int = 100, learned: Learned = SUMMERS):
    found = outlook(value, target, YEAR, on, learned)
    assert found
    return found


def test_an_office_of_summer_is_not_expected_to_double_what_it_had_by_june():
    straight_line = 80 * 365 / 181
    assert told(80, date(2026, 6, 30)).middle < straight_line - 10


def test_without_past_years_the_pace_so_far_goes_on():
    assert told(50, date(2026, 7, 1), learned=NOTHING).middle == pytest.approx(100, abs=1)


def test_without_past_years_the_first_weeks_say_nothing():
    assert outlook(5, 100, YEAR, date(2026, 1, 27), NOTHING) is None


def test_with_past_years_even_the_first_day_says_something():
    assert told(0, date(2026, 1, 1)).middle == pytest.approx(140, rel=0.1)


def test_before_the_year_starts_past_years_speak_alone():
    assert told(0, date(2025, 12, 1)).middle == pytest.approx(140, rel=0.1)


def test_a_target_already_reached_is_certain():
    assert told(100, date(2026, 6, 1)).probability == 1


def test_a_year_that_is_over_ends_where_it_ended():
    over = told(97, date(2026, 12, 31))
    assert (over.low, over.middle, over.high, over.probability) == (97, 97, 97, 0)


def test_nothing_counted_so_far_still_leaves_a_chance():
    late = told(0, date(2026, 9, 30), learned=NOTHING, target=1)
    assert 0 < late.probability < 1


def test_past_years_of_nothing_do_not_forbid_a_first_one():
    none = Lessons(three((0,) * 12)).of(OFFICE)
    assert told(0, date(2026, 6, 30), learned=none, target=1).probability > 0


def test_an_agreement_shorter_than_the_first_weeks_can_be_told_on_its_last_day():
    week = Span(date(2026, 1, 1), date(2026, 1, 7))
    assert outlook(3, 2, week, date(2026, 1, 7), NOTHING).probability == 1


def test_the_band_narrows_as_the_year_goes_on():
    early, late = told(60, date(2026, 3, 31)), told(60, date(2026, 11, 30))
    assert late.high - late.low < early.high - early.low


def test_months_that_clump_widen_the_band():
    clumps = [past(y, (60, 0, 30, 0, 10, 0, 5, 0, 10, 0, 25, 0)) for y in (2024, 2025)]
    other = [past(y, (0, 60, 0, 30, 0, 10, 0, 5, 0, 10, 0, 25)) for y in (2022, 2023)]
    wild = Lessons([*clumps, *other]).of(OFFICE)
    assert wild.spread > 5 * SUMMERS.spread


@given(value=st.integers(0, 500), on=days, learned=learnings, target=st.integers(1, 500))
def test_the_band_holds_the_middle_and_never_undoes_what_is_counted(value, on, learned, target):
    found = outlook(value, target, YEAR, on, learned)
    if found:
        assert value <= found.low <= found.middle <= found.high
        assert 0 <= found.probability <= 1


@given(value=st.integers(0, 500), on=days, learned=learnings, target=st.integers(1, 500))
def test_one_more_counted_never_makes_the_target_less_likely(value, on, learned, target):
    now, more = (outlook(v, target, YEAR, on, learned) for v in (value, value + 1))
    if now and more:
        assert more.probability >= now.probability - 1e-9


@given(value=st.integers(0, 500), on=days, learned=learnings, target=st.integers(1, 500))
def test_a_higher_target_is_never_likelier(value, on, learned, target):
    lower, higher = (outlook(value, t, YEAR, on, learned) for t in (target, target + 1))
    if lower and higher:
        assert higher.probability <= lower.probability + 1e-9


@given(value=st.integers(0, 500), on=days, target=st.integers(1, 500))
def test_the_same_numbers_always_say_the_same(value, on, target):
    assert outlook(value, target, YEAR, on, SUMMERS) == outlook(value, target, YEAR, on, SUMMERS)


def test_what_is_missing_is_asked_for_in_whole_units_a_week():
    assert needed_per_week(41, 100, 59) == 7


def test_a_reached_target_asks_for_nothing_more_even_on_the_last_day():
    assert needed_per_week(100, 100, 0) == 0


def test_when_no_day_is_left_no_pace_reaches_it():
    assert needed_per_week(99, 100, 0) is None


@given(total=st.integers(0, 100_000), raw=st.lists(st.floats(0.001, 1), min_size=1, max_size=12))
def test_a_target_spread_over_months_sums_to_itself(total, raw):
    shares = [one / sum(raw) for one in raw]
    parts = spread_over(total, shares)
    assert sum(parts) == total
    assert all(abs(p - total * s) <= 1 for p, s in zip(parts, shares, strict=True))


@pytest.mark.parametrize(
    ("probability", "words"),
    [(1, "casi segura"), (0.72, "3 de 4"), (0.5, "1 de 2"), (0.05, "1 de 10"), (0, "casi nula")],
)
def test_a_probability_is_told_as_people_say_it(probability, words):
    assert odds(probability) == words


def test_a_season_is_known_to_the_day():
    gone = [SUMMERS.season.share_gone(YEAR, YEAR.starts_on + timedelta(days=d)) for d in (0, 364)]
    assert 0 < gone[0] < 0.02
    assert gone[1] == 1
