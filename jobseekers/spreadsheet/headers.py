"""Which column says what, guessed from the words at its head."""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass

from omil_portal.occupations.text import unaccent


def folded(header: str) -> str:
    """Letters and figures of a header in lower case, without accents, one space between words.

    Initials are one word: "R.U.T." is rut.
    """
    words = "".join(c if c.isascii() and c.isalnum() else " " for c in unaccent(header)).split()
    return ("" if all(len(word) == 1 for word in words) else " ").join(words)


def signature(headers: list[str]) -> str:
    """The same for the same headers in the same order, however accented or spaced."""
    return hashlib.sha256("|".join(folded(h) for h in headers).encode()).hexdigest()


@dataclass(frozen=True)
class Columns:
    """What the columns of a kind of spreadsheet may hold.

    `labels`: field → its name in the portal's words. `synonyms`: field → the headers, folded and
    parted by "|", that offices write for it. `needs`: (problem, whether a set of fields has it).
    """

    labels: dict[str, str]
    synonyms: dict[str, str]
    needs: tuple[tuple[str, Callable[[set[str]], bool]], ...]

    def guess(self, headers: list[str]) -> dict[str, int]:
        """Field → its column, counted from 0; the first column of each kind."""
        field_of = {
            words.strip(): field
            for field, listed in self.synonyms.items()
            for words in listed.split("|")
        }
        mapping: dict[str, int] = {}
        for column, header in enumerate(headers):
            field = field_of.get(folded(header))
            if field and field not in mapping:
                mapping[field] = column
        if "full_name" not in mapping and "names" in mapping and not SURNAMES & mapping.keys():
            mapping["full_name"] = mapping.pop("names")
        return mapping

    def lacking(self, mapping: dict[str, int]) -> list[str]:
        """What must be mapped before the rows can be read, in sentences."""
        problems = [problem for problem, met in self.needs if not met(set(mapping))]
        if len(set(mapping.values())) < len(mapping):
            problems.append("Elegiste la misma columna para dos datos.")
        return problems


SURNAMES = {"surnames", "first_surname"}
WITH_RUN = ("Elige la columna del RUN.", lambda fields: "run" in fields)
