"""What a hiring would bring in, month by month, to the person and to the company."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from sence_programs.rules.ages import months_after
from sence_programs.rules.evaluate import evaluate
from sence_programs.rules.evaluation import Amount, Evaluation
from sence_programs.rules.facts import Facts, Sex, WorkKind
from sence_programs.rules.logic import Verdict
from sence_programs.rules.schema import Party

_DISABILITY_AGE = 30
_AGES = {"youth": 20, "woman": 30, "senior": 57, "other": 40}


class Group(StrEnum):
    """The groups of Ley 21.808, art. 3, and whoever is in none."""

    YOUTH = "youth"
    WOMAN = "woman"
    SENIOR = "senior"
    DISABILITY = "disability"
    OTHER = "other"


@dataclass(frozen=True)
class Month:
    """Whole pesos; None while not known. `reason` says in Spanish where the sums come from."""

    first_day: date
    worker: int | None
    company: int | None
    reason: str


@dataclass(frozen=True)
class Hire:
    """`evaluation` holds the conditions; `months` is empty when neither would be paid."""

    evaluation: Evaluation
    months: tuple[Month, ...]

    @property
    def worker_total(self) -> int:
        return sum(month.worker or 0 for month in self.months)

    @property
    def company_total(self) -> int:
        return sum(month.company or 0 for month in self.months)


def assumed_facts(group: Group, pay: int, workers: int | None, starts_on: date) -> Facts:
    """A person of the group who meets all the rest: what a company asks before it has a name.

    The age is that of the middle of the group, so that it holds the whole time.
    """
    age = _AGES.get(group.value, _DISABILITY_AGE)
    return Facts(
        birth_date=date(starts_on.year - age, 1, 1),
        sex=Sex.FEMALE if group is Group.WOMAN else Sex.MALE,
        disability_credential=group is Group.DISABILITY,
        rsh_percent=40,
        old_age_pensioner=False,
        work_kind=WorkKind.EMPLOYEE,
        gross_monthly_pay=pay,
        months_unemployed_continuous=6,
        months_unemployed_total=8,
        owes_excess_refund=False,
        job_start=starts_on,
        company_gross_monthly_pay=pay,
        company_workers=workers,
        company_is_state=False,
        company_first_category=True,
        company_contributions_up_to_date=True,
        company_linked_previous_12_months=False,
        company_convicted_last_2_years=False,
        company_repeat_offender=False,
        company_representative_convicted=False,
        company_subsidised_workers=0,
    )


def hire(benefit: str, facts: Facts, starts_on: date) -> Hire:
    """Month by month from the start of the job, applied for on that same day (art. 8).

    Every month holds the same gross pay and the parameters of the day of application.
    Raises KeyError when no such benefit can be evaluated.
    """
    evaluation = evaluate(benefit, facts, starts_on)
    paid = {amount.payee: amount for amount in evaluation.amounts if amount.per == "month"}
    verdicts = {Party.WORKER: evaluation.verdict, Party.COMPANY: evaluation.company_verdict}
    paid = {party: one for party, one in paid.items() if verdicts[party] is not Verdict.NO}
    longest = max((_length(amount) for amount in paid.values()), default=0)
    months = tuple(
        _month(number, months_after(starts_on, number), paid) for number in range(longest)
    )
    return Hire(evaluation, months)


def _length(amount: Amount) -> int:
    return amount.months or 0


def _month(number: int, first_day: date, paid: dict[Party, Amount]) -> Month:
    held = {party: one for party, one in paid.items() if number < _length(one)}
    return Month(
        first_day=first_day,
        worker=_pesos(held, Party.WORKER),
        company=_pesos(held, Party.COMPANY),
        reason=" ".join(_reason(party, paid, number) for party in paid),
    )


def _pesos(held: dict[Party, Amount], party: Party) -> int | None:
    return held[party].pesos if party in held else 0


def _reason(party: Party, paid: dict[Party, Amount], number: int) -> str:
    who = {Party.WORKER: "Persona", Party.COMPANY: "Empresa"}[party]
    amount = paid[party]
    if number >= _length(amount):
        return f"{who}: ya se pagaron sus {_length(amount)} meses."
    return f"{who}: {amount.formula}" + ("" if amount.formula.endswith(".") else ".")
