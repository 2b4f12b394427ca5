"""The negative binomial: counts that come in clumps, so that they vary more than by pure chance."""

from dataclasses import dataclass
from math import sqrt

from sence_programs.forecast.beta import beta_share

LEAST_SPREAD = 1.05
"""The least the variance may be of the mean: 1 would be pure chance, which no office shows."""


@dataclass(frozen=True)
class Counts:
    """A count with mean `mean` and variance `mean` × `spread`.

    Raises ValueError for a negative mean or a spread under `LEAST_SPREAD`.
    """

    mean: float
    spread: float

    def __post_init__(self) -> None:
        if self.mean < 0 or self.spread < LEAST_SPREAD:
            raise ValueError(f"mean {self.mean}, spread {self.spread}")

    def at_most(self, count: int) -> float:
        """The probability of `count` or fewer."""
        if count < 0:
            return 0.0
        if self.mean == 0:
            return 1.0
        return beta_share(self.mean / (self.spread - 1), count + 1, 1 / self.spread)

    def at_least(self, count: int) -> float:
        """The probability of `count` or more."""
        if count <= 0:
            return 1.0
        if self.mean == 0:
            return 0.0
        return beta_share(count, self.mean / (self.spread - 1), 1 - 1 / self.spread)

    def quantile(self, share: float) -> int:
        """The least count that at least `share` of the cases do not exceed; 0 < share < 1."""
        step = max(1, int(sqrt(self.mean * self.spread)))
        low, high = -1, int(self.mean)
        while self.at_most(high) < share:
            low, high, step = high, high + step, 2 * step
        while high - low > 1:
            middle = (low + high) // 2
            if self.at_most(middle) < share:
                low = middle
            else:
                high = middle
        return high
