"""Subsidio Protege (closed in June 2023): for whoever works and cares for a small child."""

from collections.abc import Iterable
from fractions import Fraction

from sence_programs.rules import common
from sence_programs.rules.checks import Case, Due, Module, Sum
from sence_programs.rules.errors import NotKnown
from sence_programs.rules.facts import WorkKind
from sence_programs.rules.logic import (
    NO,
    YES,
    Answer,
    Verdict,
    all_of,
    any_of,
    ask,
    doubtful,
    negate,
)
from sence_programs.rules.parameters import ParametersOn
from sence_programs.rules.schema import Party
from sence_programs.rules.wording import exact_pesos, pesos

_TAX_RETURN = "A quien da boletas también le servía cotizar en la operación renta. Confírmalo."


def _carer(case: Case) -> Answer:
    return ask("child_carer", case.facts.child_carer, bool)


def _working(case: Case) -> Answer:
    return ask("working_now", case.facts.working_now, bool)


def _small(case: Case) -> Answer:
    return ask("children_under_two", case.facts.children_under_two, bool)


def _older(case: Case) -> Answer:
    """From two to four years: who has none needs no rule; in April 2022 the day is not known."""
    held = ask("children_two_to_four", case.facts.children_two_to_four, bool)
    if held.verdict is Verdict.NO:
        return held
    try:
        return held if case.parameters.whole("older_children") else NO
    except NotKnown as unknown:
        return held if held.missing else doubtful(unknown.reason)


def _child(case: Case) -> Answer:
    return any_of(_small(case), _older(case))


def _no_nursery(case: Case) -> Answer:
    """The law gives a nursery until two years of age: for an older child nothing is asked."""
    return any_of(negate(ask("nursery_right", case.facts.nursery_right, bool)), _older(case))


def _contributions(case: Case) -> Answer:
    """For those with boletas a yearly contribution was enough too, which is not asked here."""
    least, facts = case.parameters.whole("contributions"), case.facts
    count = facts.contributions_last_12_months
    paid = all_of(
        ask("contributions_last_12_months", count, lambda months: months >= least),
        ask("contributed_last_month", facts.contributed_last_month, bool),
    )
    employee = ask("work_kind", facts.work_kind, lambda kind: kind is WorkKind.EMPLOYEE)
    if paid.verdict is not Verdict.NO or employee.verdict is Verdict.YES:
        return paid
    return employee if employee.missing else doubtful(_TAX_RETURN)


def _on_time(case: Case) -> Answer:
    return YES if case.on.day <= case.parameters.whole("last_day_of_month") else NO


def _dues(case: Case) -> Iterable[Due]:
    """For each child; one under two years counts while the company owes no nursery."""
    facts = case.facts
    small, older = facts.children_under_two, facts.children_two_to_four
    missing = [] if small is not None else ["children_under_two"]
    if small and facts.nursery_right is None:
        missing.append("nursery_right")
    missing += _older(case).missing

    def amount(pay: int, parameters: ParametersOn) -> Sum:
        counted = 0 if facts.nursery_right else small or 0
        if older:
            counted += older if parameters.whole("older_children") else 0
        each = parameters.whole("monthly")
        exact = Fraction(counted * each)
        if counted == 1:
            return Sum(exact, f"{pesos(each)} por una niña o un niño")
        told = f"{pesos(each)} por cada niña o niño, que son {counted}"
        return Sum(exact, f"{told} = {exact_pesos(exact)}")

    months = case.parameters.whole("months")
    yield Due(payee=Party.WORKER, amount=amount, missing=tuple(missing), months=months)


MODULE = Module(
    checks={
        "carer": _carer,
        "working": _working,
        "not_state_company": common.not_state_company,
        "child": _child,
        "no_nursery": _no_nursery,
        "contributions": _contributions,
        "on_time": _on_time,
    },
    dues=_dues,
    payees=frozenset({Party.WORKER}),
    of_a_hiring=False,
)
