"""Which characters the fonts of the paper draw; the rest show as a white square."""

import re
import unicodedata

SQUARE = "□"
_UNDRAWN = re.compile(
    "[^\n\u0020-\u007e\u00a0-\u024f\u0300-\u0304\u0306-\u030c\u0386-\u03ce\u0400-\u045f"
    "\u1e00-\u1eff\u2013\u2014\u2018-\u201e\u2022\u2026\u20ac\u2610□]+"
)


def drawable(text: str) -> str:
    """The text, with one square for each run of letters that no font of the paper has.

    >>> drawable("Ana 🙂")
    'Ana □'
    """
    plain = unicodedata.normalize("NFC", text).replace("\r\n", "\n").replace("\t", " ")
    return _UNDRAWN.sub(SQUARE, plain.replace("\u00ad", ""))
