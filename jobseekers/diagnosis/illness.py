"""Keeps illnesses out of what is written about a person (Ley 21.719 art. 16 bis)."""

import re
import unicodedata

_BEGINNINGS = (
    "adiccion", "alcoholi", "alzheimer", "ansiedad", "artritis", "artrosis", "asperger", "autis",
    "bipolar", "cancer", "ceguera", "cirrosis", "demencia", "depresi", "diabet", "diagnosticad",
    "discapacidad", "drogadic", "enferm", "epilep", "esclerosis", "esquizo", "fibromialg",
    "hepatitis", "hernia", "hipertens", "infarto", "leucemia", "lumbago", "medicament",
    "parkinson", "patolog", "psiquiatr", "sindrome", "sordera", "trastorno", "tratamiento",
    "tuberculosis", "tumor",
)  # fmt: skip
_WHOLE = ("asma", "sida", "tdah", "tea", "tept", "vih")
_ILLNESS = re.compile(rf"\b(?:(?:{'|'.join(_BEGINNINGS)})\w*|(?:{'|'.join(_WHOLE)})\b)")


def word_of_illness(text: str) -> str:
    """The first word of `text` that tells of an illness, in lower case and without accents; or
    nothing. It knows the frequent ones, not all: the page asks not to write any."""
    folded = unicodedata.normalize("NFD", text.lower())
    plain = "".join(letter for letter in folded if not unicodedata.combining(letter))
    found = _ILLNESS.search(plain)
    return found.group() if found else ""
