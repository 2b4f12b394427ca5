"""Ads that a person coded, kept as numbers of lines: the ads themselves are not in the project."""

import csv
import json
from collections.abc import Sequence
from pathlib import Path

from employers.bne.ad import Rejection
from employers.bne.learning import title_of
from employers.bne.occupations import also_listed
from employers.bne.parse import parse
from employers.bne.read import open_lines
from omil_portal.occupations.accuracy import Coded

BNE = "bne"


def read_coded(table: Path, *, bne: Path, other: Path | None = None) -> list[Coded]:
    """The ads of a CSV with `line` (from 0), `code` and maybe `file`, `bne` where it says nothing.

    Rows of the `other` file are left out without it. Raises OSError when a file cannot be read.
    """
    lines = {BNE: list(open_lines(bne))}
    if other:
        lines["other"] = list(open_lines(other))
    with table.open(encoding="utf-8", newline="") as rows:
        return [
            _coded(lines[file], int(row["line"]), row["code"])
            for row in csv.DictReader(rows)
            if (file := row.get("file") or BNE) in lines
        ]


def _coded(lines: Sequence[str], line: int, code: str) -> Coded:
    written = json.loads(lines[line])
    if "Titulo" not in written:
        return Coded(title_of(written), code, details=written.get("descripcion") or "")
    ad = parse(line + 1, written)
    if isinstance(ad, Rejection):
        raise ValueError(f"line {line} of BNE's file is no ad: {ad.reason}")
    return Coded(ad.title, code, details=ad.functions, listed=(*ad.occupations, *also_listed(ad)))
