"""How money, RUN, dates and durations are written for a Chilean reader. Text in, text out."""

from datetime import date, datetime

NBSP = "\u00a0"
DAYS = ("lunes", "martes", "miércoles", "jueves", "viernes", "sábado", "domingo")
MONTHS = (
    "enero",
    "febrero",
    "marzo",
    "abril",
    "mayo",
    "junio",
    "julio",
    "agosto",
    "septiembre",
    "octubre",
    "noviembre",
    "diciembre",
)


def thousands(number: int) -> str:
    """1234567 → "1.234.567"."""
    return f"{number:,}".replace(",", ".")


def money(pesos: int) -> str:
    """529000 → "$ 529.000"; the space does not break."""
    sign = "-" if pesos < 0 else ""
    return f"{sign}${NBSP}{thousands(abs(pesos))}"


def run(stored: str, check_digit: str = "") -> str:
    """ "125319092", "12531909-2" or ("12531909", "2") → "12.531.909-2".

    Works for a company's RUT too. It does not verify the check digit; text that can't be a RUN
    comes back as it was.
    """
    text = "".join(c for c in f"{stored}{check_digit}" if c.isalnum()).upper()
    body, digit = text[:-1], text[-1:]
    if not body.isdecimal():
        return str(stored)
    return f"{thousands(int(body))}-{digit}"


def day(on: date) -> str:
    """ "martes 24 de noviembre"."""
    return f"{DAYS[on.weekday()]} {on.day} de {MONTHS[on.month - 1]}"


def long_date(on: date) -> str:
    """ "martes 24 de noviembre de 2026"."""
    return f"{day(on)} de {on.year}"


def short_date(on: date) -> str:
    """ "24-11-2026", for the columns of a table."""
    return f"{on:%d-%m-%Y}"


def moment(at: datetime) -> str:
    """ "martes 24 de noviembre, 15:30"; `at` is already in the reader's time zone."""
    return f"{day(at)}, {at:%H:%M}"


def minutes(duration: int) -> str:
    """80 → "1 h 20 min"; 45 → "45 min"; 120 → "2 h"."""
    hours, rest = divmod(int(duration), 60)
    parts = [f"{hours}{NBSP}h"] if hours else []
    if rest or not hours:
        parts.append(f"{rest}{NBSP}min")
    return " ".join(parts)
