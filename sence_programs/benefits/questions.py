"""A benefit asked for one person: what the file answers, and what is left to ask."""

from collections.abc import Iterable, Mapping
from datetime import date

from sence_programs.rules.catalogue import CatalogueEntry, catalogue
from sence_programs.rules.evaluate import evaluate, payees
from sence_programs.rules.evaluation import Evaluation, MissingFact
from sence_programs.rules.facts import LABELS, Facts
from sence_programs.rules.logic import Verdict
from sence_programs.rules.schema import Party


def asked_of(evaluation: Evaluation) -> set[str]:
    """The names of the facts that could still change the answer or the amounts."""
    if evaluation.verdict is Verdict.NO:
        wanted: Iterable[MissingFact] = ()
    else:
        wanted = (
            *evaluation.missing(Party.WORKER),
            *evaluation.missing(Party.COMPANY),
            *(fact for amount in evaluation.amounts for fact in amount.missing),
            *(fact for amount in evaluation.amounts for fact in amount.months_missing),
        )
    return {fact.name for fact in wanted}


def questions(benefit: str, known: Facts, typed: Mapping[str, object], on: date) -> set[str]:
    """The facts to ask for: those the file lacks, and those already typed in the page."""
    lacking = {name for name in LABELS if getattr(known, name) is None}
    return (asked_of(evaluate(benefit, known, on)) | set(typed)) & lacking


def answers(known: Facts, on: date) -> list[tuple[CatalogueEntry, Evaluation]]:
    """Every benefit that can be evaluated, with its answer: the likely first, then the person's."""
    order = [Verdict.YES, Verdict.UNKNOWN, Verdict.NO]
    found = [(entry, evaluate(entry.code, known, on)) for entry in catalogue(on) if entry.evaluable]
    return sorted(
        found,
        key=lambda pair: (
            order.index(pair[1].verdict),
            Party.WORKER not in payees(pair[0].code),
        ),
    )


def answers_the_same(kept: Evaluation) -> bool | None:
    """Whether our rules of today give that day's facts the same answer for that same day.

    False when what we know of the law was corrected since; None when the benefit left the rules.
    """
    try:
        now = evaluate(kept.benefit, kept.facts, kept.on)
    except KeyError:
        return None
    return _gist(now) == _gist(kept)


def _gist(evaluation: Evaluation) -> tuple:
    paid = [(amount.payee, amount.per, amount.pesos) for amount in evaluation.amounts]
    return evaluation.verdict, evaluation.company_verdict, paid
