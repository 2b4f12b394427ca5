"""BNE's own names of occupations → CIUO-08.CL, where the match is safe.

BNE's list is closed, and mixes groups of ISCO-88, of ISCO-08 and of its own. `bne_occupations.csv`
was judged by hand against the official names and the titles of real ads: a name is coded with as
many digits as it holds for, and one that employers use for anything is left for a person, even
when it equals an official name ("Cocineros" was mostly asked for kitchen helpers).
"""

import csv
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from employers.bne.ad import Ad
from omil_portal.occupations.coder import Choice, Coder
from omil_portal.occupations.text import stems

TABLE = Path(__file__).parent / "data" / "bne_occupations.csv"


@dataclass(frozen=True)
class NamedOccupation:
    """A BNE name and its code of one to four digits; None when a person must say.

    `how` is "exact name", "judged by hand", "left for a person", or "title" where the coder was
    sure of the ad by its title and what goes with it.
    """

    name: str
    code: str | None
    how: str


def code_names(names: Iterable[str]) -> tuple[NamedOccupation, ...]:
    """Each of an ad's occupations with its code, in the order of the ad."""
    return tuple(_code(name) for name in names)


def file_under(
    title: str, names: Sequence[str], coder: Coder, *, also: Sequence[str] = (), details: str = ""
) -> NamedOccupation | None:
    """The occupation to file an ad under without asking; None leaves it for a person.

    The coder reads the title with BNE's `names`, with what the ad took from `also` other lists,
    and with its `details`. Where it is not sure, its first choice still stands as far as the code
    judged by hand for one of the names agrees with it: on the development ads, in 13 of 15.
    """
    beside = {"details": details, "listed": (*names, *also)}
    filing = coder.file(title, **beside)
    sure = NamedOccupation(title, filing.code, "title") if filing else None
    agreed = _agreed(names, next(iter(coder.code(title, **beside)), None))
    candidates = [occupation for occupation in (sure, agreed) if occupation]
    return max(candidates, key=lambda occupation: len(occupation.code or ""), default=None)


def also_listed(ad: Ad) -> tuple[str, ...]:
    """What an ad took from other lists and says something of the work: degrees, and the rank."""
    return (*ad.degrees, *filter(None, [ad.rank]))


def _agreed(names: Iterable[str], choice: Choice | None) -> NamedOccupation | None:
    """The longest code of the `names` that the first choice begins with."""
    within = [
        named
        for named in code_names(names)
        if choice and named.code and choice.code.startswith(named.code)
    ]
    return max(within, key=lambda named: len(named.code or ""), default=None)


def _code(name: str) -> NamedOccupation:
    return _table().get(stems(name)) or NamedOccupation(name, None, "left for a person")


@cache
def _table() -> dict[tuple[str, ...], NamedOccupation]:
    with TABLE.open(encoding="utf-8", newline="") as rows:
        return {
            stems(row["name"]): NamedOccupation(row["name"], row["code"] or None, row["how"])
            for row in csv.DictReader(rows)
        }
