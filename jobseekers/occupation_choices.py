"""From what a person typed to occupations of the classification."""

from dataclasses import dataclass

from omil_portal.occupations.coder import default_coder
from omil_portal.occupations.models import Occupation
from omil_portal.occupations.search import find_occupations

MOST_SHOWN = 6


@dataclass(frozen=True)
class Option:
    """One occupation the text may stand for; `why` is a sentence, maybe empty."""

    code: str
    name: str
    why: str = ""


def sure(text: str) -> Occupation | None:
    """The one occupation that `text` names exactly; None when a person has to choose."""
    safe = next((choice for choice in default_coder().code(text) if choice.safe), None)
    return Occupation.objects.filter(code=safe.code, level=4).first() if safe else None


def options(text: str) -> list[Option]:
    """What `text` may stand for, best first: by its words, then by resemblance."""
    by_words = [Option(c.code, c.name, c.why) for c in default_coder().code(text)]
    alike = [Option(o["code"], o["name"]) for o in find_occupations(text)]
    found: dict[str, Option] = {}
    for option in by_words + alike:
        found.setdefault(option.code, option)
    return list(found.values())[:MOST_SHOWN]
