"""Occupations to propose for an offer, to a person who chooses. Pure."""

import re
from typing import NamedTuple

from omil_portal.occupations.coder import Coder

# By the reliability table of docs/occupations.md: right in some 2 of 3 and in some 2 of 5.
VERY_LIKELY = 0.6
LIKELY = 0.3
_BETWEEN_NAMES = re.compile(r",\s*")


class Proposal(NamedTuple):
    """A four-digit code; `words` is «muy probable», «probable» or «posible»."""

    code: str
    name: str
    words: str


def propose(*, title: str, written: str, functions: str = "", coder: Coder) -> list[Proposal]:
    """At most three, best first, by the title, the occupation as it was `written`, and the rest.

    What was written may be several names of a closed list, between commas.
    """
    listed = [name for name in _BETWEEN_NAMES.split(written) if name]
    choices = coder.code(title, details=functions, listed=listed)
    return [Proposal(choice.code, choice.name, _words(choice.confidence)) for choice in choices]


def _words(confidence: float) -> str:
    if confidence >= VERY_LIKELY:
        return "muy probable"
    return "probable" if confidence >= LIKELY else "posible"
