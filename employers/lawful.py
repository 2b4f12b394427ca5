"""Requirements that an offer may not state (Código del Trabajo, art. 2). Pure.

It reads what an offer says, not what it means: a person decides. What is found blocks publication
until staff write the legal ground that makes it lawful for that job.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from employers.unlawful_wording import FAIR_WORDS, RULES, SENTENCES, Ground

_SEGMENT = re.compile(r"[^\n•·●;|!?]+")
_LEADING = re.compile(r"^\W+")
_FULL_STOP = re.compile(r"(?<!\d)\.(?!\w)|(?<=\d)\.(?=\s)")


@dataclass(frozen=True)
class Finding:
    """`phrase` is text[start:end]; `sentence` tells the reader why it cannot be asked."""

    phrase: str
    ground: Ground
    sentence: str
    start: int
    end: int


def unlawful_requirements(text: str) -> list[Finding]:
    """What `text` asks for that the law forbids, in its order, overlaps told once."""
    plain = _folded(text)
    found = [
        Finding(text[start:end], ground, SENTENCES[ground], start, end)
        for begin, finish in _sentences(plain)
        for ground, start, end in _in_sentence(plain, begin, finish)
    ]
    return _without_overlaps(found)


def _in_sentence(plain: str, begin: int, finish: int) -> Iterator[tuple[Ground, int, int]]:
    """The words that excuse may stand in the next line of a list, so `plain` is whole."""
    words = plain[begin:finish]
    if FAIR_WORDS.search(words):
        return
    for rule in RULES:
        for hit in rule.pattern.finditer(words):
            if not rule.excused(words[: hit.start()], plain[begin + hit.end() :]):
                start = begin + hit.start() + len(hit[0]) - len(_LEADING.sub("", hit[0]))
                yield rule.ground, start, begin + hit.end()


def _sentences(plain: str) -> Iterator[tuple[int, int]]:
    """Where each sentence or item of a list begins and ends."""
    for segment in _SEGMENT.finditer(plain):
        begin = segment.start()
        for stop in _FULL_STOP.finditer(segment.group()):
            yield begin, segment.start() + stop.start()
            begin = segment.start() + stop.end()
        yield begin, segment.end()


def _folded(text: str) -> str:
    """Lower case without accents, each character in its own place."""
    return "".join(
        (unicodedata.normalize("NFKD", mark)[0].lower() or " ")[0] if mark != "ñ" else "n"
        for mark in text
    )


def _without_overlaps(found: list[Finding]) -> list[Finding]:
    kept: list[Finding] = []
    for finding in sorted(found, key=lambda f: (f.start, -f.end)):
        if not kept or finding.start >= kept[-1].end:
            kept.append(finding)
    return kept
