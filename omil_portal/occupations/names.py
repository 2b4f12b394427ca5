"""The ways of naming an occupation, and the longest of them inside a text. Pure."""

import csv
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import Enum
from pathlib import Path

from omil_portal.occupations.classification import classification, unit_groups
from omil_portal.occupations.text import stems

SYNONYMS = Path(__file__).parent / "data" / "synonyms.csv"
PHRASES = Path(__file__).parent / "data" / "ad_phrases.csv"
_MOST_WORDS = 6
# "operador de la grúa marina horquilla" still names it; more words between them are another thing.
_MOST_BETWEEN = 1
# A word in the names of more occupations («operador», «ayudante») says less than the next one.
_MOST_CODES_OF_A_TRADE = 15

Key = tuple[str, ...]


class Source(Enum):
    """Where a name comes from, the weightiest first."""

    OFFICIAL = "official"
    PROJECT = "project"
    ESCO = "esco"
    PHRASE = "phrase"


@dataclass(frozen=True)
class Entry:
    """A term that names the occupation `code`, whose official name is `name`.

    A phrase names it only inside an ad; with `listed`, only where those stems stand in the names
    that the ad took from a closed list.
    """

    term: str
    code: str
    name: str
    source: Source
    listed: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Found:
    """The entries of the longest name inside a text; `whole` when it is all that the text says.

    `vague`: its words stand in the names of too many occupations to say much.
    """

    entries: tuple[Entry, ...]
    whole: bool = False
    vague: bool = False

    @property
    def codes(self) -> tuple[str, ...]:
        """What the name may mean."""
        return tuple(sorted({entry.code for entry in self.entries}))

    @property
    def usual(self) -> tuple[str, ...]:
        """What an ad with the name means, where that was judged; else what it may mean."""
        judged = {entry.code for entry in self.entries if entry.source is Source.PHRASE}
        return tuple(sorted(judged)) or self.codes


class NameIndex:
    """Entries by their stems."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        by_key: dict[Key, set[Entry]] = defaultdict(set)
        for entry in entries:
            if key := stems(entry.term):
                by_key[key].add(entry)
        self._by_key = {
            key: tuple(sorted(found, key=lambda e: (e.code, e.source.value, e.term)))
            for key, found in by_key.items()
        }
        codes_with: dict[str, set[str]] = defaultdict(set)
        for key, found in self._by_key.items():
            for word in key:
                codes_with[word].update(e.code for e in found if e.source is not Source.ESCO)
        self._codes_with = {word: len(codes) for word, codes in codes_with.items()}

    def longest(self, key: Key, listed: frozenset[str] = frozenset()) -> Found | None:
        """The name of most words inside `key`, the first among equals; None without any.

        One that the `listed` stems support goes before one of as many words that needs no support.
        """
        best: tuple[tuple[bool, int, bool, bool, int, bool, int], Found] | None = None
        for start, together, candidate in _candidates(key):
            for entries, supported in self._readings(candidate, listed):
                whole = candidate == key
                # Inside a text, ESCO's names go after every other: few are said in Chile.
                own = whole or any(entry.source is not Source.ESCO for entry in entries)
                codes = self._fewest_codes(candidate)
                vague = codes > _MOST_CODES_OF_A_TRADE
                rank = (own, len(candidate), supported, not vague, -start, together, -codes)
                if best is None or rank > best[0]:
                    best = rank, Found(entries, whole, vague)
        return best[1] if best else None

    def inside(self, key: Key, *, most: int) -> list[Found]:
        """The first names in a longer text, each the longest where it begins; vague ones aside."""
        found: list[Found] = []
        start = 0
        while start < len(key) and len(found) < most:
            size, entries = self._longest_at(key, start)
            if entries:
                found.append(Found(entries))
            start += max(size, 1)
        return found

    def _longest_at(self, key: Key, start: int) -> tuple[int, tuple[Entry, ...]]:
        for size in range(min(_MOST_WORDS, len(key) - start), 0, -1):
            candidate = key[start : start + size]
            plain = tuple(e for e in self._by_key.get(candidate, ()) if not e.listed)
            # One word judged on titles («seguridad») means other things in running text.
            telling = any(size > 1 or e.source is not Source.PHRASE for e in plain)
            if plain and telling and self._fewest_codes(candidate) <= _MOST_CODES_OF_A_TRADE:
                return size, plain
        return 0, ()

    def _fewest_codes(self, key: Key) -> int:
        """In the names of how many occupations its rarest word stands."""
        return min(self._codes_with[word] for word in key)

    def _readings(
        self, candidate: Key, listed: frozenset[str]
    ) -> Iterator[tuple[tuple[Entry, ...], bool]]:
        entries = self._by_key.get(candidate, ())
        if supported := tuple(e for e in entries if e.listed and e.listed <= listed):
            yield supported, True
        plain = tuple(e for e in entries if not e.listed)
        own = tuple(e for e in plain if e.source is not Source.ESCO)
        if own or plain:
            yield own or plain, False


def _candidates(key: Key) -> Iterator[tuple[int, bool, Key]]:
    """`key`, and its runs of up to six stems, maybe without one word inside.

    Each with its start, and whether its words stand together.
    """
    yield 0, True, key
    for start in range(len(key)):
        for size in range(1, min(_MOST_WORDS, len(key) - start) + 1):
            run = key[start : start + size]
            yield start, True, run
            for gap in range(1, size - 1):
                yield start, False, run[:gap] + run[gap + _MOST_BETWEEN :]


def official_entries() -> list[Entry]:
    """The official names of the groups of four digits."""
    return [Entry(group.name, group.code, group.name, Source.OFFICIAL) for group in unit_groups()]


def synonym_entries() -> list[Entry]:
    """The project's own Chilean synonyms; an ambiguous term has a row for each of its codes."""
    return [_entry(row, "term", Source.PROJECT) for row in _rows(SYNONYMS)]


def phrase_entries() -> list[Entry]:
    """What the words of an ad's title usually mean, judged by hand on real titles."""
    return [_entry(row, "words", Source.PHRASE) for row in _rows(PHRASES)]


def _entry(row: dict[str, str], term: str, source: Source) -> Entry:
    name = classification()[row["code"]].name
    return Entry(row[term], row["code"], name, source, frozenset(stems(row.get("listed", ""))))


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as rows:
        return list(csv.DictReader(rows))
