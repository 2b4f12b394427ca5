"""Three-valued answers: a definite no beats unknown, unknown beats yes."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeVar

Known = TypeVar("Known")


class Verdict(StrEnum):
    """The answer to a question of the rules."""

    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"


@dataclass(frozen=True)
class Answer:
    """A verdict, the names of the facts it lacks, and a word in Spanish on why (or "")."""

    verdict: Verdict
    missing: tuple[str, ...] = ()
    detail: str = ""


YES = Answer(Verdict.YES)
NO = Answer(Verdict.NO)


def doubtful(detail: str) -> Answer:
    """No fact would settle it: the law or our data leave it open, for the reason given."""
    return Answer(Verdict.UNKNOWN, detail=detail)


def ask(name: str, value: Known | None, holds: Callable[[Known], bool]) -> Answer:
    """Whether `holds` of the fact called `name`; unknown, and the name, when it is None."""
    if value is None:
        return Answer(Verdict.UNKNOWN, missing=(name,))
    return YES if holds(value) else NO


def negate(answer: Answer) -> Answer:
    """Yes for no, no for yes; unknown stays."""
    opposite = {Verdict.YES: Verdict.NO, Verdict.NO: Verdict.YES}
    return Answer(opposite.get(answer.verdict, Verdict.UNKNOWN), answer.missing, answer.detail)


def all_of(*answers: Answer) -> Answer:
    """No if one is no; else unknown if one is unknown; else yes."""
    return _strongest(answers, (Verdict.NO, Verdict.UNKNOWN, Verdict.YES))


def any_of(*answers: Answer) -> Answer:
    """Yes if one is yes; else unknown if one is unknown; else no."""
    return _strongest(answers, (Verdict.YES, Verdict.UNKNOWN, Verdict.NO))


def _strongest(answers: tuple[Answer, ...], order: tuple[Verdict, ...]) -> Answer:
    verdict = min((answer.verdict for answer in answers), key=order.index)
    deciding = [answer for answer in answers if answer.verdict is verdict]
    missing = dict.fromkeys(name for answer in deciding for name in answer.missing)
    details = dict.fromkeys(answer.detail for answer in deciding if answer.detail)
    return Answer(verdict, tuple(missing), " ".join(details))
