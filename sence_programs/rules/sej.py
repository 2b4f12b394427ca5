"""Subsidio al Empleo Joven (Ley 20.338): closed to new grants, kept for what was asked before."""

from sence_programs.rules import common, ley_20338
from sence_programs.rules.checks import Case, Module
from sence_programs.rules.logic import Answer, any_of, ask, negate


def _media_licence(case: Case) -> Answer:
    return any_of(
        negate(common.turned(case, case.parameters.whole("licence_age"))),
        ask("has_media_licence", case.facts.has_media_licence, bool),
    )


def _running(case: Case) -> Answer:
    return ask("sej_running", case.facts.sej_running, bool)


MODULE = Module(
    checks={
        "age": common.within_ages,
        "social_registry": common.social_registry,
        "media_licence": _media_licence,
        "not_state_company": common.not_state_company,
        "income": ley_20338.income,
        "company_pay": ley_20338.company_pay,
        "contributions": common.contributions,
    },
    dues=ley_20338.dues,
    running=_running,
)
