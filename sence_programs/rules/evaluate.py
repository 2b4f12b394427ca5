"""Facts and a day in; verdict, reasons and amounts out."""

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType

from sence_programs.rules import (
    aprendices,
    btm,
    experiencia_mayor,
    fcs,
    ife_laboral,
    protege,
    sej,
    sue,
)
from sence_programs.rules.checks import Case, Check, Due, Module, Pay
from sence_programs.rules.errors import NotKnown, RulesError
from sence_programs.rules.evaluation import Amount, ConditionResult, Evaluation, Remark, named
from sence_programs.rules.facts import Facts
from sence_programs.rules.loader import Rules, current_rules
from sence_programs.rules.logic import NO, YES, Answer, Verdict, all_of, doubtful
from sence_programs.rules.parameters import ParametersOn
from sence_programs.rules.schema import Benefit, Condition, Party, PeriodStatus
from sence_programs.rules.standing import standing
from sence_programs.rules.wording import half_up

MODULES: Mapping[str, Module] = MappingProxyType(
    {
        "sej": sej.MODULE,
        "btm": btm.MODULE,
        "sue": sue.MODULE,
        "aprendices": aprendices.MODULE,
        "experiencia_mayor": experiencia_mayor.MODULE,
        "ife_laboral": ife_laboral.MODULE,
        "protege": protege.MODULE,
        "fcs": fcs.MODULE,
    }
)


def evaluate(benefit: str, facts: Facts, on: date, rules: Rules | None = None) -> Evaluation:
    """What the law says of these facts for an application made on day `on`.

    `benefit` is a code such as "sue". Raises KeyError when no such benefit can be evaluated,
    RulesError when the data's conditions are not the ones the code decides.
    """
    rules = rules or current_rules()
    module, described = MODULES[benefit], rules.benefits[benefit]
    _require_same_conditions(described, module)
    case = Case(facts, on, ParametersOn(described.parameters, on))
    decided = [_period(described, module, case)]
    decided += [_decide(condition, module, case) for condition in described.conditions]
    worker = _verdict(decided, {Party.WORKER})
    company = _verdict(decided, {Party.WORKER, Party.COMPANY})
    refused = {
        party
        for party, verdict in ((Party.WORKER, worker), (Party.COMPANY, company))
        if verdict is Verdict.NO
    }
    return Evaluation(
        benefit=benefit,
        title=described.title,
        on=on,
        verdict=worker,
        company_verdict=company,
        conditions=tuple(decided),
        amounts=tuple(_amounts(module, case, refused)),
        remarks=tuple(Remark(note.text, note.source) for note in described.notes),
        facts=facts,
        rules_version=rules.version,
    )


def payees(benefit: str) -> frozenset[Party]:
    """Whom the benefit pays; both of one that this code does not decide."""
    module = MODULES.get(benefit)
    return frozenset(Party) if module is None else module.payees


def of_a_hiring(benefit: str) -> bool:
    """Whether hiring somebody brings it in. Raises KeyError when it cannot be evaluated."""
    return MODULES[benefit].of_a_hiring


def _require_same_conditions(benefit: Benefit, module: Module) -> None:
    written = {condition.code for condition in benefit.conditions}
    for code in sorted(written ^ module.checks.keys()):
        where = "no check decides it" if code in written else "the file does not describe it"
        raise RulesError(f"{benefit.code}.yaml", f"conditions: {code}", where)


def _period(benefit: Benefit, module: Module, case: Case) -> ConditionResult:
    """Whether the benefit exists on the day for this person. Open applications are not promised."""
    period = standing(benefit, case.on)
    match period.status:
        case PeriodStatus.OPEN | PeriodStatus.TO_CONFIRM:
            answer = YES
        case PeriodStatus.RUNNING_ONLY:
            answer = module.running(case)
        case None:
            answer = doubtful("")
        case _:
            answer = NO
    return _result("period", Party.WORKER, period.text, period.source, answer)


def _decide(condition: Condition, module: Module, case: Case) -> ConditionResult:
    text = case.parameters.fill(condition.text)
    answer = _answer(module.checks[condition.code], case)
    return _result(condition.code, condition.party, text, condition.source, answer)


def _answer(check: Check, case: Case) -> Answer:
    try:
        return check(case)
    except NotKnown as unknown:
        return doubtful(unknown.reason)


def _result(code: str, party: Party, text: str, source: str, answer: Answer) -> ConditionResult:
    return ConditionResult(
        code=code,
        party=party,
        verdict=answer.verdict,
        text=text,
        source=source,
        missing=named(answer.missing),
        detail=answer.detail,
    )


def _verdict(decided: list[ConditionResult], parties: set[Party]) -> Verdict:
    return all_of(*(Answer(c.verdict) for c in decided if c.party in parties)).verdict


def _amounts(module: Module, case: Case, refused: set[Party]) -> list[Amount]:
    if refused == set(Party):
        return []
    try:
        dues = list(module.dues(case))
    except NotKnown:
        return []
    return [_amount(due, case) for due in dues if due.payee not in refused]


def _amount(due: Due, case: Case) -> Amount:
    formula, detail, exact = "", "", None
    pay = Pay("", 0) if due.pay is None else due.pay
    lacking = (*(() if pay.pesos is not None else (pay.name,)), *due.missing)
    if pay.pesos is not None and not lacking:
        try:
            due_sum = due.amount(pay.pesos, case.parameters)
            exact, formula = due_sum.exact, due_sum.formula
        except NotKnown as unknown:
            detail = unknown.reason
    return Amount(
        payee=due.payee,
        per=due.per,
        exact=exact,
        pesos=None if exact is None else half_up(exact),
        formula=formula,
        missing=named(lacking),
        detail=detail,
        months=due.months,
        months_missing=named(due.months_missing),
        first_month=due.first_month,
    )
