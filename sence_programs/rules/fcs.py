"""Fondo de Cesantía Solidario (Ley 19.728): the shared part of the unemployment insurance."""

from collections.abc import Iterable

from sence_programs.rules import common
from sence_programs.rules.checks import Case, Due, Module, Sum
from sence_programs.rules.errors import NotKnown
from sence_programs.rules.facts import ContractEnd
from sence_programs.rules.logic import Answer, Verdict, all_of, ask, doubtful, negate
from sence_programs.rules.parameters import ParametersOn
from sence_programs.rules.schema import Party

_OTHER_PENSION = "Con pensión de invalidez parcial sí se puede. Confirma qué pensión recibe."
_NO_TABLE = (
    "Es una parte del sueldo promedio, que baja cada mes. "
    "No tenemos los mínimos y máximos vigentes: los informa la AFC."
)


def _not_pensioner(case: Case) -> Answer:
    """Art. 2 leaves pensioners out, save for those of partial invalidity."""
    other = ask("other_pensioner", case.facts.other_pensioner, bool)
    return all_of(
        negate(ask("old_age_pensioner", case.facts.old_age_pensioner, bool)),
        doubtful(_OTHER_PENSION) if other.verdict is Verdict.YES else negate(other),
    )


def _unemployed(case: Case) -> Answer:
    return negate(ask("working_now", case.facts.working_now, bool))


def _contributions(case: Case) -> Answer:
    least = case.parameters.whole("contributions")
    count = case.facts.fund_contributions
    return ask("fund_contributions", count, lambda months: months >= least)


def _continuous(case: Case) -> Answer:
    return ask("fund_last_three", case.facts.fund_last_three, bool)


def _cause(case: Case) -> Answer:
    end = case.facts.contract_end
    return ask("contract_end", end, lambda end: end is not ContractEnd.OTHER)


def _account(case: Case) -> Answer:
    return ask("fund_account_short", case.facts.fund_account_short, bool)


def _bne(case: Case) -> Answer:
    return ask("bne_active", case.facts.bne_active, bool)


def _dues(case: Case) -> Iterable[Due]:
    """Paid by the month, in pesos this project does not hold: each year they are adjusted."""
    try:
        months: int | None = case.parameters.whole("payments")
    except NotKnown:
        months = None
    yield Due(payee=Party.WORKER, amount=_not_held, months=months)


def _not_held(pay: int, parameters: ParametersOn) -> Sum:
    raise NotKnown(_NO_TABLE)


MODULE = Module(
    checks={
        "adult": common.adult,
        "not_pensioner": _not_pensioner,
        "unemployed": _unemployed,
        "contributions": _contributions,
        "continuous": _continuous,
        "cause": _cause,
        "account": _account,
        "bne": _bne,
    },
    dues=_dues,
    payees=frozenset({Party.WORKER}),
    of_a_hiring=False,
)
