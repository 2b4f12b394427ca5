"""How much each piece of evidence says for each occupation. Pure, deterministic.

For a word, the weight of evidence for a code is log(p(code | word) / p(code)), from the ads and the
names that have the word; unseen codes keep a small share. The weights were fitted on the
development ads (docs/occupations.md).
"""

import math
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from omil_portal.occupations.classification import unit_groups
from omil_portal.occupations.names import Entry, Found, NameIndex, Source
from omil_portal.occupations.spelling import Spelling
from omil_portal.occupations.statistics import (
    DETAILS,
    LISTED,
    MOST_DETAIL_STEMS,
    MOST_TITLE_STEMS,
    TITLE,
    Statistics,
    detail_words,
    listed_words,
    title_words,
)
from omil_portal.occupations.text import stems, what_is_sought

Vector = np.ndarray
_LONG_NAME = 3
_NAMES_IN_DETAILS = 3
_USUAL = 2


@dataclass(frozen=True)
class Weights:
    """What the evidence counts for. A `smooth` is in ads; a `spread` of 1 averages the words."""

    every_code: float = 0.5
    prior: float = 0.15
    name_counts: float = 8.0
    official_name_counts: float = 4.0
    esco_name_counts: float = 0.1
    title_smooth: float = 1.0
    title: float = 0.4
    title_spread: float = 0.5
    listed_smooth: float = 37.0
    listed: float = 0.5
    listed_spread: float = 0.5
    details_smooth: float = 14.0
    details: float = 0.2
    details_spread: float = 0.8
    name_in_details: float = 1.5
    vague_name: float = 0.9
    name: tuple[float, float, float] = (2.5, 1.5, 1.5)
    whole_text: float = 4.0
    listed_name: float = 0.5
    unsure: float = 0.005


DEFAULT = Weights()


@dataclass(frozen=True)
class Weighing:
    """The share of belief of each code, adding to 1, and where it comes from."""

    codes: Sequence[str]
    shares: Vector
    text: str
    found: Found | None
    title: dict[str, Vector]
    listed: dict[str, Vector]
    listed_names: tuple[str, ...]

    def share(self, prefix: str) -> float:
        """The share of all the codes that begin with `prefix`."""
        within = [
            share
            for code, share in zip(self.codes, self.shares, strict=True)
            if code.startswith(prefix)
        ]
        return float(sum(within))

    def likeliest(self, digits: int) -> tuple[str, float]:
        """The code of so many digits with the greatest share; the first among equals."""
        shares: dict[str, float] = defaultdict(float)
        for code, share in zip(self.codes, self.shares, strict=True):
            shares[code[:digits]] += float(share)
        return max(shares.items(), key=lambda pair: pair[1])


class Evidence:
    """Weighs texts against names and counted ads."""

    def __init__(self, entries: Iterable[Entry], counted: Statistics, weights: Weights) -> None:
        known = list(entries)
        self._weights = weights
        self._names = NameIndex(known)
        self._codes = [group.code for group in unit_groups()]
        self._at = {code: at for at, code in enumerate(self._codes)}
        self._counted = counted
        self._named = self._count_names(known)
        prior = self._vector(counted.ads) + weights.every_code
        self._prior = prior / prior.sum()
        uses: dict[str, float] = defaultdict(float)
        for words, by_code in self._named.items():
            uses[words] += sum(by_code.values())
        for words, codes in counted.with_words[TITLE].items():
            uses[words] += codes[""]
        self._spelling = Spelling({word: n for word, n in uses.items() if "_" not in word})
        self._cache: dict[tuple[str, str], Vector | None] = {}

    def weigh(self, text: str, *, details: str, listed: Iterable[str]) -> Weighing | None:
        """None when nothing in the text, nor beside it, was ever seen."""
        key = self._spelling.correct(stems(what_is_sought(text))[:MOST_TITLE_STEMS])
        names = tuple(sorted({name for name in listed if name}))
        listed_keys = [stems(name) for name in names]
        described = stems(details)[:MOST_DETAIL_STEMS]
        found = self._names.longest(key, frozenset(s for name in listed_keys for s in name))
        title = self._known(TITLE, title_words(key))
        from_list = self._known(LISTED, listed_words(listed_keys))
        from_details = self._known(DETAILS, detail_words(described))
        inside = self._names.inside(described, most=_NAMES_IN_DETAILS)
        chosen = [name for key in listed_keys if (name := self._names.longest(key)) and name.whole]
        if not (title or from_list or found or inside or chosen):
            return None
        w = self._weights
        # One vague word («operario») leaves the usual occupations likelier than the rare ones.
        vague = found is None or found.vague
        alone = 1 / max(len(title), 1) ** 2 if vague else 0.0
        score = (w.prior + (1 - w.prior) * alone) * np.log(self._prior)
        score += _together(title, w.title, w.title_spread)
        score += _together(from_list, w.listed, w.listed_spread)
        score += _together(from_details, w.details, w.details_spread)
        if found:
            self._add_name(score, found, self._worth(found))
        for name in chosen:
            self._add_name(score, name, w.listed_name / len(chosen))
        for order, name in enumerate(inside, start=1):
            self._add_name(score, name, w.name_in_details / order)
        belief = np.exp(score - score.max())
        shares = (1 - w.unsure) * belief / belief.sum() + w.unsure / len(belief)
        return Weighing(self._codes, shares, text, found, title, from_list, names)

    def _worth(self, found: Found) -> float:
        w = self._weights
        size = min(len(stems(found.entries[0].term)), _LONG_NAME)
        worth = w.vague_name if found.vague else w.name[size - 1]
        judged = any(entry.source is Source.PHRASE for entry in found.entries)
        return worth + (w.whole_text if found.whole and not judged else 0.0)

    def _add_name(self, score: Vector, found: Found, worth: float) -> None:
        """What a name may mean shares its worth; what it usually means in ads counts double."""
        parts = {code: _USUAL if code in found.usual else 1 for code in found.codes}
        for code, part in parts.items():
            score[self._at[code]] += worth + math.log(part / sum(parts.values()))

    def _known(self, kind: str, words: Iterable[str]) -> dict[str, Vector]:
        weights = {word: self._weight(kind, word) for word in words}
        return {word: weight for word, weight in weights.items() if weight is not None}

    def _weight(self, kind: str, word: str) -> Vector | None:
        """The weight of evidence of `word` for every code; None when it was never seen."""
        if (kind, word) not in self._cache:
            self._cache[kind, word] = self._weigh_word(kind, word)
        return self._cache[kind, word]

    def _weigh_word(self, kind: str, word: str) -> Vector | None:
        w = self._weights
        counted = self._counted.with_words[kind].get(word)
        named = self._named.get(word) if kind == TITLE else None
        if counted is None and named is None:
            return None
        smooth = {TITLE: w.title_smooth, LISTED: w.listed_smooth, DETAILS: w.details_smooth}[kind]
        ads = self._vector(counted or {}) + self._vector(named or {})
        total = (counted or {}).get("", 0) + sum((named or {}).values())
        share = (ads + smooth * self._prior) / (total + smooth)
        return np.asarray(np.log(share) - np.log(self._prior))

    def _vector(self, by_code: dict[str, float] | dict[str, int]) -> Vector:
        vector = np.zeros(len(self._codes))
        for code, number in by_code.items():
            if code:
                vector[self._at[code]] = number
        return vector

    def _count_names(self, entries: Iterable[Entry]) -> dict[str, dict[str, float]]:
        """The words of the names by code, each name as so many ads."""
        w = self._weights
        worth = {
            Source.OFFICIAL: w.official_name_counts,
            Source.ESCO: w.esco_name_counts,
        }
        named: dict[str, dict[str, float]] = defaultdict(dict)
        for entry in entries:
            if not entry.listed:
                for word in title_words(stems(entry.term)):
                    so_far = named[word].get(entry.code, 0.0)
                    named[word][entry.code] = so_far + worth.get(entry.source, w.name_counts)
        return dict(named)


def _together(weights: dict[str, Vector], worth: float, spread: float) -> Vector | float:
    """The evidence of several words, which partly repeat each other."""
    if not weights:
        return 0.0
    return np.asarray(worth * sum(weights.values()) / len(weights) ** spread)
