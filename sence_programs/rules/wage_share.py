"""A share of the minimum wage that a company receives each month, while the contract lasts."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from fractions import Fraction
from functools import partial
from itertools import chain, groupby, repeat

from sence_programs.rules.ages import months_after
from sence_programs.rules.checks import Case, Due, Pay, Sum
from sence_programs.rules.parameters import ParametersOn
from sence_programs.rules.schema import Party
from sence_programs.rules.wording import exact_pesos, percent, pesos


@dataclass(frozen=True)
class Stretch:
    """So many `months`, each at the same `share` of the minimum wage."""

    months: int
    share: Fraction


@dataclass(frozen=True)
class _Month:
    share: Fraction
    wage: int


def within_contract(stretches: Iterable[Stretch], months: int | None) -> list[Stretch]:
    """The stretches cut where the contract ends; whole when its end is not known."""
    left, kept = months, []
    for stretch in stretches:
        length = stretch.months if left is None else min(stretch.months, left)
        if length:
            kept.append(Stretch(length, stretch.share))
        left = None if left is None else left - length
    return kept


def company_dues(case: Case, stretches: Iterable[Stretch]) -> Iterator[Due]:
    """One payment for each run of months at the same pesos, counted from the start of the job.

    Each month takes the minimum wage of the day it begins; later months, the last one known.
    Raises NotKnown when the job began before the minimum wages we hold.
    """
    start, planned = case.facts.job_start, list(stretches)
    if start is None:
        length = sum(stretch.months for stretch in planned)
        missing = Pay("job_start", None)
        yield Due(payee=Party.COMPANY, pay=missing, amount=_nothing, months=length)
        return
    shares = chain.from_iterable(repeat(one.share, one.months) for one in planned)
    months = [
        _Month(share, ParametersOn(case.parameters.parameters, first).whole("general_minimum_wage"))
        for share, first in ((share, months_after(start, n)) for n, share in enumerate(shares))
    ]
    number = 1
    runs = [(month, len(list(same))) for month, same in groupby(months)]
    for month, length in runs:
        yield Due(
            payee=Party.COMPANY,
            amount=partial(_share_of, month),
            months=length,
            first_month=number if len(runs) > 1 else None,
        )
        number += length


def training() -> Due:
    """What the course costs, once and up to `training_cap`."""
    return Due(payee=Party.COMPANY, per="once", amount=_training)


def _share_of(month: _Month, pay: int, parameters: ParametersOn) -> Sum:
    exact = month.share * month.wage
    return Sum(exact, f"{percent(month.share)} de {pesos(month.wage)} = {exact_pesos(exact)}")


def _training(pay: int, parameters: ParametersOn) -> Sum:
    cap = parameters.whole("training_cap")
    return Sum(Fraction(cap), f"Lo que cueste capacitar a la persona, hasta {pesos(cap)}.")


def _nothing(pay: int, parameters: ParametersOn) -> Sum:
    return Sum(Fraction(0), "")
