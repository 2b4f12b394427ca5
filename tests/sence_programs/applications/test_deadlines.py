"""Until when a benefit can be applied for."""

from datetime import date, timedelta

import pytest
from dateutil.easter import easter
from hypothesis import given
from hypothesis import strategies as st

from omil_portal.holidays.business_days import Holidays, NoHolidays, chilean_holidays
from sence_programs.deadlines.deadline import deadline
from sence_programs.rules.schema import Party

NOVEMBER = date(2026, 11, 2)


def test_sue_is_asked_within_three_months_of_the_start():
    found = deadline("sue", NOVEMBER, NOVEMBER, Party.COMPANY)
    assert found.day == date(2027, 2, 2)
    assert found.reason == "3 meses desde el inicio del trabajo. Ley 21.808, art. 11."


def test_three_months_from_the_end_of_november_end_with_february():
    assert deadline("sue", date(2026, 11, 30), NOVEMBER, Party.COMPANY).day == date(2027, 2, 28)


def test_the_person_is_told_that_the_law_asks_the_deadline_of_the_company():
    found = deadline("sue", NOVEMBER, NOVEMBER, Party.WORKER)
    assert "La ley pide este plazo a la empresa" in found.reason


def test_a_benefit_without_a_deadline_has_none():
    assert deadline("sej", NOVEMBER, NOVEMBER, Party.WORKER) is None


def test_a_weekend_and_a_holiday_are_no_business_days():
    holidays = chilean_holidays()
    assert not holidays.is_business_day(date(2026, 11, 7))
    assert not holidays.is_business_day(date(2026, 12, 8))
    assert holidays.is_business_day(date(2026, 12, 9))


def test_twenty_business_days_skip_the_holiday_and_start_the_day_after():
    assert chilean_holidays().after(date(2026, 11, 16), 20) == date(2026, 12, 15)


def test_a_count_that_leaves_the_table_is_not_guessed():
    with pytest.raises(NoHolidays):
        chilean_holidays().after(date(2027, 12, 20), 20)


def test_the_table_holds_only_days_of_its_years():
    table = chilean_holidays()
    assert all(table.start <= day <= table.until for day in table.days)


SOLSTICES = {2022: 21, 2023: 21, 2024: 20, 2025: 20, 2026: 21, 2027: 21}
"""The day of June of the winter solstice, in Chile's time."""


def moved_to_monday(day: date) -> date:
    """Ley 19.668: from Tuesday, Wednesday or Thursday back to Monday, from Friday on to it."""
    weekday = day.weekday()
    return day + timedelta(days={1: -1, 2: -2, 3: -3, 4: 3}.get(weekday, 0))


def moved_to_friday(day: date) -> date:
    """Ley 20.299: from Tuesday to the Friday before, from Wednesday to the one after."""
    return day + timedelta(days={1: -4, 2: 2}.get(day.weekday(), 0))


def holidays_by_law(year: int) -> set[date]:
    """Each holiday as its law says it, on whatever day of the week."""
    fixed = [(1, 1), (5, 1), (5, 21), (7, 16), (8, 15), (9, 18), (9, 19), (11, 1), (12, 8)]
    found = {date(year, month, day) for month, day in [*fixed, (12, 25)]}
    found |= {easter(year) - timedelta(days=days) for days in (1, 2)}
    found |= {date(year, 6, SOLSTICES[year])}
    found |= {moved_to_monday(date(year, 6, 29)), moved_to_monday(date(year, 10, 12))}
    found.add(moved_to_friday(date(year, 10, 31)))
    independence = date(year, 9, 18).weekday()
    bridges = {
        date(year, 1, 2): date(year, 1, 1).weekday() == 6,  # Ley 20.983
        date(year, 9, 17): independence in (1, 5),  # Leyes 20.215 and 20.983
        date(year, 9, 20): independence == 2,  # Ley 20.215
        date(year, 9, 16): year == 2022,  # only that year
    }
    return found | {day for day, holds in bridges.items() if holds}


def test_the_table_is_what_the_laws_say_of_each_year():
    table = chilean_holidays()
    years = range(table.start.year, table.until.year + 1)
    by_law = {day for year in years for day in holidays_by_law(year)}
    assert sorted(table.days) == sorted(by_law)


@given(st.dates(date(2026, 1, 1), date(2026, 12, 31)), st.integers(1, 60))
def test_the_last_day_of_a_count_is_a_business_day_and_the_count_is_right(start, count):
    holidays: Holidays = chilean_holidays()
    last = holidays.after(start, count)
    counted = [start + timedelta(days=n + 1) for n in range((last - start).days)]
    assert holidays.is_business_day(last)
    assert sum(map(holidays.is_business_day, counted)) == count


@pytest.mark.parametrize(
    ("start", "last"),
    [
        (NOVEMBER, date(2026, 11, 30)),
        (date(2026, 11, 16), date(2026, 12, 15)),  # 8 December is a holiday
        (date(2025, 9, 1), date(2025, 10, 1)),  # so are 18 and 19 September
    ],
)
def test_experiencia_mayor_is_asked_within_twenty_business_days(start, last):
    found = deadline("experiencia_mayor", start, start, Party.COMPANY)
    assert found.day == last
    assert found.reason == (
        "20 días hábiles desde el inicio del trabajo. Ventanilla Única Social, ficha 187."
    )


def test_aprendices_has_no_deadline_that_we_know_of():
    assert deadline("aprendices", NOVEMBER, NOVEMBER, Party.COMPANY) is None
