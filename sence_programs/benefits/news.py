"""What changes in the benefits from one day to the next, by their dated rules."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from sence_programs.rules.loader import Rules
from sence_programs.rules.schema import Benefit, PeriodStatus
from sence_programs.rules.standing import standing

_OVER = (PeriodStatus.CLOSED, PeriodStatus.RUNNING_ONLY)
NEW_VALUES = "Cambian valores o límites de sus reglas. Míralos en la página del beneficio."


@dataclass(frozen=True)
class BenefitChange:
    """On the day `on` the benefit `code` stands otherwise, or its values change."""

    code: str
    on: date
    title: str
    body: str
    source: str


def benefit_changes(rules: Rules, after: date, until: date) -> Iterator[BenefitChange]:
    """Those that start after the day `after`, up to `until` included; by benefit and day."""
    for code in sorted(rules.benefits):
        benefit = rules.benefits[code]
        standings = {span.start for span in (*benefit.periods, *benefit.gaps)}
        values = _new_values(benefit)
        for on in sorted(standings | values):
            if after < on <= until and (on in standings or not _is_over(benefit, on)):
                yield _change(benefit, on, new_values=on in values)


def _change(benefit: Benefit, on: date, *, new_values: bool) -> BenefitChange:
    stands = standing(benefit, on)
    body = f"{stands.text}\n\n{NEW_VALUES}" if new_values else stands.text
    title = f"{benefit.title}: cambio en sus reglas"
    return BenefitChange(benefit.code, on, title, body, stands.source)


def _new_values(benefit: Benefit) -> set[date]:
    """Days on which a value follows another; its first one is no change."""
    starts = [sorted(v.start for v in p.values) for p in benefit.parameters.values()]
    return {start for ordered in starts for start in ordered[1:]}


def _is_over(benefit: Benefit, on: date) -> bool:
    return standing(benefit, on).status in _OVER
