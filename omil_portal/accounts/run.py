"""RUN and RUT: the number every person and company in Chile has, with its check digit."""

import re
from typing import NamedTuple

_SHAPE = re.compile(r"(\d{1,8})-?([\dK])")


class InvalidRun(ValueError):
    """The text is no RUN, or its check digit does not match; the message is for the reader."""


class Run(NamedTuple):
    """The body as an integer and the check digit ("0".."9" or "K")."""

    number: int
    dv: str

    def __str__(self) -> str:
        return f"{self.number:,}".replace(",", ".") + f"-{self.dv}"

    @property
    def masked(self) -> str:
        """Enough to recognise one's own number, too little to learn another's."""
        return f"••.•••.{self.number % 1000:03d}-{self.dv}"

    @property
    def canonical(self) -> str:
        """Without dots, as it is stored for signing in."""
        return f"{self.number}-{self.dv}"


def check_digit(number: int) -> str:
    """Modulo 11, weights 2..7 from the right; 11 → 0, 10 → K."""
    total = sum(int(d) * (2 + i % 6) for i, d in enumerate(reversed(str(number))))
    rest = 11 - total % 11
    return {11: "0", 10: "K"}.get(rest, str(rest))


def parse_run(text: str) -> Run:
    """Reads a RUN with or without dots, dash or spaces; raises `InvalidRun`."""
    found = _SHAPE.fullmatch(
        re.sub(r"[.\s‐‑–−]", lambda m: "-" if m[0] in "‐‑–−" else "", text.upper())
    )
    if not found or not int(found[1]):
        raise InvalidRun(
            "Escribe el RUN completo, con su dígito verificador. Ejemplo: 12.531.909-2."
        )
    run = Run(int(found[1]), found[2])
    if check_digit(run.number) != run.dv:
        raise InvalidRun(
            "El RUN no es válido: el dígito verificador no coincide. Revisa los números."
        )
    return run
