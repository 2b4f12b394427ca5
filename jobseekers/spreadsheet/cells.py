"""One cell: as a text, a date or a telephone, whatever Excel made of it. Nothing here raises."""

import math
import re
from datetime import date, datetime, timedelta

from jobseekers.phones import InvalidPhone, parse_phone
from omil_portal.occupations.text import unaccent

Cell = str | int | float | None
"""As JSON keeps it; a date that Excel knew is its ISO text."""

_MONTHS = ["ene", "feb", "mar", "abr", "may", "jun", "jul", "ago", "sep", "oct", "nov", "dic"]
_DAY_ZERO = date(1899, 12, 30)
"""Of Excel's serial days: it takes 1900 for a leap year."""
_LAST_SERIAL = 80_000
_LONGEST_LIFE = 115
_NUMBERS = re.compile(r"(\d{1,4})[-/. ]+(\d{1,2})[-/. ]+(\d{1,4})")
_WORDS = re.compile(r"(\d{1,2})[-/. ]*(?:de )?([a-z]{3,10})\.?[-/. ]*(?:del? )?(\d{2,4})")
_ISO_TIME = re.compile(r"[T ]\d{1,2}:\d{2}(:\d{2}(\.\d+)?)?$")


def plain(value: object) -> Cell:
    """What a reader of spreadsheets gave, as JSON keeps it."""
    if value is None or isinstance(value, bool):
        return None if value is None else str(value)
    if isinstance(value, float) and not math.isfinite(value):
        return None
    if isinstance(value, int | float):
        return value
    if isinstance(value, datetime):
        return value.date().isoformat()
    if isinstance(value, date):
        return value.isoformat()
    return str(value).replace("\x00", "").strip()[:500]


def text(cell: Cell) -> str:
    """In one line, single spaces; a whole number without the ".0" that Excel adds."""
    if cell is None:
        return ""
    if isinstance(cell, float):
        whole = math.isfinite(cell) and cell == int(cell)
        return str(int(cell)) if whole else str(cell)
    return " ".join(str(cell).split())


def read_date(cell: Cell, on: date) -> date | None:
    """A birth date not after `on`: a serial day, figures in any order, or a month in words.

    None when it is none. Two figures of a year are of the last hundred years.
    """
    written = _ISO_TIME.sub("", unaccent(text(cell)).strip())
    if re.fullmatch(r"\d{1,5}([.,]\d+)?", written):
        return _lived(_serial(int(re.split("[.,]", written)[0])), on)
    if found := _NUMBERS.fullmatch(written):
        first, month, last = found[1], int(found[2]), found[3]
        year, day = (first, last) if len(first) == 4 else (last, first)
        return _lived(_day(year, month, int(day), on), on)
    found = _WORDS.fullmatch(written)
    if found and found[2][:3] in _MONTHS:
        return _lived(_day(found[3], _MONTHS.index(found[2][:3]) + 1, int(found[1]), on), on)
    return None


def _serial(days: int) -> date | None:
    return _DAY_ZERO + timedelta(days=days) if 1 <= days <= _LAST_SERIAL else None


def _day(year: str, month: int, day: int, on: date) -> date | None:
    if len(year) == 2:
        century = on.year // 100 * 100
        number = century + int(year)
        number -= 100 if number > on.year else 0
    else:
        number = int(year)
    try:
        return date(number, month, day)
    except ValueError:
        return None


def _lived(day: date | None, on: date) -> date | None:
    return day if day and day <= on and on.year - day.year <= _LONGEST_LIFE else None


def read_phone(cell: Cell) -> str:
    """The first number that is one, as `parse_phone` writes it; "" when none is."""
    written = re.sub(r"[^\d+/,;\-() .y]", " ", text(cell).lower())
    for part in [written, *re.split(r"[/,;y]|\s-\s|\s{2,}", written)]:
        try:
            return parse_phone(part.strip())
        except InvalidPhone:
            continue
    return ""


def read_email(cell: Cell) -> str:
    """In lower case; "" when it is no address."""
    written = text(cell).lower().removeprefix("mailto:").strip(" ;,.<>")
    shape = r"[a-z0-9._%+\-]+@[a-z0-9\-]+(\.[a-z0-9\-]+)*\.[a-z]{2,}"
    fits = re.fullmatch(shape, written) and ".." not in written and len(written) <= 254
    return written if fits else ""


def read_pesos(cell: Cell) -> int | None:
    """Whole pesos: a number, "$ 550.000.-" or "550 mil"; None when it is none."""
    if isinstance(cell, int | float):
        return round(cell)
    written = re.sub(r"[$\s]|pesos|clp|\.-$|,-$", "", text(cell).lower())
    if found := re.fullmatch(r"(\d{1,5})mil", written):
        return int(found[1]) * 1000
    written = re.sub(r"[.,]0{1,2}$", "", written)
    if re.fullmatch(r"\d{1,9}|\d{1,3}([.,]\d{3})+", written):
        return int(re.sub(r"\D", "", written))
    return None
