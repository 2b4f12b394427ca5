"""Which comuna a person meant: accents, case and small typos forgiven. Pure."""

import re
import unicodedata
from collections.abc import Iterable
from difflib import SequenceMatcher

SURE = 0.82
"""Likeness (0 to 1) from which a single candidate is taken without asking."""
LIKELY = 0.6
"""Likeness from which a name is worth suggesting."""
CLEAR_LEAD = 0.08
"""How much the best must surpass the second to be taken without asking."""
SUGGESTIONS = 3


class UnknownComuna(ValueError):
    """No comuna, or more than one, is what was typed; `suggestions` are names, best first."""

    def __init__(self, suggestions: list[str]) -> None:
        self.suggestions = suggestions
        super().__init__(
            f"¿Quisiste decir {' o '.join(suggestions)}? Escribe el nombre completo."
            if suggestions
            else "No conocemos esa comuna. Escribe su nombre completo. Ejemplo: Puerto Montt."
        )


def match_comuna(typed: str, names: Iterable[str]) -> str:
    """The one name of `names` that `typed` stands for; raises `UnknownComuna`."""
    wanted = _folded(typed)
    ranked = sorted(
        ((_likeness(wanted, _folded(n)), n) for n in names), key=lambda p: (-p[0], p[1])
    )
    if not ranked:
        raise UnknownComuna([])
    (best, name), second = ranked[0], max((likeness for likeness, _ in ranked[1:]), default=0)
    if best == 1 or (best >= SURE and best - second >= CLEAR_LEAD):
        return name
    raise UnknownComuna([name for likeness, name in ranked[:SUGGESTIONS] if likeness >= LIKELY])


def _likeness(wanted: str, name: str) -> float:
    """1 only for the same letters; the beginning of a name is likely, never sure by itself."""
    if wanted == name:
        return 1
    if _sound(wanted) == _sound(name):
        return 0.99
    begins = SURE - 0.01 if len(wanted) >= 3 and name.startswith(wanted) else 0
    return min(0.98, max(begins, SequenceMatcher(None, wanted, name).ratio()))


def _sound(folded: str) -> str:
    """One spelling for what sounds alike in Chile: ll and y, b and v, c, s and z, silent h."""
    for pattern, letter in _SOUNDS:
        folded = pattern.sub(letter, folded)
    return folded


def _folded(text: str) -> str:
    plain = unicodedata.normalize("NFKD", text.casefold())
    return "".join(c for c in plain if c.isalnum())


_SOUNDS = [
    (re.compile(pattern), letter)
    for pattern, letter in (
        ("(?<!c)h", ""),
        ("ll", "y"),
        ("i(?=[aeo])", "y"),
        ("v", "b"),
        ("qu(?=[ei])|c(?=[aouklrt])|q", "k"),
        ("c(?=[ei])|z", "s"),
    )
]
