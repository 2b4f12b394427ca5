"""From one line, as people say their name, to names and surnames. Pure."""

from typing import NamedTuple

PARTICLES = {"de", "del", "la", "las", "los", "san", "santa", "van", "von", "y"}


MOST_LETTERS = (80, 60, 60)
"""What the names and each surname hold; a test holds them to the columns."""


class FullName(NamedTuple):
    names: str
    first_surname: str
    second_surname: str


class IncompleteName(ValueError):
    def __init__(self) -> None:
        super().__init__("Escribe tu nombre y al menos un apellido. Ejemplo: María Soto Barría.")


class TooLongName(ValueError):
    def __init__(self) -> None:
        super().__init__("Ese nombre no cabe completo. Escribe los que más usas.")


def split_full_name(text: str) -> FullName:
    """Two words are a name and a surname; of three or more, the last two are surnames.

    "María de los Ángeles Soto de la Fuente" keeps its particles with the word they lead to. A
    guess that the person can correct later. Raises `IncompleteName` on a single word, and
    `TooLongName` when a part does not fit where it is kept.
    """
    name = _split(text)
    if any(len(part) > most for part, most in zip(name, MOST_LETTERS, strict=True)):
        raise TooLongName
    return name


def well_cased(text: str) -> str:
    """Names as they are written, one space between them, when typed all in one case."""
    return " ".join(_capitalized(word) for word in text.split())


def _split(text: str) -> FullName:
    words = _with_particles(text.split())
    if len(words) < 2:
        raise IncompleteName
    if len(words) == 2:
        return FullName(words[0], words[1], "")
    return FullName(" ".join(words[:-2]), words[-2], words[-1])


def _with_particles(words: list[str]) -> list[str]:
    joined: list[str] = []
    leading: list[str] = []
    for word in words:
        leading.append(_capitalized(word))
        if word.lower() not in PARTICLES:
            joined.append(" ".join(leading))
            leading = []
    return joined


def _capitalized(word: str) -> str:
    """Only a word written all in one case is changed: "McKay" knows better."""
    if word.lower() in PARTICLES:
        return word.lower()
    return word.title() if word.islower() or word.isupper() else word
