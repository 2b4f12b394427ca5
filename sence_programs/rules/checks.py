"""What a benefit's own module gives: one check per condition, and its amounts."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction
from typing import Literal

from sence_programs.rules.facts import Facts
from sence_programs.rules.logic import NO, Answer
from sence_programs.rules.parameters import ParametersOn
from sence_programs.rules.schema import Party


@dataclass(frozen=True)
class Case:
    """One question: these facts, on this day, with the parameters of this day."""

    facts: Facts
    on: date
    parameters: ParametersOn


@dataclass(frozen=True)
class Sum:
    """An exact sum of pesos and how it was reached, in Spanish."""

    exact: Fraction
    formula: str


@dataclass(frozen=True)
class Pay:
    """The fact a payment is worked out from: its name, and its gross pesos when known."""

    name: str
    pesos: int | None


@dataclass(frozen=True, kw_only=True)
class Due:
    """A payment to work out. `amount` may raise NotKnown; it is not called when pay is missing.

    Without `pay` it rests on none, and `amount` is called with 0 pesos. `missing` names other
    facts that the sum waits for.
    `months` is how long it lasts, when the law counts months and the facts settle it;
    otherwise `months_missing` names the facts that would. `first_month` counts from 1, and is
    told when one payment follows another. What is paid once is a most, not a sure sum.
    """

    payee: Party
    pay: Pay | None = None
    amount: Callable[[int, ParametersOn], Sum]
    per: Literal["month", "year", "once"] = "month"
    missing: tuple[str, ...] = ()
    months: int | None = None
    months_missing: tuple[str, ...] = ()
    first_month: int | None = None

    def open_ended(self, *missing: str) -> "Due":
        """The same payment while how long it lasts waits for the facts named."""
        return replace(self, months=None, months_missing=missing, first_month=None)


Check = Callable[[Case], Answer]


def _never(case: Case) -> Answer:
    return NO


@dataclass(frozen=True)
class Module:
    """How one benefit is decided: a check for each condition code, and its payments.

    `running` says whether the person already has it; asked when only those are served.
    `payees` are those who receive money, and so those who may apply. `of_a_hiring` is False of
    what a hiring does not bring in, such as help for whoever is without work.
    """

    checks: Mapping[str, Check]
    dues: Callable[[Case], Iterable[Due]]
    running: Check = _never
    payees: frozenset[Party] = frozenset(Party)
    of_a_hiring: bool = True
