"""Nobody is surprised when the table of holidays ends."""

from datetime import date

import pytest
from django.core import checks

from omil_portal.holidays.business_days import Holidays
from omil_portal.offices.checks import check_holidays, holidays_end_soon

TABLE = Holidays(date(2022, 1, 1), date(2027, 12, 31), {}, "")


@pytest.mark.parametrize(
    ("today", "levels"),
    [
        (date(2027, 7, 1), []),
        (date(2027, 7, 2), [checks.INFO]),
        (date(2027, 11, 1), [checks.INFO]),
        (date(2027, 11, 2), [checks.WARNING]),
        (date(2028, 1, 2), [checks.WARNING]),
    ],
    ids=str,
)
def test_it_tells_six_months_before_and_insists_in_the_last_two(today, levels):
    assert [told.level for told in holidays_end_soon(TABLE, today)] == levels


def test_manage_check_asks_it():
    assert check_holidays in checks.registry.registry.get_checks()
