"""Half a year at a time."""

from datetime import date

import pytest

from sence_programs.plans.board import planned_to_date
from sence_programs.plans.semesters import Semester


def test_june_ends_the_first_semester_and_july_starts_the_second():
    assert [Semester.of(date(2026, 6, 30)).half, Semester.of(date(2026, 7, 1)).half] == [1, 2]


def test_after_the_second_comes_the_first_of_the_next_year():
    assert Semester(2026, 2).next == Semester(2027, 1)


def test_before_the_first_comes_the_second_of_the_year_before():
    assert Semester(2026, 1).previous == Semester(2025, 2)


def test_a_semester_ends_on_the_last_day_of_its_sixth_month():
    assert Semester(2026, 1).ends_on == date(2026, 6, 30)


@pytest.mark.parametrize("text", ["", "2026", "2026-3", "26-1", "9999-1", "２０２６-1", "2026-1-1"])
def test_what_is_no_semester_is_refused(text):
    with pytest.raises(ValueError, match=r"^"):
        Semester.parse(text)


def test_a_semester_is_read_as_it_is_written():
    assert Semester.parse(str(Semester(2026, 2))) == Semester(2026, 2)


def test_half_of_a_month_asks_for_half_of_its_target():
    assert planned_to_date([(date(2026, 11, 1), 10)], date(2026, 11, 15)) == 5


def test_a_month_that_has_not_started_asks_for_nothing():
    assert planned_to_date([(date(2026, 12, 1), 10)], date(2026, 11, 30)) == 0


def test_a_whole_semester_asks_for_all_of_it():
    months = [(month, 3) for month in Semester(2026, 2).months]
    assert planned_to_date(months, date(2026, 12, 31)) == 18
