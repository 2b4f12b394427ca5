"""When what belongs to each month is paid; in its own month where no law says otherwise."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from fractions import Fraction

from sence_programs.rules.facts import Facts
from sence_programs.rules.parameters import ParametersOn
from sence_programs.rules.wording import half_up


@dataclass(frozen=True)
class Payment:
    """Whole pesos, and in Spanish why those; "" when there is nothing to explain."""

    pesos: int
    why: str = ""


@dataclass(frozen=True)
class Payments:
    """One payment for each month, and the balance that falls in none of them."""

    monthly: tuple[Payment, ...]
    balance: Payment | None = None


Schedule = Callable[[Sequence[Fraction], Facts, ParametersOn], Payments]
"""From the exact pesos of each month. Raises NotKnown when a fact or a figure is missing."""


def as_accrued(months: Sequence[Fraction], facts: Facts, parameters: ParametersOn) -> Payments:
    """Each month whole, in that month: what is shown when the law read says nothing else."""
    return Payments(tuple(Payment(half_up(month)) for month in months))
