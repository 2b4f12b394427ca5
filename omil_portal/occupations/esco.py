"""Reads an ESCO file of occupations (CSV, or CSV compressed with gzip) for who has one.

The project ships none of ESCO's words. Columns read: `preferredLabel` or `label`, `altLabels`
(one a line, or separated by «|») and `iscoGroup` or `isco`.
"""

import csv
import gzip
import re
import zlib
from collections.abc import Iterator
from pathlib import Path

_SEPARATOR = re.compile(r"[\n|]")
# «2166», «C2166», or the address of the group, which ends in it.
_GROUP = re.compile(r"(?:.*\D)?(\d{4})")
LONGEST_TERM = 300


class NotAnEscoFile(ValueError):
    """The file lacks the columns; the message names them."""


def read_terms(path: Path) -> Iterator[tuple[str, str]]:
    """Yields (term, four-digit ISCO code); raises `NotAnEscoFile`."""
    opener = gzip.open if path.suffix == ".gz" else open
    try:
        with opener(path, "rt", encoding="utf-8-sig", newline="") as file:
            yield from _terms(csv.DictReader(file))
    except (UnicodeDecodeError, EOFError, zlib.error, csv.Error) as problem:
        raise NotAnEscoFile(f"el archivo está dañado ({problem})") from problem


def _terms(rows: csv.DictReader) -> Iterator[tuple[str, str]]:
    names = {name.lower(): name for name in rows.fieldnames or []}
    label = names.get("preferredlabel") or names.get("label")
    group = names.get("iscogroup") or names.get("isco")
    others = names.get("altlabels") or names.get("alt_labels") or ""
    if not label or not group:
        raise NotAnEscoFile("faltan las columnas «preferredLabel» e «iscoGroup»")
    for row in rows:
        code = _GROUP.fullmatch((row[group] or "").strip())
        for term in [row[label] or "", *_SEPARATOR.split(row.get(others) or "")]:
            if code and term.strip():
                yield term.strip()[:LONGEST_TERM], code[1]
