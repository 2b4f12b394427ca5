"""What a benefit asks or pays that changed, and when: read off its dated values."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from sence_programs.rules.errors import NotKnown
from sence_programs.rules.parameters import UNKNOWN_FIGURE, ParametersOn
from sence_programs.rules.schema import Benefit, Confidence

DAY = timedelta(days=1)


@dataclass(frozen=True)
class Change:
    """From the day `on` the rule or amount read `text`, where the day before it read `before`."""

    on: date
    text: str
    before: str
    source: str
    confidence: Confidence


def changes(benefit: Benefit, until: date) -> tuple[Change, ...]:
    """Every amount and requirement whose figures changed up to `until`, the newest first.

    One whose figure is not known on either side of the day tells nothing.
    """
    days = {value.start for p in benefit.parameters.values() for value in p.values}
    found = [
        change
        for on in sorted(days, reverse=True)
        if on <= until
        for change in (*_amounts(benefit, on), *_requirements(benefit, on))
        if change.text != change.before and UNKNOWN_FIGURE not in change.text + change.before
    ]
    return tuple(found)


def _amounts(benefit: Benefit, on: date) -> Iterator[Change]:
    now, then = _either_side(benefit, on)
    for name, words in benefit.words.items():
        try:
            source, confidence = now.source(name), now.confidence(name)
        except NotKnown:
            continue
        text, before = (f"{words} {day.spoken(name)}." for day in (now, then))
        yield Change(on, text, before, source, confidence)


def _requirements(benefit: Benefit, on: date) -> Iterator[Change]:
    now, then = _either_side(benefit, on)
    for condition in benefit.conditions:
        text, before = now.fill(condition.text), then.fill(condition.text)
        yield Change(on, text, before, condition.source, condition.confidence)


def _either_side(benefit: Benefit, on: date) -> tuple[ParametersOn, ParametersOn]:
    return ParametersOn(benefit.parameters, on), ParametersOn(benefit.parameters, on - DAY)
