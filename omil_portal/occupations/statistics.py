"""What was counted in real ads: how many of each occupation, and with each word. Pure.

`data/ad_statistics.csv` keeps the counts, never the ads. Its columns: `kind` (`ad` for the ads of
a code; `title`, `listed` or `details` for those with a word in that place), `words` (a stem, or
two in a row joined by «_»), `code` and `ads`. Few ads of a word and a code are only in the total
of the word, whose code is empty.
"""

import csv
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

FILE = Path(__file__).parent / "data" / "ad_statistics.csv"
AD, TITLE, LISTED, DETAILS = "ad", "title", "listed", "details"
MOST_TITLE_STEMS = 40
MOST_DETAIL_STEMS = 400


class Count(NamedTuple):
    """One row of the file; `code` is empty in the total of a word."""

    kind: str
    words: str
    code: str
    ads: int


@dataclass
class Statistics:
    """`ads` by code; `with_words[kind][words]` by code, where "" is the total."""

    ads: dict[str, int] = field(default_factory=dict)
    with_words: dict[str, dict[str, dict[str, int]]] = field(
        default_factory=lambda: {kind: {} for kind in (TITLE, LISTED, DETAILS)}
    )


def title_words(stems: tuple[str, ...]) -> list[str]:
    """Each stem of a title once, and each two in a row."""
    first = stems[:MOST_TITLE_STEMS]
    return list(dict.fromkeys([*first, *map("_".join, pairwise(first))]))


def listed_words(names: Iterable[tuple[str, ...]]) -> list[str]:
    """Each stem of the listed names once, in an order of its own, and each whole name."""
    listed = list(names)
    stems = {stem for name in listed for stem in name}
    return sorted(stems | {"_".join(name) for name in listed if len(name) > 1})


def detail_words(stems: tuple[str, ...]) -> list[str]:
    """Each stem of a longer text once."""
    return list(dict.fromkeys(stems[:MOST_DETAIL_STEMS]))


def from_counts(counts: Iterable[Count]) -> Statistics:
    """The statistics that the rows of a file hold."""
    statistics = Statistics()
    by_words: dict[str, dict[str, dict[str, int]]] = {
        kind: defaultdict(dict) for kind in statistics.with_words
    }
    for kind, words, code, ads in counts:
        if kind == AD:
            statistics.ads[code] = ads
        else:
            by_words[kind][words][code] = ads
    statistics.with_words = {kind: dict(words) for kind, words in by_words.items()}
    return statistics


@cache
def learned() -> Statistics:
    """The statistics that the project ships."""
    with FILE.open(encoding="utf-8", newline="") as rows:
        return from_counts(
            Count(kind, words, code, int(ads))
            for kind, words, code, ads in list(csv.reader(rows))[1:]
        )
