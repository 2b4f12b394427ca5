"""Folding of Spanish occupation names, so that "Garzón/a" and "garzonas" compare equal."""

import re
import unicodedata

_FUNCTION_WORDS = """
a al ante con de del e el en entre la las lo los o para por que se sin su sus u un una y
"""
# Words of the advertisement, not of the occupation.
_NOTICE_WORDS = """
busca empresa importante necesita omil requiere urgente vacante vacantes
"""
STOP_WORDS = frozenset(_FUNCTION_WORDS.split() + _NOTICE_WORDS.split())

# "cajero/a", "cajero(a)", "cajeros(as)", "cajer@", "cajero / a", "operador/ora".
_GENDER_MARK = re.compile(r"\s*[/(]\s*-?(?:as?|os?|es|ora|oras|r[ao]s?)\b\s*\)?|(?<=\w)@s?")
# Licence classes and permits are one word: "A-4" is A4, "OS-10" is OS10.
_LETTER_AND_NUMBER = re.compile(r"\b([a-z]{1,2})[-/](\d{1,2})\b")
_NOT_A_WORD = re.compile(r"[^a-z0-9]+")
_SHORTEST_STEMMED = 4


def unaccent(text: str) -> str:
    """`text` in lower case without accents; ñ becomes n."""
    decomposed = unicodedata.normalize("NFKD", text.lower())
    return "".join(mark for mark in decomposed if not unicodedata.combining(mark))


def fold(text: str) -> str:
    """Lower-case words without accents, gender marks or punctuation, one space between them."""
    joined = _LETTER_AND_NUMBER.sub(r"\1\2", unaccent(text))
    return _NOT_A_WORD.sub(" ", _GENDER_MARK.sub(" ", joined)).strip()


def stem(word: str) -> str:
    """The folded `word` without its plural and gender ending: cajeras and cajero give cajer.

    Words of three letters or fewer stand as they are: "gas" is no plural.
    """
    if len(word) < _SHORTEST_STEMMED:
        return word
    if word.endswith("ces"):
        return word[:-3] + "z"
    singular = word[:-1] if word.endswith("s") else word
    if len(singular) >= _SHORTEST_STEMMED and singular[-1] in "aeo":
        return singular[:-1]
    return singular


def stems(text: str) -> tuple[str, ...]:
    """The stems of `text` in its order, without stop words."""
    return tuple(stem(word) for word in fold(text).split() if word not in STOP_WORDS)


_SEEKS = """
requiere requieren busca buscan buscamos busco necesita necesitan necesito necesitamos solicita
solicitan contrata contratan contratar incorporar
"""
_ANNOUNCES = frozenset(_SEEKS.split())
_LATEST_ANNOUNCEMENT = 25
_HOURS = re.compile(r"\b(?:part?|full) ?time\b|\bmedia jornada\b|\bjornada (?:completa|parcial)\b")
# When, where and for how much: said of any work.
_OF_ANY_WORK = """
bruto comuna dia dias domingo domingos enmarcada experiencia exp fijo fin fines hora horas hr hrs
indefinido ingreso inmediata inmediato jornada ley liquido liquidos lunes noche nocturno norte
oferta omil oportunidad plazo reemplazo reemplazos region sabado sabados sector semana semanal
semanales sueldo sur viernes zona
"""
_CONDITIONS = frozenset(_OF_ANY_WORK.split())


def what_is_sought(title: str) -> str:
    """`title` folded, without who seeks and on what conditions, unless nothing is left.

    «Empresa minera requiere mecánico, turno noche» gives «mecanico»: what stands before the last
    verb that announces, among the first words, is the company and its praise.
    """
    words = _HOURS.sub(" ", fold(title)).split()
    last = max(
        (at for at, word in enumerate(words[:_LATEST_ANNOUNCEMENT]) if word in _ANNOUNCES),
        default=-1,
    )
    sought = words[last + 1 :] or words
    return " ".join([word for word in sought if word not in _CONDITIONS] or sought)


_SOUNDS = (
    (re.compile(r"h"), ""),
    (re.compile(r"ll"), "y"),
    (re.compile(r"z|c(?=[ei])"), "s"),
    (re.compile(r"v"), "b"),
    (re.compile(r"qu(?=[ei])|q|c"), "k"),
    (re.compile(r"gu(?=[ei])|j"), "g"),
    (re.compile(r"gu(?=[ei])"), "g"),
    (re.compile(r"(.)\1"), r"\1"),
)


def sound(text: str) -> str:
    """`text` as it sounds in Chile: «garson», «Garzón» and «garzón/a» give the same.

    For searching with spelling forgiven; never shown to anyone.
    """
    spoken = fold(text).replace("ch", "x")
    for pattern, letter in _SOUNDS:
        spoken = pattern.sub(letter, spoken)
    return spoken
