"""Which month is certified when: each limit on both of its sides. No database."""

from dataclasses import replace
from datetime import date

import pytest

from jobseekers.fcs.calendar import last_day, month_after, number_of
from jobseekers.fcs.rules import Recorded, Standing, due, months, offer_binds, rules_on, window

OCTOBER, NOVEMBER, DECEMBER = date(2026, 10, 1), date(2026, 11, 1), date(2026, 12, 1)
JANUARY = date(2027, 1, 1)
S = Standing


@pytest.mark.parametrize(
    ("recorded", "on", "standings"),
    [
        ([], date(2026, 9, 30), [S.TO_COME, S.TO_COME, S.TO_COME]),
        ([], date(2026, 10, 1), [S.DUE, S.TO_COME, S.TO_COME]),
        ([], date(2026, 10, 31), [S.DUE, S.TO_COME, S.TO_COME]),
        ([], date(2026, 11, 1), [S.MISSED, S.DUE, S.TO_COME]),
        ([], date(2026, 12, 31), [S.MISSED, S.MISSED, S.DUE]),
        ([], date(2027, 1, 1), [S.MISSED, S.MISSED, S.MISSED]),
        ([Recorded(OCTOBER, True)], date(2026, 10, 20), [S.CERTIFIED, S.TO_COME, S.TO_COME]),
        ([Recorded(OCTOBER, False)], date(2026, 11, 5), [S.REFUSED, S.DUE, S.TO_COME]),
        ([Recorded(OCTOBER, False, ends=True)], date(2026, 11, 5), [S.REFUSED, S.LOST, S.LOST]),
        (
            [Recorded(OCTOBER, True), Recorded(NOVEMBER, False, ends=True)],
            date(2026, 12, 5),
            [S.CERTIFIED, S.REFUSED, S.LOST],
        ),
    ],
)
def test_how_each_month_stands(recorded, on, standings):
    assert [row.standing for row in months(OCTOBER, DECEMBER, recorded, on)] == standings


def test_while_the_days_of_two_months_run_the_older_goes_first(monkeypatch):
    slow = replace(rules_on(OCTOBER), grace_days=5)
    monkeypatch.setattr("jobseekers.fcs.rules.rules_on", lambda on: slow)
    rows = months(OCTOBER, DECEMBER, [], date(2026, 11, 5))
    assert [row.standing for row in rows] == [S.DUE, S.DUE, S.TO_COME]
    assert due(rows).number == 1
    after = months(OCTOBER, DECEMBER, [], date(2026, 11, 6))
    assert due(after).number == 2


def test_a_month_is_certified_from_its_first_day_to_its_last():
    assert window(date(2028, 2, 1), rules_on(OCTOBER)) == (date(2028, 2, 1), date(2028, 2, 29))


@pytest.mark.parametrize(
    ("offered", "last", "binds"),
    [(250_000, 500_000, True), (249_999, 500_000, False), (250_001, 500_001, True)],
)
def test_a_job_that_pays_half_of_the_last_pay_or_more_is_not_refused_freely(offered, last, binds):
    assert offer_binds(offered, last, OCTOBER) is binds


def test_before_the_first_known_rules_nothing_is_said():
    assert rules_on(date(2022, 1, 1)).usual_payments == 5
    with pytest.raises(LookupError):
        rules_on(date(2021, 12, 31))


@pytest.mark.parametrize(
    ("month", "months_on", "then"),
    [(OCTOBER, 2, DECEMBER), (DECEMBER, 1, JANUARY), (JANUARY, -1, DECEMBER)],
)
def test_months_pass_over_the_end_of_the_year(month, months_on, then):
    assert month_after(month, months_on) == then
    assert number_of(then, month) == months_on + 1
    assert last_day(DECEMBER) == date(2026, 12, 31)
