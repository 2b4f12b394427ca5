"""What the calculator answers, in words."""

from dataclasses import dataclass

from omil_portal.offices.models import Office
from sence_programs.benefits.questions import answers as evaluated
from sence_programs.benefits.words import AnswerWords, in_words
from sence_programs.calculator.journey import Answers, in_force
from sence_programs.calculator.topics import LEFT_TO_THE_COMPANY
from sence_programs.rules.catalogue import CatalogueEntry, Status, catalogue
from sence_programs.rules.facts import LABELS


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
    return Shown(words, [label for label in words.company_missing if label in companys])


def _office(comuna: str) -> Office | None:
    return Office.objects.filter(comuna=comuna).select_related("comuna").order_by("pk").first()
