"""Programa Experiencia Mayor (SENCE): for the company that hires an older person without work."""

from collections.abc import Iterable
from datetime import date

from omil_portal.holidays.business_days import NoHolidays, chilean_holidays
from sence_programs.rules import common
from sence_programs.rules.checks import Case, Due, Module
from sence_programs.rules.errors import NotKnown
from sence_programs.rules.logic import NO, YES, Answer, Verdict, any_of, ask, doubtful, negate
from sence_programs.rules.schema import Party
from sence_programs.rules.wage_share import Stretch, company_dues, training, within_contract


def _age(case: Case) -> Answer:
    """While no source tells the age asked, only those between the ages they name are in doubt."""
    try:
        return common.turned(case, case.parameters.whole("minimum_age"))
    except NotKnown as unknown:
        settled = common.turned(case, case.parameters.whole("settled_age"))
        young = negate(common.turned(case, case.parameters.whole("lowest_age")))
        if settled.verdict is Verdict.YES:
            return YES
        if young.verdict is Verdict.YES:
            return NO
        return settled if settled.missing else doubtful(unknown.reason)


def _situation(case: Case) -> Answer:
    """No contributions in the month before the contract, or a pension of any kind."""
    worked = case.facts.contributed_month_before
    without_work = negate(ask("contributed_month_before", worked, bool))
    pension = any_of(
        ask("old_age_pensioner", case.facts.old_age_pensioner, bool),
        ask("other_pensioner", case.facts.other_pensioner, bool),
    )
    return any_of(without_work, _counts(case, pension))


def _counts(case: Case, pension: Answer) -> Answer:
    """Before 2025 nobody says whether a pension was enough; without one that does not matter."""
    try:
        enough = bool(case.parameters.whole("pension_suffices"))
    except NotKnown as unknown:
        return doubtful(unknown.reason) if pension.verdict is Verdict.YES else pension
    return pension if enough else NO


def _on_time(case: Case) -> Answer:
    """The ficha counts business days from the start of the contract; the last one is included."""
    count = case.parameters.whole("application_business_days")

    def last(start: date) -> date:
        return chilean_holidays().after(start, count)

    try:
        return common.applied_by(case, last)
    except NoHolidays:
        return doubtful("Aún no tenemos los feriados de ese año.")


def _no_fines(case: Case) -> Answer:
    name = "company_pending_labour_fines"
    return negate(ask(name, case.facts.company_pending_labour_fines, bool))


def _dues(case: Case) -> Iterable[Due]:
    """A contract may have no end; one that is known to end earlier is paid until then."""
    whole, share = case.parameters.whole, case.parameters.fraction
    stretches = [
        Stretch(whole("first_months"), share("first_share")),
        Stretch(whole("second_months"), share("second_share")),
    ]
    yield from company_dues(case, within_contract(stretches, case.facts.company_contract_months))
    yield training()


MODULE = Module(
    checks={
        "age": _age,
        "situation": _situation,
        "on_time": _on_time,
        "first_category": common.first_category,
        "size": common.least_workers,
        "tax_return": common.tax_return,
        "no_fines": _no_fines,
        "fund_register": common.fund_register,
    },
    dues=_dues,
    payees=frozenset({Party.COMPANY}),
)
