"""From free text ("garzona part time") to CIUO-08.CL codes. Pure and deterministic."""

import csv
import math
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from omil_portal.occupations.classification import classification, unit_groups
from omil_portal.occupations.text import stems

SYNONYMS = Path(__file__).parent / "data" / "synonyms.csv"
CHOICES = 3
# Only an unambiguous exact match reaches it: below, a person decides.
SAFE_CONFIDENCE = 1.0
_MOST_BY_RESEMBLANCE = 0.9
_LEAST_WORTH_SHOWING = 0.25

Key = tuple[str, ...]


@dataclass(frozen=True)
class Entry:
    """A term that names an occupation: an official name or a synonym of the project."""

    term: str
    code: str
    name: str
    official: bool


@dataclass(frozen=True)
class Choice:
    """A code proposed for a text. `confidence` is 0..1; `why` is a sentence for the reader."""

    code: str
    name: str
    confidence: float
    why: str

    @property
    def safe(self) -> bool:
        """Whether it may be stored without a person's eye."""
        return self.confidence >= SAFE_CONFIDENCE


class Coder:
    """Proposes codes by exact match of the stems first, then by the rare words in common."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        self._by_key: dict[Key, list[Entry]] = defaultdict(list)
        for entry in entries:
            if key := stems(entry.term):
                self._by_key[key].append(entry)
        self._keys_with: dict[str, list[Key]] = defaultdict(list)
        for key in self._by_key:
            for word in dict.fromkeys(key):
                self._keys_with[word].append(key)
        total = len(self._by_key)
        self._weight = {
            word: math.log((1 + total) / len(keys)) for word, keys in self._keys_with.items()
        }

    def code(self, text: str) -> list[Choice]:
        """At most three codes for `text`, best first; none when nothing resembles it."""
        key = stems(text)
        exact = self._by_key.get(key)
        return self._exact(exact) if exact else self._resembling(key)

    def _exact(self, entries: list[Entry]) -> list[Choice]:
        by_code: dict[str, Entry] = {}
        for entry in entries:
            by_code.setdefault(entry.code, entry)
        confidence = round(SAFE_CONFIDENCE / len(by_code), 3)
        return [
            Choice(entry.code, entry.name, confidence, _why_exact(entry, alone=len(by_code) == 1))
            for entry in by_code.values()
        ][:CHOICES]

    def _resembling(self, key: Key) -> list[Choice]:
        words = [word for word in dict.fromkeys(key) if word in self._weight]
        shared: dict[Key, float] = defaultdict(float)
        for word in words:
            for candidate in self._keys_with[word]:
                shared[candidate] += self._weight[word]
        asked = self._weigh(words)
        best: dict[str, tuple[float, Entry]] = {}
        for candidate, weight in shared.items():
            # Dice's coefficient: how much of both texts the words in common make up.
            score = 2 * weight / (asked + self._weigh(dict.fromkeys(candidate)))
            entries = self._by_key[candidate]
            score /= len({entry.code for entry in entries})
            for entry in entries:
                if entry.code not in best or score > best[entry.code][0]:
                    best[entry.code] = (score, entry)
        ranked = sorted(best.values(), key=lambda pair: (-pair[0], pair[1].code))
        choices = [
            Choice(
                entry.code,
                entry.name,
                round(score * _MOST_BY_RESEMBLANCE, 3),
                f"Se parece a «{entry.term}».",
            )
            for score, entry in ranked[:CHOICES]
        ]
        return [choice for choice in choices if choice.confidence >= _LEAST_WORTH_SHOWING]

    def _weigh(self, words: Iterable[str]) -> float:
        return sum(self._weight[word] for word in words)


def _why_exact(entry: Entry, *, alone: bool) -> str:
    if not alone:
        return f"«{entry.term}» puede ser más de una ocupación."
    return "Es el nombre oficial." if entry.official else f"Así se llama también: «{entry.term}»."


def official_entries() -> list[Entry]:
    """The official names of the groups of four digits."""
    return [Entry(group.name, group.code, group.name, True) for group in unit_groups()]


def synonym_entries() -> list[Entry]:
    """The project's own Chilean synonyms; an ambiguous term has a row for each of its codes."""
    groups = classification()
    with SYNONYMS.open(encoding="utf-8", newline="") as rows:
        return [
            Entry(row["term"], row["code"], groups[row["code"]].name, False)
            for row in csv.DictReader(rows)
        ]


@cache
def default_coder() -> Coder:
    """The coder over the official names and the project's synonyms."""
    return Coder([*official_entries(), *synonym_entries()])
