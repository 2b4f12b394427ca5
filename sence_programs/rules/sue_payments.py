"""When SUE is paid (Ley 21.808, arts. 13 and 20).

Each month is rounded once; the balance is taken in whole pesos, so that nothing is lost.
"""

from collections.abc import Sequence
from fractions import Fraction

from sence_programs.rules.errors import NotKnown
from sence_programs.rules.facts import LABELS, Facts
from sence_programs.rules.parameters import ParametersOn
from sence_programs.rules.payments import Payment, Payments
from sence_programs.rules.wording import half_up, percent, pesos


def worker_payments(months: Sequence[Fraction], facts: Facts, parameters: ParametersOn) -> Payments:
    """Art. 20: a share each month, and the balance by the yearly settlement, undated here."""
    share, source = parameters.fraction("worker_monthly_share"), _of(parameters, "worker")
    monthly = tuple(_share(month, share, source) for month in months)
    left = sum(map(half_up, months)) - sum(payment.pesos for payment in monthly)
    why = (
        f"Lo que queda llega con la reliquidación anual{source}. "
        "La norma no nos da una fecha y puede llegar en más de un pago."
    )
    return Payments(monthly, Payment(left, why) if left else None)


def company_payments(
    months: Sequence[Fraction], facts: Facts, parameters: ParametersOn
) -> Payments:
    """Art. 13: growing shares, or nothing in a large company, until the month that settles.

    Raises `NotKnown` without the number of workers of the company.
    """
    if facts.company_workers is None:
        raise NotKnown(f"Falta saber {LABELS['company_workers']}.")
    deferred = facts.company_workers >= parameters.whole("deferred_company_workers")
    settling, source = parameters.whole("settling_month"), _of(parameters, "company")
    monthly: list[Payment] = []
    for number, month in enumerate(months, start=1):
        if number > settling:
            monthly.append(_share(month, Fraction(1), source))
        elif number == settling:
            owed = sum(map(half_up, months[:number])) - sum(one.pesos for one in monthly)
            monthly.append(Payment(owed, _settled(owed - half_up(month), deferred, number, source)))
        elif deferred:
            monthly.append(Payment(0, f"Se paga en el mes {settling}{source}."))
        else:
            share = parameters.fraction(f"month_{number}_share")
            monthly.append(_share(month, share, source))
    return Payments(tuple(monthly))


_SETS = {"worker": "worker_monthly_share", "company": "settling_month"}


def _of(parameters: ParametersOn, party: str) -> str:
    return f" ({parameters.source(_SETS[party])})"


def _share(month: Fraction, share: Fraction, source: str) -> Payment:
    why = f"Se paga el {percent(share)}{source}." if month else ""
    return Payment(half_up(share * month), why)


def _settled(behind: int, deferred: bool, number: int, source: str) -> str:
    if deferred:
        return f"Se pagan juntos los meses 1 a {number}{source}."
    return f"Se paga el 100 % y lo pendiente, {pesos(behind)}{source}."
