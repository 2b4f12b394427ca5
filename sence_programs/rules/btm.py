"""Bono al Trabajo de la Mujer (Ley 20.595, art. 21): closed to new grants, like SEJ."""

from sence_programs.rules import common, ley_20338
from sence_programs.rules.checks import Case, Module
from sence_programs.rules.facts import Sex
from sence_programs.rules.logic import Answer, any_of, ask, negate


def _woman(case: Case) -> Answer:
    return ask("sex", case.facts.sex, lambda sex: sex is Sex.FEMALE)


def _once(case: Case) -> Answer:
    return any_of(
        negate(ask("btm_used_up", case.facts.btm_used_up, bool)),
        _running(case),
    )


def _without_sej(case: Case) -> Answer:
    return negate(ask("sej_running", case.facts.sej_running, bool))


def _running(case: Case) -> Answer:
    return ask("btm_running", case.facts.btm_running, bool)


MODULE = Module(
    checks={
        "woman": _woman,
        "age": common.within_ages,
        "social_registry": common.social_registry,
        "once": _once,
        "without_sej": _without_sej,
        "not_state_company": common.not_state_company,
        "income": ley_20338.income,
        "company_pay": ley_20338.company_pay,
        "contributions": common.contributions,
    },
    dues=ley_20338.dues,
    running=_running,
)
