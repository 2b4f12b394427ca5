"""How a benefit stands on a day, by its dated periods."""

from dataclasses import dataclass
from datetime import date

from sence_programs.rules.parameters import BEFORE_OUR_DATA
from sence_programs.rules.schema import Benefit, PeriodStatus
from sence_programs.rules.timeline import Gap, holding


@dataclass(frozen=True)
class Standing:
    """`status` is None on days before our data; `text` is Spanish, `source` the law or ""."""

    status: PeriodStatus | None
    text: str
    source: str


def standing(benefit: Benefit, on: date) -> Standing:
    """A declared gap stands as closed, with its reason."""
    held = holding(benefit.periods, benefit.gaps, on)
    if held is None:
        return Standing(None, BEFORE_OUR_DATA, "")
    if isinstance(held, Gap):
        return Standing(PeriodStatus.CLOSED, held.reason, held.source)
    return Standing(held.status, held.text, held.source)
