"""How the forecast would have done in years that are over."""

import pytest

from sence_programs.forecast.backtest import Case, Score, backtest
from sence_programs.forecast.past import PastYear
from tests.sence_programs.forecast.years import SUMMER, YEAR, past, three


def test_a_year_is_forecast_at_each_of_its_month_ends_but_the_last():
    assert len(backtest([past(2025)])) == 11


def test_a_year_that_ended_with_nothing_has_no_relative_error():
    assert backtest([past(2025, (0,) * 12)]) == []


def test_years_that_repeat_are_forecast_better_than_by_a_straight_line():
    score = Score.of(backtest(three(target=150)))
    assert score.error < score.straight_error
    assert score.brier < score.straight_brier


def test_a_year_is_never_forecast_from_itself_or_what_came_after():
    alone = backtest([past(2023)])
    assert backtest(three())[:11] == alone


def test_what_was_known_at_a_month_end_is_what_its_night_kept():
    known = [past(2025).known_on(month.cut_off) for month in past(2025).span.months()]
    assert known == list(past(2025).closes)


def test_a_month_of_corrections_adds_nothing():
    year = PastYear(1, YEAR, 10, (5, 3, 4, 8, 8, 8, 8, 8, 8, 8, 8, 9))
    assert [count for _, count in year.by_month] == [5, 0, 0, 3, 0, 0, 0, 0, 0, 0, 0, 1]


def test_half_a_year_teaches_no_season():
    with pytest.raises(ValueError, match="every month"):
        PastYear(1, YEAR, 10, (1, 2, 3))


def test_a_score_is_the_mean_of_its_cases():
    sure = Case(0.1, 0.3, True, 1.0, 1.0, True)
    wrong = Case(0.3, 0.5, False, 0.5, 1.0, False)
    score = Score.of([sure, wrong])
    assert (score.error, score.coverage, score.brier, score.straight_brier) == (
        pytest.approx(0.2),
        0.5,
        0.125,
        0.5,
    )


def test_no_past_year_gives_no_score():
    with pytest.raises(ValueError, match="no cases"):
        Score.of([])


def test_a_smaller_office_of_the_same_season_is_helped_by_its_region():
    small = [n // 5 for n in SUMMER]
    alone = Score.of(backtest(three(small, office=2)))
    together = backtest([*three(), *three(small, office=2)])
    assert Score.of(together[33:]).error <= alone.error
