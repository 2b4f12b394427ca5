"""The factors of the score, how many points each may give, and the steps they go by."""

from dataclasses import dataclass
from enum import StrEnum

from matching.engine.errors import require

FULL_SCORE = 10_000

# Shape of each factor. A change here changes scores: raise `ENGINE_VERSION` with it.
ENGINE_VERSION = 1
FULL_EXPERIENCE_MONTHS = 24
TRAVEL_FREE_MINUTES = 15
TRAVEL_STEP_MINUTES = 100
PAY_PERCENT_WORST, PAY_PERCENT_SPAN = 80, 40
PAY_TOLERANCE_PERCENT = 115
SCHOOLING_STEPS, SCHOOLING_STEPS_LOST_AT_MOST = 8, 4
FRESH_DAYS = (7, 30, 90)
SKILLS_UNKNOWN_DIVISOR = 4
UNKNOWN_DIVISOR = 2


class Factor(StrEnum):
    """What a score is made of, in the order it is told."""

    OCCUPATION = "occupation"
    EXPERIENCE = "experience"
    SKILLS = "skills"
    SCHOOLING = "schooling"
    TRAVEL = "travel"
    PAY = "pay"
    SCHEDULE = "schedule"
    FRESHNESS = "freshness"


@dataclass(frozen=True, kw_only=True)
class Weights:
    """The most points each factor may give; together always `FULL_SCORE`.

    `occupation` gives the points for 4, 3, 2 and 1 shared digits of CIUO-08.CL.
    `without` silences factors (they give 0) to measure their effect; the rest keep theirs.
    Raises ValueError when the points do not add up or a tier grows as digits are lost.
    """

    version: str
    occupation: tuple[int, int, int, int] = (3000, 2100, 1200, 500)
    experience: int = 1000
    skills: int = 2000
    schooling: int = 800
    travel: int = 1400
    pay: int = 800
    schedule: int = 600
    freshness: int = 400
    without: frozenset[Factor] = frozenset()

    def __post_init__(self) -> None:
        most = [self._declared(factor) for factor in Factor]
        require(min(most) >= 0 <= self.occupation[-1], "weights are never negative")
        require(sum(most) == FULL_SCORE, f"weights add up to {sum(most)}, not {FULL_SCORE}")
        tiers = list(self.occupation)
        require(tiers == sorted(tiers, reverse=True), "fewer shared digits cannot give more points")

    def most(self, factor: Factor) -> int:
        """The most points `factor` may give."""
        return 0 if factor in self.without else self._declared(factor)

    def occupation_points(self) -> tuple[int, int, int, int, int]:
        """Points by number of shared digits, 0 to 4."""
        if Factor.OCCUPATION in self.without:
            return (0, 0, 0, 0, 0)
        four, three, two, one = self.occupation
        return (0, one, two, three, four)

    def _declared(self, factor: Factor) -> int:
        if factor is Factor.OCCUPATION:
            return self.occupation[0]
        points: int = getattr(self, factor.value)
        return points


WEIGHTS_V1 = Weights(version="1")
