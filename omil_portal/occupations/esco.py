"""Reads an ESCO file of occupations (CSV, or CSV compressed with gzip) for who has one.

The project ships none of ESCO's words. Columns read: `preferredLabel` or `label`, `altLabels`
(one a line, or separated by «|») and `iscoGroup` or `isco`.
"""

import csv
import gzip
import re
from collections.abc import Iterator
from pathlib import Path

_SEPARATOR = re.compile(r"[\n|]")


class NotAnEscoFile(ValueError):
    """The file lacks the columns; the message names them."""


def read_terms(path: Path) -> Iterator[tuple[str, str]]:
    """Yields (term, four-digit ISCO code); raises `NotAnEscoFile`."""
    opener = gzip.open if path.suffix == ".gz" else open
    with opener(path, "rt", encoding="utf-8", newline="") as file:
        rows = csv.DictReader(file)
        names = {name.lower(): name for name in rows.fieldnames or []}
        label = names.get("preferredlabel") or names.get("label")
        group = names.get("iscogroup") or names.get("isco")
        others = names.get("altlabels") or names.get("alt_labels")
        if not label or not group:
            raise NotAnEscoFile("faltan las columnas «preferredLabel» e «iscoGroup»")
        for row in rows:
            code = row[group].removeprefix("C").strip()[:4]
            if len(code) != 4:
                continue
            for term in [row[label], *_SEPARATOR.split(row[others] if others else "")]:
                if term.strip():
                    yield term.strip(), code
