"""From what a person typed to occupations of the classification."""

from dataclasses import dataclass

from omil_portal.occupations.coding import current_coder
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
    """The occupation of `text` where the coder needs nobody's eye; None when a person chooses."""
    first = next(iter(current_coder().code(text)), None)
    if first is None or not first.safe:
        return None
    return Occupation.objects.filter(code=first.code, level=4).first()


def options(text: str) -> list[Option]:
    """What `text` may stand for, best first: the coder's three, then by resemblance."""
    coded = [Option(c.code, c.name, c.why) for c in current_coder().code(text)]
    alike = [Option(o["code"], o["name"]) for o in find_occupations(text)]
    found: dict[str, Option] = {}
    for option in coded + alike:
        found.setdefault(option.code, option)
    return list(found.values())[:MOST_SHOWN]
