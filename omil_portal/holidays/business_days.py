"""Chilean business days (días hábiles): Monday to Friday, no holidays (Ley 19.880, art. 25).

Holidays of a single region are not taken out: a deadline told may end early, never late.
"""

from collections.abc import Mapping
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
    """Every national holiday of a span, ends included, and the source.

    `names` says which each day is.
    """

    start: date
    until: date
    names: Mapping[date, str]
    source: str

    @property
    def days(self) -> frozenset[date]:
        return frozenset(self.names)

    def between(self, first: date, last: date) -> dict[date, str]:
        """Those known from `first` to `last`, both included, earliest first."""
        return {day: name for day, name in sorted(self.names.items()) if first <= day <= last}

    def is_business_day(self, day: date) -> bool:
        """Raises NoHolidays for a day outside the table."""
        if not self.start <= day <= self.until:
            raise NoHolidays(day)
        return day.weekday() < _SATURDAY and day not in self.names

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
    names = {day: holiday["name"] for holiday in read["holidays"] for day in holiday["days"]}
    return Holidays(read["from"], read["until"], names, read["source"].strip())
