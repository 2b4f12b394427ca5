"""What the calculator answers, in words."""

from dataclasses import dataclass, replace

from omil_portal.offices.models import Office
from sence_programs.benefits.questions import answers as evaluated
from sence_programs.benefits.words import AnswerWords, in_words
from sence_programs.calculator.journey import Answers, in_force
from sence_programs.calculator.topics import LEFT_TO_THE_COMPANY
from sence_programs.rules.catalogue import CatalogueEntry, Status, catalogue
from sence_programs.rules.facts import LABELS

_TO_YOU = {
    "disability_credential": "si estás en el Registro Nacional de la Discapacidad",
    "has_media_licence": "si tienes licencia de enseñanza media",
    "old_age_pensioner": "si recibes pensión de vejez",
    "other_pensioner": "si recibes otra pensión, como la de invalidez",
    "child_carer": "si eres madre, o tienes el cuidado personal de una niña o un niño",
    "children_under_two": "cuántas niñas o niños menores de dos años cuidas",
    "children_two_to_four": "cuántas niñas o niños de dos a cuatro años cuidas",
    "nursery_right": "si la empresa te debe dar sala cuna",
    "working_now": "si tienes trabajo hoy",
    "work_kind": "si trabajas con contrato o con boletas",
    "contributed_month_before": "si tuviste cotizaciones el mes anterior al contrato",
    "unemployed_month_before": "si estuviste sin trabajo todo el mes anterior al contrato",
    "contributed_last_month": "si tienes cotizaciones del mes pasado",
    "fund_contributions": "cuántas cotizaciones del seguro tuviste en los últimos 24 meses",
    "fund_account_short": "si tu cuenta individual de cesantía no alcanza",
    "bne_active": "si tu cuenta de la Bolsa Nacional de Empleo está activa",
    "ife_received": "si ya recibiste el IFE Laboral",
    "sej_running": "si recibes hoy el Subsidio al Empleo Joven",
    "btm_running": "si recibes hoy el Bono al Trabajo de la Mujer",
    "btm_used_up": "si ya terminaste un Bono al Trabajo de la Mujer",
    "owes_excess_refund": "si debes devolver dinero de este subsidio",
}
YOURS = LABELS | _TO_YOU
"""`LABELS` as the person reads them: the desk reads the same words of somebody else."""
_SAID = {LABELS[name]: YOURS[name] for name in LABELS}


@dataclass(frozen=True)
class Shown:
    """An answer; `to_confirm` is what only the company knows, told apart from what is missing."""

    words: AnswerWords
    to_confirm: list[str]


@dataclass(frozen=True)
class Result:
    """`answers` of what is in force that day, the likely first; `others` has no calculation."""

    answers: list[Shown]
    others: list[CatalogueEntry]
    closed: list[CatalogueEntry]
    office: Office | None
    rules_version: str


def result_of(answers: Answers) -> Result:
    held = set(in_force(answers.on))
    found = evaluated(answers.facts, answers.on)
    shown = [_shown(in_words(evaluation)) for entry, evaluation in found if entry.code in held]
    entries = [entry for entry in catalogue(answers.on) if entry.code not in held]
    return Result(
        answers=shown,
        others=[e for e in entries if e.status is not Status.CLOSED and not e.evaluable],
        closed=[e for e in entries if e.status is Status.CLOSED or e.evaluable],
        office=_office(answers.comuna),
        rules_version=found[0][1].rules_version,
    )


def _shown(words: AnswerWords) -> Shown:
    companys = {LABELS[name] for name in LEFT_TO_THE_COMPANY}
    to_you = replace(words, missing=[_SAID[label] for label in words.missing])
    return Shown(to_you, [label for label in words.company_missing if label in companys])


def _office(comuna: str) -> Office | None:
    return Office.objects.filter(comuna=comuna).select_related("comuna").order_by("pk").first()
