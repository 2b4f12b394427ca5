"""Programa Aprendices (SENCE): half a minimum wage for the company that teaches a young person."""

from collections.abc import Iterable

from sence_programs.rules import common
from sence_programs.rules.checks import Case, Due, Module
from sence_programs.rules.logic import Answer, Verdict, all_of, any_of, ask, doubtful, negate
from sence_programs.rules.schema import Party
from sence_programs.rules.wage_share import Stretch, company_dues, training, within_contract


def _age(case: Case) -> Answer:
    """From 15 to the day before 25; with disability the limit is 26, and 26 itself is open."""
    whole = case.parameters.whole
    ceiling = whole("disability_age_ceiling")
    disability = ask("disability_credential", case.facts.disability_credential, bool)
    return all_of(
        common.turned(case, whole("minimum_age")),
        any_of(
            negate(common.turned(case, whole("age_ceiling"))),
            all_of(disability, _under_the_limit(case, ceiling)),
        ),
    )


def _under_the_limit(case: Case, ceiling: int) -> Answer:
    turned, year_later = common.turned(case, ceiling), common.turned(case, ceiling + 1)
    if turned.verdict is Verdict.YES and year_later.verdict is not Verdict.YES:
        return doubtful(f"SENCE no dice si el límite de {ceiling} años incluye los {ceiling}.")
    return negate(turned)


def _apprenticeship(case: Case) -> Answer:
    name = "company_apprentice_contract"
    return ask(name, case.facts.company_apprentice_contract, bool)


def _contract(case: Case) -> Answer:
    least = case.parameters.whole("least_contract_months")
    name = "company_contract_months"
    return ask(name, case.facts.company_contract_months, lambda months: months >= least)


def _dues(case: Case) -> Iterable[Due]:
    """An apprenticeship has an end: until it is told, how long this lasts is not known."""
    stretch = Stretch(case.parameters.whole("months"), case.parameters.fraction("wage_share"))
    contract = case.facts.company_contract_months
    if contract is None:
        first = next(company_dues(case, [stretch]))
        yield first.open_ended("company_contract_months")
    else:
        yield from company_dues(case, within_contract([stretch], contract))
    yield training()


MODULE = Module(
    checks={
        "age": _age,
        "size": common.least_workers,
        "first_category": common.first_category,
        "apprenticeship": _apprenticeship,
        "contract": _contract,
        "tax_return": common.tax_return,
        "fund_register": common.fund_register,
    },
    dues=_dues,
    payees=frozenset({Party.COMPANY}),
)
