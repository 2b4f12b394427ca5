"""Driving licences and permits found in the words of an ad."""

import re
from collections.abc import Iterable
from itertools import pairwise
from typing import NamedTuple

from omil_portal.occupations.text import unaccent

_NUMBERED = re.compile(
    r"(?:\ba[-/]?|\b(?:clase|licencia) a )([1-5])\b(\W{0,2}antiguas?\b|\W{0,2}ley 18\W?290)?"
)
_ONE = r"(?:a[-/ ]?[1-5](?:\W{0,2}antiguas?)?|[abcdf])\b"
_JOINT = r"\W*(?:(?:y/o|y|o|u)\b)?\W*(?:clase\W+)?"
_LETTERS = re.compile(
    r"\b(?:li?ciencias?|licencias?|lic|clases?)\b(?:\W+(?:de|conducir|clases?|profesional))*\W+"
    rf"({_ONE}(?:{_JOINT}{_ONE})*)"
)
_LETTER = re.compile(r"\b([bcdf])\b")
_CLASS_E = re.compile(r"\bclase e\b")
# "Instalador SEC clase B", "laboratorista vial clase C": a class, but of another licence.
_OTHER_TRADE = re.compile(r"\bsec\b|electric|instalador|laboratorista|\bgas\b|vigilante")
_OTHER_A = re.compile(
    r"\b(?:formato|papel|hoja|tamano|plotter|impres\w+|nivel|ingles|idioma|torre|sector)\W+$"
)
_DRIVING = re.compile(r"licencia (?:de )?conducir|conduc|chofer|camion")
_EITHER = re.compile(r"\b(?:o|u|y/o)\b|/")


class Licences(NamedTuple):
    """Classes in order; `old` are those of before 1997 (Ley 18.290), asked by name.

    `alternatives`: any one of the classes is enough ("A4 o A5").
    """

    classes: tuple[str, ...] = ()
    old: tuple[str, ...] = ()
    alternatives: bool = False


def find_licences(text: str) -> Licences:
    """The driving licences `text` asks for; a bare "clase A" names none."""
    folded = unaccent(text)
    numbered = [
        found
        for found in _NUMBERED.finditer(folded)
        if not _OTHER_A.search(folded[: found.start()])
    ]
    old = {f"A{found[1]}" for found in numbered if found[2]}
    classes = {f"A{found[1]}" for found in numbered if not found[2]}
    if _DRIVING.search(folded) or not _OTHER_TRADE.search(folded):
        for found in _LETTERS.finditer(folded):
            classes.update(letter.upper() for letter in _LETTER.findall(found[1]))
        if _CLASS_E.search(folded):
            classes.add("E")
    several = len(classes) + len(old) > 1
    either = several and any(_EITHER.search(gap) for gap in _gaps(folded))
    return Licences(tuple(sorted(classes)), tuple(sorted(old)), either)


def all_licences(asked: Iterable[str], prose: Iterable[str]) -> Licences:
    """Those of BNE's own field `asked` ("CLASE B - Vehículos…") and those found in `prose`."""
    listed = {found for text in asked if (found := listed_class(text))}
    mentions = [find_licences(text) for text in prose]
    return Licences(
        tuple(sorted(listed.union(*(mention.classes for mention in mentions)))),
        tuple(sorted({ancient for mention in mentions for ancient in mention.old})),
        any(mention.alternatives for mention in mentions),
    )


def listed_class(text: str) -> str | None:
    """The class a value of BNE's licence field names."""
    found = re.match(r"clase (a[1-5]|[b-f])\b", unaccent(text))
    return found[1].upper() if found else None


# By the names of `omil_portal.occupations.work.Permit`.
PERMITS = {
    "os10": re.compile(r"\b[o0]s\s*-?\s*1[o0]\b"),
    "food": re.compile(r"manipulacion de alimentos"),
    "heights": re.compile(r"(?:trabajos? en|curso de|certificado de) altura"),
    "diving": re.compile(r"matricula de buzo|licencia de buzo"),
    "directemar": re.compile(r"directemar|libreta de embarque|matricula maritima"),
}


def find_permits(texts: Iterable[str]) -> tuple[str, ...]:
    """The permits the words ask for."""
    folded = " | ".join(unaccent(text) for text in texts)
    return tuple(name for name, said in PERMITS.items() if said.search(folded))


def _gaps(folded: str) -> list[str]:
    """What stands between one class and the next."""
    spans = [found.span() for found in re.finditer(r"\b(?:a[-/]?[1-5]|[bcdf])\b", folded)]
    return [folded[end:start] for (_, end), (start, _) in pairwise(spans)]
