"""What a benefit asks that changed, and when: read off its dated values."""

from dataclasses import dataclass
from datetime import date, timedelta

from sence_programs.rules.parameters import UNKNOWN_FIGURE, ParametersOn
from sence_programs.rules.schema import Benefit

DAY = timedelta(days=1)


@dataclass(frozen=True)
class Change:
    """From the day `on` the requirement read `text`, where the day before it read `before`."""

    on: date
    text: str
    before: str
    source: str


def changes(benefit: Benefit, until: date) -> tuple[Change, ...]:
    """Every requirement whose figures changed up to `until`, the newest first.

    One whose figure is not known on either side of the day tells nothing.
    """
    days = {value.start for p in benefit.parameters.values() for value in p.values}
    found = [
        Change(on, text, before, condition.source)
        for on in sorted(days, reverse=True)
        if on <= until
        for condition in benefit.conditions
        for text in [ParametersOn(benefit.parameters, on).fill(condition.text)]
        for before in [ParametersOn(benefit.parameters, on - DAY).fill(condition.text)]
        if text != before and UNKNOWN_FIGURE not in text + before
    ]
    return tuple(found)
