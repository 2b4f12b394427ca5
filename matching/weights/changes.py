"""What one set of weights changes of another, in words."""

from dataclasses import dataclass

from matching.engine import Factor, Weights
from matching.reasons import FACTOR_NAMES
from omil_portal.look.formats import thousands

OCCUPATION_TIERS = (
    "Ocupación, la misma",
    "Ocupación, muy parecida",
    "Ocupación, parecida",
    "Ocupación, del mismo gran grupo",
)
"""By shared digits of CIUO-08.CL: 4, 3, 2 and 1."""


@dataclass(frozen=True)
class Change:
    """The most points of one factor (or tier of occupation), before and after."""

    label: str
    before: int
    after: int

    @property
    def difference(self) -> str:
        """ "+200", "-1.000"; "0" when it stays."""
        return f"{'+' if self.after > self.before else ''}{thousands(self.after - self.before)}"

    @property
    def sentence(self) -> str:
        verb = "sube" if self.after > self.before else "baja"
        return f"{self.label}: {verb} de {thousands(self.before)} a {thousands(self.after)} puntos."


def points_of(weights: Weights) -> dict[str, int]:
    """Every number of the weights by the name people read, in the order they are told."""
    tiers = dict(zip(OCCUPATION_TIERS, weights.occupation, strict=True))
    others = [factor for factor in Factor if factor is not Factor.OCCUPATION]
    return tiers | {FACTOR_NAMES[factor]: weights.most(factor) for factor in others}


def shape_of(weights: Weights) -> list[tuple[str, int]]:
    """(factor, the most it gives), in the order they are told; together the full score."""
    return [(FACTOR_NAMES[factor], weights.most(factor)) for factor in Factor]


def changes(before: Weights, after: Weights) -> list[Change]:
    """What is not the same in both."""
    was, will_be = points_of(before), points_of(after)
    return [
        Change(label, was[label], will_be[label]) for label in was if was[label] != will_be[label]
    ]
