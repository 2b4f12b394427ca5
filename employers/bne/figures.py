"""Numbers, dates and pay as BNE writes them. Each reader gives None for what it can't read."""

import re
from datetime import date
from typing import NamedTuple

from omil_portal.occupations.text import unaccent

# BNE closes its top band with this figure; it is no offer.
_NO_CEILING = 9_999_999
_AMOUNT = re.compile(r"\$?\s*(?<![\d.])(\d{1,3}(?:\.\d{3}){1,2}|\d{1,9})(?![\d.])")
_YEARS = re.compile(r"(\d{1,2})\s*anos?\b")
_MONTHS = re.compile(r"(\d{1,3})\s*mes(?:es)?\b")
_NO_EXPERIENCE = {"no requerida", "sin experiencia", "no requiere", "no"}
_DATE = re.compile(r"(\d{1,2})[/-](\d{1,2})[/-](\d{4})$")
_POSTS_IN_TITLE = re.compile(r"\s*\(\s*(\d{1,4})\s+vacantes?\s*\)\s*$", re.IGNORECASE)
_MOST_POSTS = 9_999


class Pay(NamedTuple):
    """Gross monthly pesos; an open end is None, and both are None for a reserved pay."""

    low: int | None
    high: int | None


def read_pay(text: str) -> Pay | None:
    """The band of "301.000 - 450.000", "Reservado", "Más de $900.000" or "Menor a $301.000"."""
    folded = unaccent(text)
    if folded.startswith(("reservad", "a convenir", "no disponible")):
        return Pay(None, None)
    amounts = [int(digits.replace(".", "")) for digits in _AMOUNT.findall(folded)]
    if len(amounts) == 2 and amounts[0] <= amounts[1]:
        return Pay(amounts[0], None if amounts[1] >= _NO_CEILING else amounts[1])
    if len(amounts) != 1:
        return None
    if folded.startswith(("menor", "menos", "hasta")):
        return Pay(None, amounts[0])
    if folded.startswith(("mayor", "mas", "desde", "sobre")):
        return Pay(amounts[0], None)
    return Pay(amounts[0], amounts[0]) if _AMOUNT.fullmatch(folded) else None


def read_experience(text: str) -> int | None:
    """Months of experience: "2 años" is 24, "No requerida" is 0."""
    folded = unaccent(text)
    if folded in _NO_EXPERIENCE:
        return 0
    years, months = _YEARS.search(folded), _MONTHS.search(folded)
    if years is None and months is None:
        return None
    return (int(years[1]) * 12 if years else 0) + (int(months[1]) if months else 0)


def read_date(text: str) -> date | None:
    """The day of "03/08/2020", which is the third of August."""
    if not (found := _DATE.match(text)):
        return None
    day, month, year = map(int, found.groups())
    try:
        return date(year, month, day)
    except ValueError:
        return None


def read_posts(text: str) -> int | None:
    """A number of posts, one or more."""
    if not re.fullmatch(r"[0-9]{1,4}", text):
        return None
    return int(text) if 1 <= int(text) <= _MOST_POSTS else None


def split_title(text: str) -> tuple[str, int | None]:
    """The title without its "(3 vacantes)", and that number."""
    found = _POSTS_IN_TITLE.search(text)
    return (text[: found.start()].strip(), read_posts(found[1])) if found else (text, None)


def read_yes_or_no(text: str) -> bool | None:
    """True for "Sí", False for "No"."""
    return {"si": True, "no": False}.get(unaccent(text))
