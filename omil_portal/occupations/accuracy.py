"""How often the coder is right, on ads that a person coded. Pure."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from omil_portal.occupations.calibration import Curve, fit
from omil_portal.occupations.classification import LEVELS
from omil_portal.occupations.coder import SAFE_CONFIDENCE, Coder

LEVELS_SHOWN = (1, 2, 4)
_BINS = (0.0, 0.2, 0.4, 0.6, 0.8, 1.0)


@dataclass(frozen=True)
class Coded:
    """An ad and the code a person gave it, of one to four digits: as many as the ad allows."""

    text: str
    code: str
    details: str = ""
    listed: tuple[str, ...] = ()


@dataclass(frozen=True)
class Answer:
    """What the coder said of an ad: its choices with their confidence, best first."""

    code: str
    choices: tuple[str, ...]
    confidence: float
    filed: str

    def right(self, digits: int, *, among: int = 1) -> bool | None:
        """Whether one of the first `among` choices agrees on so many digits; None if unknown."""
        if len(self.code) < digits:
            return None
        return any(choice[:digits] == self.code[:digits] for choice in self.choices[:among])


class Share(NamedTuple):
    """`right` answers of `asked`; `said` is the mean confidence where there is one."""

    right: int
    asked: int
    said: float = 0.0


def answers(coder: Coder, ads: Iterable[Coded]) -> list[Answer]:
    """What `coder` says of each ad."""
    return [_answer(coder, ad) for ad in ads]


def _answer(coder: Coder, ad: Coded) -> Answer:
    choices = coder.code(ad.text, details=ad.details, listed=ad.listed)
    filing = coder.file(ad.text, details=ad.details, listed=ad.listed)
    confidence = choices[0].confidence if choices else 0.0
    filed = filing.code if filing else ""
    return Answer(ad.code, tuple(choice.code for choice in choices), confidence, filed)


def accuracy(said: Sequence[Answer], *, digits: int, among: int) -> Share:
    """Of the ads whose code has so many digits, those with a right choice among the first."""
    known = [right for answer in said if (right := answer.right(digits, among=among)) is not None]
    return Share(sum(known), len(known))


def filed(said: Sequence[Answer]) -> dict[int, Share]:
    """By the digits of the code an ad is filed under without asking: right of those judged."""
    shares = {}
    for digits in range(LEVELS, 0, -1):
        judged = [a for a in said if len(a.filed) == digits and len(a.code) >= digits]
        shares[digits] = Share(sum(a.code.startswith(a.filed) for a in judged), len(judged))
    return shares


def reliability(said: Sequence[Answer]) -> list[tuple[float, float, Share]]:
    """Bins (from, to) of the confidence of the first choice against how often it is right."""
    table = []
    for low, high in pairwise(_BINS):
        last = high == _BINS[-1]
        inside = [
            (answer, right)
            for answer in said
            if low <= answer.confidence < high or (last and answer.confidence == high)
            if (right := answer.right(LEVELS)) is not None
        ]
        mean = sum(answer.confidence for answer, _ in inside) / max(len(inside), 1)
        table.append((low, high, Share(sum(right for _, right in inside), len(inside), mean)))
    return table


def calibrate(coder: Coder, ads: Sequence[Coded]) -> dict[int, Curve]:
    """For each number of digits, the curve of its likeliest code's share against being right."""
    pairs: dict[int, list[tuple[float, bool]]] = {digits: [] for digits in range(1, LEVELS + 1)}
    for ad in ads:
        weighing = coder.weigh(ad.text, details=ad.details, listed=ad.listed)
        for digits in range(1, len(ad.code) + 1 if weighing else 1):
            assert weighing is not None
            code, share = weighing.likeliest(digits)
            pairs[digits].append((share, code == ad.code[:digits]))
    return {digits: fit(known) for digits, known in pairs.items()}


def report(said: Sequence[Answer]) -> Iterable[str]:
    """The tables in words, for a terminal."""
    yield f"Avisos: {len(said)}"
    for digits in LEVELS_SHOWN:
        first, best = (accuracy(said, digits=digits, among=among) for among in (1, 3))
        yield f"{digits} dígitos: primera {_share(first)}; entre las tres {_share(best)}"
    yield f"Sin preguntar (confianza de {SAFE_CONFIDENCE} o más):"
    for digits, share in filed(said).items():
        yield f"  {digits} dígitos: {_share(share)}"
    yield "Confianza de la primera, y cuántas acierta:"
    for low, high, share in reliability(said):
        yield f"  {low:.1f} a {high:.1f}: dice {share.said:.2f}; {_share(share)}"


def _share(share: Share) -> str:
    return f"{share.right / max(share.asked, 1):.1%} ({share.right} de {share.asked})"
