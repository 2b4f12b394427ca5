"""The whole of what one party receives from a benefit, month after month."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from types import MappingProxyType

from sence_programs.rules.checks import Sum
from sence_programs.rules.errors import NotKnown
from sence_programs.rules.evaluation import Amount, Evaluation
from sence_programs.rules.logic import Verdict
from sence_programs.rules.parameters import ParametersOn
from sence_programs.rules.payments import Payment, Payments, Schedule, as_accrued
from sence_programs.rules.schema import Party
from sence_programs.rules.sue_payments import company_payments, worker_payments
from sence_programs.rules.wording import half_up

_SCHEDULES: Mapping[tuple[str, Party], Schedule] = MappingProxyType(
    {("sue", Party.WORKER): worker_payments, ("sue", Party.COMPANY): company_payments}
)
_NO_PAYMENTS = Payments(())
_NAMES = {Party.WORKER: "Persona", Party.COMPANY: "Empresa"}


@dataclass(frozen=True)
class Course:
    """Months are counted from 1. `lacking` says in Spanish why nothing is known; then all is None.

    A party that is refused, or that the benefit does not pay by the month, receives 0.
    """

    party: Party
    sums: tuple[Sum, ...] = ()
    payments: Payments = _NO_PAYMENTS
    lacking: tuple[str, ...] = ()

    def accrued(self, number: int) -> int | None:
        """Whole pesos that belong to the month."""
        if self.lacking:
            return None
        return half_up(self.sums[number - 1].exact) if number <= len(self.sums) else 0

    def paid(self, number: int) -> int | None:
        """Whole pesos paid in the month."""
        if self.lacking:
            return None
        return self.payments.monthly[number - 1].pesos if number <= len(self.sums) else 0

    def reason(self, number: int) -> str:
        """Where the pesos of the month come from, in Spanish."""
        who = _NAMES[self.party]
        if self.lacking:
            return f"{who}: falta información."
        if not self.sums:
            return ""
        if number > len(self.sums):
            return f"{who}: ya pasaron sus {len(self.sums)} meses."
        formula, why = self.sums[number - 1].formula, self.payments.monthly[number - 1].why
        return f"{who}: {formula.removesuffix('.')}. {why}".rstrip()

    @property
    def balance(self) -> Payment:
        """What is paid in none of the months, by name of the party; 0 pesos without any."""
        held = self.payments.balance
        return Payment(held.pesos, f"{_NAMES[self.party]}: {held.why}") if held else Payment(0)


def course_of(evaluation: Evaluation, party: Party, parameters: ParametersOn) -> Course:
    """What the party receives, with the parameters of the day of application.

    Several monthly amounts for one payee follow one another, in their order.
    """
    amounts = [a for a in evaluation.amounts if a.payee is party and a.per == "month"]
    lacking = _lacking(evaluation, party, amounts) if amounts else []
    if lacking:
        return Course(party, lacking=tuple(dict.fromkeys(lacking)))
    sums = tuple(
        Sum(amount.exact or Fraction(0), amount.formula)
        for amount in amounts
        for _ in range(amount.months or 0)
    )
    if not sums:
        return Course(party)
    schedule = _SCHEDULES.get((evaluation.benefit, party), as_accrued)
    try:
        payments = schedule([one.exact for one in sums], evaluation.facts, parameters)
    except NotKnown as unknown:
        return Course(party, lacking=(unknown.reason,))
    return Course(party, sums, payments)


def _lacking(evaluation: Evaluation, party: Party, amounts: list[Amount]) -> list[str]:
    facts = [*evaluation.missing(party)]
    for amount in amounts:
        facts += [*amount.missing, *amount.months_missing]
    doubts = _doubts(evaluation, party)
    for amount in amounts:
        if amount.exact is None and not amount.missing:
            doubts.append(amount.detail)
        if amount.months is None and not amount.months_missing:
            doubts.append("La norma no cuenta los meses de este pago.")
    return [f"Falta saber {fact.label}." for fact in facts] + doubts


def _doubts(evaluation: Evaluation, party: Party) -> list[str]:
    """The conditions that no fact would settle, while the verdict waits for them."""
    verdict = evaluation.verdict if party is Party.WORKER else evaluation.company_verdict
    if verdict is not Verdict.UNKNOWN:
        return []
    return [
        condition.detail or condition.text
        for condition in evaluation.conditions
        if condition.verdict is Verdict.UNKNOWN
        and condition.party in {Party.WORKER, party}
        and not condition.missing
    ]
