"""BNE's own names of occupations → CIUO-08.CL, where the match is safe.

BNE's list is closed, and mixes groups of ISCO-88, of ISCO-08 and of its own. `bne_occupations.csv`
was judged by hand against the official names and the titles of real ads: a name is coded with as
many digits as it holds for, and one that employers use for anything is left for a person, even
when it equals an official name ("Cocineros" was mostly asked for kitchen helpers).
"""

import csv
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from omil_portal.occupations.coder import Coder
from omil_portal.occupations.text import stems

TABLE = Path(__file__).parent / "data" / "bne_occupations.csv"


@dataclass(frozen=True)
class NamedOccupation:
    """A BNE name and its code of one to four digits; None when a person must say.

    `how` is "exact name", "judged by hand", "left for a person", or "title" where the title of the
    ad was itself the name of an occupation.
    """

    name: str
    code: str | None
    how: str


def code_names(names: Iterable[str]) -> tuple[NamedOccupation, ...]:
    """Each of an ad's occupations with its code, in the order of the ad."""
    return tuple(_code(name) for name in names)


def main_occupation(names: Iterable[str]) -> NamedOccupation | None:
    """The occupation to file an ad under: the longest code, the first named among equals."""
    coded = [occupation for occupation in code_names(names) if occupation.code]
    return max(coded, key=lambda occupation: len(occupation.code or ""), default=None)


def file_under(title: str, names: Iterable[str], coder: Coder) -> NamedOccupation | None:
    """The occupation of an ad: its title where that is safe, else the best of BNE's `names`.

    The title goes first because it is the employer's own word; where the two differ on real ads,
    it is mostly BNE's list that is coarse or wrongly chosen. None leaves the ad for a person.
    """
    choices = coder.code(title)
    if choices and choices[0].safe:
        return NamedOccupation(title, choices[0].code, "title")
    return main_occupation(names)


def _code(name: str) -> NamedOccupation:
    return _table().get(stems(name)) or NamedOccupation(name, None, "left for a person")


@cache
def _table() -> dict[tuple[str, ...], NamedOccupation]:
    with TABLE.open(encoding="utf-8", newline="") as rows:
        return {
            stems(row["name"]): NamedOccupation(row["name"], row["code"] or None, row["how"])
            for row in csv.DictReader(rows)
        }
