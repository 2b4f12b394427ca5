"""When a person who began a job is called, and what an unanswered call does. Pure: dates in, dates

out. The months are those of SENCE's process PE45, Seguimiento de colocaciones.
"""

from calendar import monthrange
from datetime import date, timedelta

MONTHS = (1, 3, 6)
TRIES = 3
"""Calls that nobody answers before the office stops calling."""
AGAIN_DAYS = 3
LATE_DAYS = 60
"""Past this, a call that was never planned tells little: it is not planned any more."""


def months_after(day: date, months: int) -> date:
    """The same day of the month, or the last one of a shorter month. Negative months go back."""
    year, month = divmod(day.month - 1 + months, 12)
    year, month = day.year + year, month + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))


def tells_since(on: date) -> date:
    """A job begun before says nothing about the day `on`: nobody asks any more whether it lasts."""
    return months_after(on, -max(MONTHS))


def due_dates(starts_on: date, ends_on: date | None, on: date) -> dict[int, date]:
    """Months → day to call, of those worth planning on the day `on`.

    Nobody is asked at a day after the job's end, or for a day long gone.
    """
    days = {months: months_after(starts_on, months) for months in MONTHS}
    return {
        months: day
        for months, day in days.items()
        if day >= on - timedelta(days=LATE_DAYS) and (ends_on is None or day <= ends_on)
    }


def call_again_on(tries: int, on: date) -> date | None:
    """After the `tries`-th call without an answer, made on `on`; None when it was the last."""
    return on + timedelta(days=AGAIN_DAYS) if tries < TRIES else None
