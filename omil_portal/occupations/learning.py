"""From ads to statistics: what their titles surely name is counted word by word. Pure.

Nobody coded these ads one by one. The name inside a title, judged by hand once for all ads, gives
the code; an ad whose title names several occupations, or none, is not counted.
"""

import math
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from omil_portal.occupations.names import NameIndex
from omil_portal.occupations.statistics import (
    AD,
    DETAILS,
    LISTED,
    MOST_TITLE_STEMS,
    TITLE,
    Count,
    detail_words,
    listed_words,
    title_words,
)
from omil_portal.occupations.text import stems, what_is_sought

# A word of fewer ads, or of fewer companies, could tell whose ad it was.
FEWEST_ADS = 5
FEWEST_COMPANIES = 3
# A long text has words of every kind: of those, only the usual ones that tell much are kept
# (nats by which the occupations of its ads differ from those of all).
FEWEST_ADS_OF_A_DETAIL = 25
_TELLING = 1.3
_FEWEST_ADS_OF_A_CODE = {TITLE: 2, LISTED: 2, DETAILS: 4}


@dataclass(frozen=True)
class Lesson:
    """One ad to learn from. `listed`: names it took from closed lists; `within`: codes, maybe of
    fewer digits, that its occupation should begin with; `company` only tells companies apart."""

    title: str
    company: str
    details: str = ""
    listed: tuple[str, ...] = ()
    within: tuple[str, ...] = ()


def named_code(lesson: Lesson, names: NameIndex) -> str | None:
    """The one code that the title names; `within` settles which of several."""
    listed = frozenset(stem for name in lesson.listed for stem in stems(name))
    found = names.longest(stems(what_is_sought(lesson.title))[:MOST_TITLE_STEMS], listed)
    codes = set(found.usual) if found else set()
    if len(codes) > 1:
        codes = {code for code in codes if any(code.startswith(group) for group in lesson.within)}
    return codes.pop() if len(codes) == 1 else None


def count(
    lessons: Iterable[Lesson], names: NameIndex, *, not_words: frozenset[str] = frozenset()
) -> list[Count]:
    """The rows of the statistics, in the order of the file.

    `not_words` are stems never kept, such as those of places.
    """
    ads: Counter[str] = Counter()
    with_words: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    companies: dict[tuple[str, str], set[str]] = defaultdict(set)
    for lesson in lessons:
        code = named_code(lesson, names)
        if code is None:
            continue
        ads[code] += 1
        for place in _words(lesson):
            with_words[place][code] += 1
            companies[place].add(lesson.company)
    rows = [Count(AD, "", code, number) for code, number in sorted(ads.items())]
    for (kind, words), by_code in sorted(with_words.items()):
        named = set(words.split("_")) & not_words or not _has_a_letter(words)
        usual = _usual(kind, by_code, len(companies[kind, words]))
        if usual and not named and (kind != DETAILS or _telling(by_code, ads)):
            rows += _rows(kind, words, by_code)
    return rows


def _words(lesson: Lesson) -> list[tuple[str, str]]:
    return [
        *((TITLE, words) for words in title_words(stems(what_is_sought(lesson.title)))),
        *((LISTED, words) for words in listed_words(stems(name) for name in lesson.listed)),
        *((DETAILS, words) for words in detail_words(stems(lesson.details))),
    ]


def _usual(kind: str, by_code: Counter[str], companies: int) -> bool:
    fewest = FEWEST_ADS_OF_A_DETAIL if kind == DETAILS else FEWEST_ADS
    return by_code.total() >= fewest and companies >= FEWEST_COMPANIES


def _telling(by_code: Counter[str], ads: Counter[str]) -> bool:
    total, all_ads = by_code.total(), ads.total()
    difference = sum(
        number / total * math.log(number / total * all_ads / ads[code])
        for code, number in by_code.items()
    )
    return difference >= _TELLING


def _has_a_letter(words: str) -> bool:
    return all(any(letter.isalpha() for letter in word) for word in words.split("_"))


def _rows(kind: str, words: str, by_code: Counter[str]) -> list[Count]:
    fewest = _FEWEST_ADS_OF_A_CODE[kind]
    kept = [(code, ads) for code, ads in sorted(by_code.items()) if ads >= fewest]
    return [Count(kind, words, "", by_code.total()), *(Count(kind, words, *row) for row in kept)]
