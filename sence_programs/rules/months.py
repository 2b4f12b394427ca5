"""What a benefit gives in each month of a job, and what is paid in that month."""

from dataclasses import dataclass
from datetime import date

from sence_programs.rules.ages import months_after
from sence_programs.rules.courses import Course, course_of
from sence_programs.rules.evaluate import evaluate
from sence_programs.rules.facts import Facts
from sence_programs.rules.loader import Rules, current_rules
from sence_programs.rules.parameters import ParametersOn
from sence_programs.rules.schema import Party


@dataclass(frozen=True, kw_only=True)
class MonthRow:
    """Whole pesos of one month: what belongs to it, and what is paid in it.

    None while a party's answer is not known. The row of a balance that falls in no month has
    neither `number` nor `first_day`, the day the month of work begins. `reason` is Spanish.
    """

    number: int | None
    first_day: date | None
    worker_accrued: int | None
    company_accrued: int | None
    worker_paid: int | None
    company_paid: int | None
    reason: str


def month_by_month(
    benefit: str, facts: Facts, on: date, starts_on: date, rules: Rules | None = None
) -> tuple[MonthRow, ...]:
    """The months from the start of the job, by the parameters of `on`, the day of application.

    Nothing when nobody is paid by the month, or while no payee's answer is known: `lacking` says
    why. Every month holds the same gross pay. The paid pesos of a party add up to the accrued.
    Raises KeyError when no such benefit can be evaluated.
    """
    worker, company = _courses(benefit, facts, on, rules)
    length = max(len(worker.sums), len(company.sums))
    rows = [_row(number, starts_on, worker, company) for number in range(1, length + 1)]
    if worker.balance.pesos or company.balance.pesos:
        rows.append(_balance(worker, company))
    return tuple(rows)


def lacking(benefit: str, facts: Facts, on: date, rules: Rules | None = None) -> tuple[str, ...]:
    """Sentences in Spanish on what keeps a payee's months from being told, each once."""
    courses = _courses(benefit, facts, on, rules)
    return tuple(dict.fromkeys(reason for course in courses for reason in course.lacking))


def _courses(benefit: str, facts: Facts, on: date, rules: Rules | None) -> tuple[Course, Course]:
    rules = rules or current_rules()
    evaluation = evaluate(benefit, facts, on, rules)
    parameters = ParametersOn(rules.benefits[benefit].parameters, on)
    return (
        course_of(evaluation, Party.WORKER, parameters),
        course_of(evaluation, Party.COMPANY, parameters),
    )


def _row(number: int, starts_on: date, worker: Course, company: Course) -> MonthRow:
    return MonthRow(
        number=number,
        first_day=months_after(starts_on, number - 1),
        worker_accrued=worker.accrued(number),
        company_accrued=company.accrued(number),
        worker_paid=worker.paid(number),
        company_paid=company.paid(number),
        reason=f"{worker.reason(number)} {company.reason(number)}".strip(),
    )


def _balance(worker: Course, company: Course) -> MonthRow:
    return MonthRow(
        number=None,
        first_day=None,
        worker_accrued=None if worker.lacking else 0,
        company_accrued=None if company.lacking else 0,
        worker_paid=None if worker.lacking else worker.balance.pesos,
        company_paid=None if company.lacking else company.balance.pesos,
        reason=f"{worker.balance.why} {company.balance.why}".strip(),
    )
