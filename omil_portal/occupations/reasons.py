"""Why an occupation is proposed, in a sentence for the person who reads it. Pure."""

import re

import numpy as np

from omil_portal.occupations.evidence import Weighing
from omil_portal.occupations.names import Source
from omil_portal.occupations.text import stems

_WORD = re.compile(r"\w+")
_PLAINLY = 2.0


def why(weighing: Weighing, code: str) -> str:
    """The piece of evidence that says most for `code`."""
    at = weighing.codes.index(code)
    return _by_name(weighing, at) or _by_words(weighing, at)


def _by_name(weighing: Weighing, at: int) -> str:
    found, code = weighing.found, weighing.codes[at]
    mine = [entry for entry in found.entries if entry.code == code] if found else []
    if not found or not mine:
        return ""
    term = mine[0].term
    if len(found.usual) > 1 or code not in found.usual:
        return f"«{term}» puede ser más de una ocupación."
    if any(entry.source is Source.PHRASE for entry in mine):
        return f"En avisos reales, «{term}» suele ser esta ocupación."
    if not found.whole:
        return f"El texto dice «{term}»."
    official = any(entry.source is Source.OFFICIAL for entry in mine)
    return "Es el nombre oficial." if official else f"Así se llama también: «{term}»."


def _by_words(weighing: Weighing, at: int) -> str:
    title = _strongest(weighing.title, at)
    listed = _strongest(weighing.listed, at)
    if listed and (not title or listed[1] > title[1]):
        name = next(n for n in weighing.listed_names if _holds(stems(n), listed[0]))
        return f"Por lo que se eligió en la lista: «{name}»."
    if not title:
        return "Por las funciones descritas."
    said = _as_written(weighing.text, title[0])
    if not said:
        return "Por las palabras del texto."
    if title[1] >= _PLAINLY:
        return f"«{said}» es propio de esta ocupación."
    return f"«{said}» aparece en avisos de esta ocupación."


def _strongest(weights: dict[str, np.ndarray], at: int) -> tuple[str, float] | None:
    """The word that says most for the code, and how much; None when none speaks for it."""
    best = max(weights, key=lambda word: float(weights[word][at]), default=None)
    if best is None or weights[best][at] <= 0:
        return None
    return best, float(weights[best][at])


def _holds(name: tuple[str, ...], words: str) -> bool:
    return "_".join(name) == words or words in name


def _as_written(text: str, words: str) -> str:
    """The words of the text behind the stems `words`; "" when a slip or a mark hides one."""
    written = {stem: word.lower() for word in reversed(_WORD.findall(text)) for stem in stems(word)}
    said = [written.get(stem, "") for stem in words.split("_")]
    return " ".join(said) if all(said) else ""
