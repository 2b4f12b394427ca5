"""Months by number. A month is the date of its first day."""

from datetime import date, timedelta

from omil_portal.look.formats import MONTHS


def month_of(on: date) -> date:
    return on.replace(day=1)


def month_after(month: date, months: int) -> date:
    """The month that comes so many after; before, when negative."""
    years, index = divmod(month.year * 12 + month.month - 1 + months, 12)
    return date(years, index + 1, 1)


def last_day(month: date) -> date:
    return month_after(month, 1) - timedelta(days=1)


def number_of(month: date, first: date) -> int:
    """Which month it is counted from `first`, which is 1."""
    return (month.year - first.year) * 12 + month.month - first.month + 1


def month_name(month: date) -> str:
    """ "noviembre de 2026"."""
    return f"{MONTHS[month.month - 1]} de {month.year}"
