"""Ages and months as the laws count them, honest about the day nobody settled."""

import calendar
from datetime import date

from sence_programs.rules.logic import NO, YES, Answer, doubtful

BORN_ON_29_FEBRUARY = (
    "Naciste un 29 de febrero. La ley no dice si este año cumples el 28 o el 1 de marzo."
)


def has_turned(years: int, birth: date, on: date) -> Answer:
    """Whether a person born on `birth` is at least `years` old on `on`.

    Born on 29 February, the 28th of a common year is unknown: the laws read do not settle it.
    """
    year = birth.year + years
    leap_birth = (birth.month, birth.day) == (2, 29)
    if leap_birth and not calendar.isleap(year):
        if on == date(year, 2, 28):
            return doubtful(BORN_ON_29_FEBRUARY)
        return YES if on >= date(year, 3, 1) else NO
    return YES if on >= birth.replace(year=year) else NO


def months_after(start: date, months: int) -> date:
    """The same day `months` later, or the last of that month (Código Civil, art. 48)."""
    year, month = divmod(start.year * 12 + start.month - 1 + months, 12)
    return date(year, month + 1, min(start.day, calendar.monthrange(year, month + 1)[1]))
