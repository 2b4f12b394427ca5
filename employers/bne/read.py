"""A file of BNE's ads, JSON lines with or without gzip → ads, rejections and repeated lines."""

import gzip
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from employers.bne.ad import Ad, Rejection
from employers.bne.parse import parse


@dataclass
class Reading:
    """What a file holds. `duplicates` has (line, line of the same ad before it)."""

    ads: list[Ad] = field(default_factory=list)
    rejections: list[Rejection] = field(default_factory=list)
    duplicates: list[tuple[int, int]] = field(default_factory=list)


def open_lines(path: Path) -> Iterator[str]:
    """The lines of `path`; one ending in .gz is decompressed. Raises OSError when it can't be."""
    opener = gzip.open if path.suffix == ".gz" else open
    with opener(path, "rt", encoding="utf-8", errors="replace") as lines:
        yield from lines


def read_ads(lines: Iterable[str]) -> Reading:
    """Each line that is not blank ends as an ad, a rejection or a duplicate; they count from 1."""
    reading = Reading()
    first_line: dict[str, int] = {}
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        answer = _read(number, line)
        if isinstance(answer, Rejection):
            reading.rejections.append(answer)
        elif answer.external_id in first_line:
            reading.duplicates.append((number, first_line[answer.external_id]))
        else:
            first_line[answer.external_id] = number
            reading.ads.append(answer)
    return reading


def _read(number: int, line: str) -> Ad | Rejection:
    try:
        return parse(number, json.loads(line))
    except (ValueError, RecursionError):
        return Rejection(number, "La línea no es JSON válido.")
