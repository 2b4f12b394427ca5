"""When a person who began a job is called."""

from datetime import date, timedelta

import pytest

from matching.follow_up_rules import LATE_DAYS, call_again_on, due_dates, months_after

JANUARY = date(2026, 1, 31)


@pytest.mark.parametrize(
    ("months", "day"),
    [
        (1, date(2026, 2, 28)),
        (3, date(2026, 4, 30)),
        (6, date(2026, 7, 31)),
        (12, date(2027, 1, 31)),
    ],
)
def test_a_month_without_that_day_ends_on_its_last(months, day):
    assert months_after(JANUARY, months) == day


@pytest.mark.parametrize(
    ("ends_on", "months"),
    [
        (None, [1, 3, 6]),
        (date(2026, 7, 31), [1, 3, 6]),
        (date(2026, 7, 30), [1, 3]),
        (date(2026, 2, 15), []),
    ],
)
def test_nobody_is_asked_about_a_day_after_the_end(ends_on, months):
    assert list(due_dates(JANUARY, ends_on, JANUARY)) == months


@pytest.mark.parametrize(("late", "months"), [(LATE_DAYS, [1, 3, 6]), (LATE_DAYS + 1, [3, 6])])
def test_a_call_long_gone_is_not_planned(late, months):
    on = date(2026, 2, 28) + timedelta(days=late)
    assert list(due_dates(JANUARY, None, on)) == months


def test_the_third_call_without_an_answer_is_the_last():
    again = [call_again_on(tries, JANUARY) for tries in (1, 2, 3)]
    assert again == [date(2026, 2, 3), date(2026, 2, 3), None]
