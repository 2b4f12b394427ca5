"""A benefit as its public page tells it: periods, requirements and notes, each with its source."""

from dataclasses import dataclass, replace
from datetime import date

from sence_programs.rules.catalogue import CatalogueEntry, catalogue
from sence_programs.rules.changes import Change, changes
from sence_programs.rules.loader import current_rules
from sence_programs.rules.parameters import ParametersOn
from sence_programs.rules.schema import (
    Application,
    Benefit,
    Condition,
    Confidence,
    Note,
    Party,
    Period,
    PeriodStatus,
    Sourced,
)
from sence_programs.rules.standing import standing
from sence_programs.rules.timeline import holding

CONFIDENCE_WORDS = {
    Confidence.READ: "",
    Confidence.SECONDARY: "fuente secundaria",
    Confidence.UNCONFIRMED: "por confirmar",
    Confidence.DERIVED: "calculado con cifras publicadas",
}


@dataclass(frozen=True)
class Line:
    """A sentence with where it comes from."""

    text: str
    source: str


@dataclass(frozen=True)
class Span:
    """A period of the benefit; `until` is None while it lasts."""

    since: date
    until: date | None
    line: Line
    now: bool


@dataclass(frozen=True)
class BenefitPage:
    entry: CatalogueEntry
    worker: list[Line]
    company: list[Line]
    periods: list[Span]
    notes: list[Line]
    apply: Application | None
    apply_source: str
    changes: list[Change]
    rules_version: str


def benefit_page(code: str, on: date) -> BenefitPage:
    """Raises KeyError when there is no such benefit."""
    rules = current_rules()
    benefit = rules.benefits[code]
    entry = next(entry for entry in catalogue(on, rules) if entry.code == code)
    apply = holding(benefit.apply, (), on)
    return BenefitPage(
        entry=entry,
        worker=_conditions(benefit, Party.WORKER, _day_told(benefit, on)),
        company=_conditions(benefit, Party.COMPANY, _day_told(benefit, on)),
        periods=_periods(benefit, on),
        notes=[_line(note) for note in benefit.notes],
        apply=apply,
        apply_source=_source(apply) if apply else "",
        changes=[_told(change) for change in changes(benefit, on)],
        rules_version=rules.version,
    )


def _day_told(benefit: Benefit, on: date) -> date:
    """The day asked; of a benefit that is over, the last on which it took people."""
    takes = (PeriodStatus.OPEN, PeriodStatus.TO_CONFIRM)
    if standing(benefit, on).status in takes:
        return on
    ends = [p.until for p in benefit.periods if p.status in takes and p.until and p.until < on]
    return max(ends, default=on)


def _conditions(benefit: Benefit, party: Party, on: date) -> list[Line]:
    parameters = ParametersOn(benefit.parameters, on)
    return [
        _line(condition, parameters.fill(condition.text))
        for condition in benefit.conditions
        if condition.party is party
    ]


def _periods(benefit: Benefit, on: date) -> list[Span]:
    """The newest first, with the declared gaps between them."""
    now = holding(benefit.periods, benefit.gaps, on)
    spans = [Span(p.start, p.until, _line(p), p is now) for p in benefit.periods]
    spans += [Span(g.start, g.until, Line(g.reason, g.source), g is now) for g in benefit.gaps]
    return sorted(spans, key=lambda span: span.since, reverse=True)


def _line(sourced: Period | Condition | Note, text: str = "") -> Line:
    return Line(text or sourced.text, _source(sourced))


def _told(change: Change) -> Change:
    return replace(change, source=_source(change))


def _source(told: Sourced | Change) -> str:
    doubt = CONFIDENCE_WORDS[told.confidence]
    return f"{told.source} ({doubt})" if doubt else told.source
