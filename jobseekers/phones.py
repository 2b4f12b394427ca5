"""Chilean telephone numbers, as people write them. Pure."""

import re

_NATIONAL = re.compile(r"(?:\+?56|0)?(9\d{8}|2\d{8}|[3-7]\d{8})")


class InvalidPhone(ValueError):
    def __init__(self) -> None:
        super().__init__("Escribe los 9 números del teléfono. Ejemplo: 9 8765 4321.")


def parse_phone(text: str) -> str:
    """As "+56 9 8765 4321", from any usual spelling; eight figures are a mobile.

    Raises `InvalidPhone`.
    """
    figures = re.sub(r"[\s().\-/]", "", text)
    if len(figures) == 8 and figures.isdecimal():
        figures = f"9{figures}"
    found = _NATIONAL.fullmatch(figures)
    if not found:
        raise InvalidPhone
    number = found[1]
    if number[0] in "92":
        return f"+56 {number[0]} {number[1:5]} {number[5:]}"
    return f"+56 {number[:2]} {number[2:5]} {number[5:]}"
