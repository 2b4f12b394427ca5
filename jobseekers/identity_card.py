"""What a reader of barcodes types when it reads a Chilean identity card. Pure.

The card since 2013 has a QR with an address of the Registro Civil: `…docstatus?RUN=12531909-2&
type=CEDULA&serial=…&mrz=…`, where `mrz` is number, birth and expiry, each with its check digit
(ICAO 9303 part 5). The card before it begins with the RUN and the surname. A reader set to
another keyboard changes signs («?» arrives as «_», «=» as «¿», «-» as «'»), never letters or
figures; so signs are not looked at.
"""

import re
from dataclasses import dataclass
from datetime import date

from omil_portal.accounts.run import InvalidRun, Run, parse_run

_ADDRESS = re.compile(r"RUN\W{0,2}(\d{6,8})\W?([\dK])(?![\dA-Z])", re.IGNORECASE)
_ZONE = re.compile(r"mrz\W{0,2}([A-Z0-9]{24})", re.IGNORECASE)
_OLD = re.compile(r"(\d{7,8})\W?([\dK])\s*[A-ZÑ]{2}", re.IGNORECASE)
_WEIGHTS = (7, 3, 1)
LEAST_AGE = 14


@dataclass(frozen=True)
class Card:
    """`birth_date` is None when the card does not tell, or its check digits do not fit."""

    run: Run
    birth_date: date | None = None


def read_card(text: str, on: date) -> Card | None:
    """The card in `text`, read on the day `on`; None when it is no card.

    A card whose RUN has a wrong check digit is none: the reader misread it.
    """
    found = _ADDRESS.search(text) or _OLD.match(text.strip())
    if not found:
        return None
    try:
        run = parse_run(f"{found[1]}-{found[2]}")
    except InvalidRun:
        return None
    zone = _ZONE.search(text)
    return Card(run, _birth_date(zone[1].upper(), on) if zone else None)


def _birth_date(zone: str, on: date) -> date | None:
    """Of number (9) + digit, birth (yymmdd) + digit, expiry (yymmdd) + digit."""
    parts = (zone[0:9], zone[10:16], zone[17:23])
    digits = (zone[9], zone[16], zone[23])
    if any(_check_digit(part) != digit for part, digit in zip(parts, digits, strict=True)):
        return None
    birth = parts[1]
    try:
        year, month, day = int(birth[:2]), int(birth[2:4]), int(birth[4:])
        # Two figures of a year: whoever looks for work is old enough to be of this century or not.
        young = (2000 + year, month, day) <= (on.year - LEAST_AGE, on.month, on.day)
        return date((2000 if young else 1900) + year, month, day)
    except ValueError:
        return None


def _check_digit(part: str) -> str:
    """Weights 7, 3, 1; letters count from 10."""
    values = (int(c, 36) for c in part)
    return str(sum(v * _WEIGHTS[i % 3] for i, v in enumerate(values)) % 10)
