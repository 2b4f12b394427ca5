"""From free text ("garzona part time") to CIUO-08.CL codes, with how likely each is to be right.

Pure and deterministic. Three kinds of evidence are weighed together, as in a naive Bayes: the
name of an occupation that the text is or holds, the words of the title against what was counted
in names and in real ads, and what else is known of the same work (the functions described, and
names taken from a closed list). The result is corrected by `calibration`, so that of the answers
given with 0.8 some eight in ten are right. How it was built and measured: docs/occupations.md.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

import numpy as np

from omil_portal.occupations import calibration, reasons, statistics
from omil_portal.occupations.calibration import Calibration
from omil_portal.occupations.classification import LEVELS, classification
from omil_portal.occupations.evidence import DEFAULT, Evidence, Weighing, Weights
from omil_portal.occupations.names import (
    Entry,
    official_entries,
    phrase_entries,
    synonym_entries,
)
from omil_portal.occupations.statistics import Statistics

CHOICES = 3
SAFE_CONFIDENCE = 0.8
"""From it a code is kept without a person's eye; below it, a person chooses among three.

On the development ads, the first choice at or above it was right in 13 of 14, and below it in
little more than half: asking about those costs a click, and not asking would file a wrong code.
Raised to 0.9, a quarter fewer would be filed and hardly more of them right; lowered to 0.7, one in
nine would be wrong.
"""
# Of the belief; with less, the choices are guesses that would only confuse.
LEAST_WORTH_SHOWING = 0.1
_LEAST_OF_THE_REST = 0.01


@dataclass(frozen=True)
class Choice:
    """A code of four digits proposed for a text; `why` is a sentence for the reader.

    `by_digits` is how likely its first one, two, three and four digits are to be right, 0..1.
    """

    code: str
    name: str
    by_digits: tuple[float, float, float, float]
    why: str

    @property
    def confidence(self) -> float:
        """How likely the four digits are to be right, 0..1."""
        return self.by_digits[-1]

    @property
    def safe(self) -> bool:
        """Whether it may be stored without a person's eye."""
        return self.confidence >= SAFE_CONFIDENCE


@dataclass(frozen=True)
class Filing:
    """The longest code that may be stored without a person's eye, of one to four digits."""

    code: str
    confidence: float


class Coder:
    """Codes texts by the names it is given, and by what the statistics counted."""

    def __init__(
        self,
        entries: Iterable[Entry],
        *,
        counted: Statistics | None = None,
        calibrated: Calibration | None = None,
        weights: Weights = DEFAULT,
    ) -> None:
        self._evidence = Evidence(entries, counted or Statistics(), weights)
        self._calibrated = calibrated or Calibration()

    def code(self, text: str, *, details: str = "", listed: Iterable[str] = ()) -> list[Choice]:
        """At most three codes, best first; none when the text says nothing of a work.

        `details` describes the same work at more length; `listed` are names that somebody took
        from a closed list for it, in any order. Both weigh less than `text`.
        """
        weighing = self.weigh(text, details=details, listed=listed)
        if weighing is None:
            return []
        best = [int(at) for at in np.argsort(-weighing.shares, kind="stable")[:CHOICES]]
        if weighing.shares[best[0]] < LEAST_WORTH_SHOWING:
            return []
        codes = [weighing.codes[at] for at in best if weighing.shares[at] >= _LEAST_OF_THE_REST]
        levels = [self._by_digits(weighing, codes, digits) for digits in range(1, LEVELS + 1)]
        return [
            Choice(code, _name(code), _never_rising(by_digits), reasons.why(weighing, code))
            for code, by_digits in zip(codes, zip(*levels, strict=True), strict=True)
        ]

    def file(self, text: str, *, details: str = "", listed: Iterable[str] = ()) -> Filing | None:
        """The longest code that is sure enough; None leaves the text for a person."""
        weighing = self.weigh(text, details=details, listed=listed)
        if weighing is None:
            return None
        for digits in range(LEVELS, 0, -1):
            code, share = weighing.likeliest(digits)
            confidence = self._calibrated.confidence(share, digits=digits)
            if confidence >= SAFE_CONFIDENCE:
                return Filing(code, round(confidence, 3))
        return None

    def weigh(self, text: str, *, details: str = "", listed: Iterable[str] = ()) -> Weighing | None:
        """The coder's own account of every code, before it is calibrated."""
        return self._evidence.weigh(text, details=details, listed=listed)

    def _by_digits(self, weighing: Weighing, codes: list[str], digits: int) -> list[float]:
        """How likely the first digits of each of the `codes`, best first, are to be right.

        Only the first is calibrated; what it leaves is divided as the shares are.
        """
        if not codes:
            return []
        best = codes[0][:digits]
        share = weighing.share(best)
        sure = self._calibrated.confidence(share, digits=digits)
        left = (1 - sure) / max(1 - share, 1e-9)
        return [
            sure if code[:digits] == best else min(sure, left * weighing.share(code[:digits]))
            for code in codes
        ]


def _never_rising(by_digits: tuple[float, ...]) -> tuple[float, float, float, float]:
    """Fewer digits are never less likely to be right than more of them."""
    one, two, three, four = (round(max(by_digits[at:]), 3) for at in range(LEVELS))
    return one, two, three, four


def _name(code: str) -> str:
    return classification()[code].name.strip()


def project_entries() -> list[Entry]:
    """Every name the project ships."""
    return [*official_entries(), *synonym_entries(), *phrase_entries()]


@cache
def default_coder() -> Coder:
    """The coder over what the project ships: names, statistics of real ads and calibration."""
    return Coder(project_entries(), counted=statistics.learned(), calibrated=calibration.measured())
