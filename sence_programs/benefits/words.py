"""An evaluation as an officer reads it to a person."""

from collections.abc import Iterable
from dataclasses import dataclass
from dataclasses import fields as fields_of
from datetime import date

from omil_portal.look import formats
from sence_programs.rules.evaluate import payees
from sence_programs.rules.evaluation import Amount, ConditionResult, Evaluation, MissingFact
from sence_programs.rules.facts import LABELS, ContractEnd, Facts, Sex, WorkKind
from sence_programs.rules.logic import Verdict
from sence_programs.rules.schema import Party

VERDICTS = {
    Verdict.YES: ("Sí, con lo que sabemos", "good"),
    Verdict.NO: ("No", "neutral"),
    Verdict.UNKNOWN: ("Falta información", "warn"),
}
CONDITIONS = {
    Verdict.YES: ("Cumple", "good"),
    Verdict.NO: ("No cumple", "bad"),
    Verdict.UNKNOWN: ("No se sabe", "warn"),
}
_VALUES = {
    Sex.FEMALE: "Mujer",
    Sex.MALE: "Hombre",
    WorkKind.EMPLOYEE: "Con contrato",
    WorkKind.INDEPENDENT: "Con boletas",
    ContractEnd.FIXED_TERM: "Se cumplió el plazo",
    ContractEnd.WORK_DONE: "Terminó la obra o el servicio",
    ContractEnd.FORCE_MAJEURE: "Caso fortuito o fuerza mayor",
    ContractEnd.COMPANY_NEEDS: "Necesidades de la empresa",
    ContractEnd.BANKRUPTCY: "Quiebra de la empresa",
    ContractEnd.OTHER: "Renuncia, acuerdo u otra causa",
    True: "Sí",
    False: "No",
}
_PAYEES = {Party.WORKER: "Para la persona", Party.COMPANY: "Para la empresa"}
_PER = {"month": "{} al mes", "year": "{} al año", "once": "hasta {}, una sola vez"}


@dataclass(frozen=True)
class ConditionWords:
    """`missing` names the facts that would settle it."""

    text: str
    words: str
    tone: str
    source: str
    why: str
    missing: list[str]


@dataclass(frozen=True)
class AmountWords:
    """`words` is empty while `missing` names what the sum needs; so is `months`."""

    payee: str
    words: str
    formula: str
    missing: list[str]
    months: str
    months_missing: list[str]


@dataclass(frozen=True)
class AnswerWords:
    """`missing` names what to ask; `facts` are those the answer rests on.

    `pays_worker` is False of a benefit whose money the company alone receives; `asks_company` is
    False of one that neither pays a company nor asks anything of it.
    """

    code: str
    title: str
    words: str
    tone: str
    company_words: str
    company_tone: str
    reason: str
    missing: list[str]
    company_missing: list[str]
    worker: list[ConditionWords]
    company: list[ConditionWords]
    amounts: list[AmountWords]
    remarks: list
    facts: list[tuple[str, str]]
    guidance: str
    pays_worker: bool
    asks_company: bool
    on: date
    rules_version: str


def in_words(evaluation: Evaluation) -> AnswerWords:
    words, tone = VERDICTS[evaluation.verdict]
    company_words, company_tone = VERDICTS[evaluation.company_verdict]
    refused = [c for c in evaluation.conditions if _decides(c, Party.WORKER, Verdict.NO)]
    missing = _labels(evaluation.missing(Party.WORKER))
    of_company = _labels(evaluation.missing(Party.COMPANY))
    return AnswerWords(
        code=evaluation.benefit,
        title=evaluation.title,
        words=words,
        tone=tone,
        company_words=company_words,
        company_tone=company_tone,
        reason=_why(refused[0]) if refused else "",
        missing=missing,
        company_missing=[label for label in of_company if label not in missing],
        worker=_conditions(evaluation, Party.WORKER),
        company=_conditions(evaluation, Party.COMPANY),
        amounts=[_amount(amount) for amount in evaluation.amounts],
        remarks=list(evaluation.remarks),
        facts=facts_in_words(evaluation.facts),
        guidance=evaluation.guidance,
        pays_worker=Party.WORKER in payees(evaluation.benefit),
        asks_company=Party.COMPANY in payees(evaluation.benefit)
        or any(c.party is Party.COMPANY for c in evaluation.conditions),
        on=evaluation.on,
        rules_version=evaluation.rules_version,
    )


def _decides(condition: ConditionResult, party: Party, verdict: Verdict) -> bool:
    return condition.party is party and condition.verdict is verdict


def _why(refused: ConditionResult) -> str:
    if refused.code == "period":
        return refused.text
    return refused.detail or f"No se cumple: «{refused.text.rstrip('.')}»."


def _labels(facts: Iterable[MissingFact]) -> list[str]:
    return [fact.label for fact in facts]


def _conditions(evaluation: Evaluation, party: Party) -> list[ConditionWords]:
    found = []
    for condition in evaluation.conditions:
        if condition.party is party:
            words, tone = CONDITIONS[condition.verdict]
            lacking = _labels(condition.missing)
            found.append(
                ConditionWords(
                    condition.text, words, tone, condition.source, condition.detail, lacking
                )
            )
    return found


def _amount(amount: Amount) -> AmountWords:
    known = amount.pesos is not None
    words = _PER[amount.per].format(formats.money(amount.pesos)) if known else amount.detail
    return AmountWords(
        payee=_PAYEES[amount.payee],
        words=words,
        formula=amount.formula,
        missing=[] if known else _labels(amount.missing),
        months=_months(amount),
        months_missing=_labels(amount.months_missing),
    )


def _months(amount: Amount) -> str:
    if not amount.months:
        return ""
    first = amount.first_month
    if first is None:
        return f"Hasta {amount.months} meses."
    last = first + amount.months - 1
    return f"Del mes {first} al {last} de trabajo." if last > first else f"El mes {first}."


def facts_in_words(facts: Facts, labels: dict[str, str] = LABELS) -> list[tuple[str, str]]:
    """The facts that are known: what each is called in `labels`, and its value."""
    values = ((f.name, getattr(facts, f.name)) for f in fields_of(facts))
    return [
        (_label(labels[name]), _value(name, value)) for name, value in values if value is not None
    ]


def _label(label: str) -> str:
    for article in ("la ", "el ", "los ", "si "):
        label = label.removeprefix(article)
    return f"{label[0].upper()}{label[1:]}"


def _value(name: str, value) -> str:
    if isinstance(value, date):
        return formats.short_date(value)
    if value in _VALUES and not (isinstance(value, int) and not isinstance(value, bool)):
        return _VALUES[value]
    if name == "rsh_percent":
        return f"{value} %"
    return formats.money(value) if "pay" in name or "income" in name else formats.thousands(value)
