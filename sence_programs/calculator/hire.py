"""What a hiring would bring in, month by month, to the person and to the company."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from sence_programs.rules.evaluate import evaluate
from sence_programs.rules.evaluation import Evaluation
from sence_programs.rules.facts import Facts, Sex, WorkKind
from sence_programs.rules.months import MonthRow, lacking, month_by_month

ASSUMED_CONTRACT_MONTHS = 12
"""Long enough for every programme paid while the contract lasts."""
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
class Hire:
    """`evaluation` holds the conditions; `months` what each month gives, when that is known.

    `lacking` says in Spanish, a sentence each, what keeps some payee's months from being told.
    """

    evaluation: Evaluation
    months: tuple[MonthRow, ...]
    lacking: tuple[str, ...]

    @property
    def worker_accrued(self) -> int | None:
        return _total(month.worker_accrued for month in self.months)

    @property
    def company_accrued(self) -> int | None:
        return _total(month.company_accrued for month in self.months)

    @property
    def worker_paid(self) -> int | None:
        return _total(month.worker_paid for month in self.months)

    @property
    def company_paid(self) -> int | None:
        return _total(month.company_paid for month in self.months)


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
        working_now=True,
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
        other_pensioner=False,
        contributed_month_before=False,
        unemployed_month_before=True,
        ife_received=False,
        company_apprentice_contract=True,
        company_contract_months=ASSUMED_CONTRACT_MONTHS,
        company_tax_return=True,
        company_fund_register=True,
        company_pending_labour_fines=False,
    )


def hire(benefit: str, facts: Facts, starts_on: date) -> Hire:
    """Month by month from the start of the job, applied for on that same day (art. 8).

    Raises KeyError when no such benefit can be evaluated.
    """
    return Hire(
        evaluation=evaluate(benefit, facts, starts_on),
        months=month_by_month(benefit, facts, starts_on, starts_on),
        lacking=lacking(benefit, facts, starts_on),
    )


def _total(months: Iterable[int | None]) -> int | None:
    """None as soon as one month is not known."""
    known = list(months)
    return None if None in known else sum(month or 0 for month in known)
