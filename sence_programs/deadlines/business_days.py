"""Chilean business days (días hábiles): Monday to Friday, no holidays (Ley 19.880, art. 25).

Holidays of a single region are not taken out: a deadline told may end early, never late.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from pathlib import Path

import yaml

DATA = Path(__file__).parent / "holidays.yaml"
_SATURDAY = 5


class NoHolidays(Exception):
    """The count goes past the days whose holidays are known."""


@dataclass(frozen=True)
class Holidays:
    """Every national holiday from Monday to Friday of a span, ends included, and the source."""

    start: date
    until: date
    days: frozenset[date]
    source: str

    def is_business_day(self, day: date) -> bool:
        """Raises NoHolidays for a day outside the table."""
        if not self.start <= day <= self.until:
            raise NoHolidays(day)
        return day.weekday() < _SATURDAY and day not in self.days

    def after(self, start: date, count: int) -> date:
        """The last of `count` business days, the first of which comes after `start`.

        Raises NoHolidays when the count leaves the table.
        """
        day = start
        while count:
            day += timedelta(days=1)
            count -= self.is_business_day(day)
        return day


@cache
def chilean_holidays() -> Holidays:
    """The table shipped with the project."""
    read = yaml.safe_load(DATA.read_text(encoding="utf-8"))
    days = frozenset(day for holiday in read["holidays"] for day in holiday["days"])
    return Holidays(read["from"], read["until"], days, read["source"].strip())
