"""Checks that several benefits share."""

from collections.abc import Callable
from datetime import date

from sence_programs.rules.ages import has_turned
from sence_programs.rules.checks import Case
from sence_programs.rules.logic import Answer, Verdict, all_of, ask, doubtful, negate


def turned(case: Case, years: int) -> Answer:
    """Whether the person has turned `years` on the day asked."""
    birth = case.facts.birth_date
    if birth is None:
        return Answer(Verdict.UNKNOWN, missing=("birth_date",))
    return has_turned(years, birth, case.on)


def adult(case: Case) -> Answer:
    return turned(case, case.parameters.whole("minimum_age"))


def within_ages(case: Case) -> Answer:
    """From `minimum_age` to the day before `age_ceiling`."""
    whole = case.parameters.whole
    return all_of(turned(case, whole("minimum_age")), negate(turned(case, whole("age_ceiling"))))


def social_registry(case: Case) -> Answer:
    """The bracket of the Registro Social de Hogares ends at or below `rsh_limit`."""
    limit = case.parameters.whole("rsh_limit")
    return ask("rsh_percent", case.facts.rsh_percent, lambda percent: percent <= limit)


def not_state_company(case: Case) -> Answer:
    return negate(ask("company_is_state", case.facts.company_is_state, bool))


def contributions(case: Case) -> Answer:
    name = "company_contributions_up_to_date"
    return ask(name, case.facts.company_contributions_up_to_date, bool)


def first_category(case: Case) -> Answer:
    return ask("company_first_category", case.facts.company_first_category, bool)


def least_workers(case: Case) -> Answer:
    least = case.parameters.whole("least_workers")
    return ask("company_workers", case.facts.company_workers, lambda workers: workers >= least)


def tax_return(case: Case) -> Answer:
    return ask("company_tax_return", case.facts.company_tax_return, bool)


def fund_register(case: Case) -> Answer:
    """Ley 19.862: whoever receives public money is in the register."""
    return ask("company_fund_register", case.facts.company_fund_register, bool)


def applied_by(case: Case, last_day: Callable[[date], date]) -> Answer:
    """From the start of the job to the last day that follows from it, both included."""
    start = case.facts.job_start
    if start is not None and case.on < start:
        return doubtful("El trabajo aún no comienza.")
    return ask("job_start", start, lambda day: case.on <= last_day(day))
