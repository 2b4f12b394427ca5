"""Every benefit in plain words, and how it stands on a day."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from sence_programs.rules.evaluate import MODULES
from sence_programs.rules.loader import Rules, current_rules
from sence_programs.rules.schema import Audience, Benefit, PeriodStatus
from sence_programs.rules.standing import standing


class Status(StrEnum):
    """The word shown beside a benefit, the same everywhere."""

    OPEN = "vigente"
    CLOSED = "cerrado"
    TO_CONFIRM = "por confirmar"


_SHOWN = {
    PeriodStatus.OPEN: Status.OPEN,
    PeriodStatus.TO_CONFIRM: Status.TO_CONFIRM,
    None: Status.TO_CONFIRM,
}


@dataclass(frozen=True, kw_only=True)
class CatalogueEntry:
    """`status_text` and `source` explain the status; `evaluable` says evaluate() takes `code`."""

    code: str
    title: str
    short_title: str
    summary: str
    status: Status
    status_text: str
    source: str
    evaluable: bool
    audience: tuple[Audience, ...]

    @property
    def heading(self) -> str:
        """What those of the same status stand under."""
        return _HEADINGS[self.status]

    @property
    def is_closed(self) -> bool:
        return self.status is Status.CLOSED


_HEADINGS = {
    Status.OPEN: "Vigentes",
    Status.TO_CONFIRM: "Por confirmar",
    Status.CLOSED: "Cerrados",
}


def catalogue(on: date, rules: Rules | None = None) -> tuple[CatalogueEntry, ...]:
    """Every benefit as it stands on a day: the open first, those we can decide, then by title."""
    benefits = (rules or current_rules()).benefits.values()
    order = [Status.OPEN, Status.TO_CONFIRM, Status.CLOSED]
    entries = [_entry(benefit, on) for benefit in benefits]
    return tuple(sorted(entries, key=lambda e: (order.index(e.status), not e.evaluable, e.title)))


def _entry(benefit: Benefit, on: date) -> CatalogueEntry:
    stands = standing(benefit, on)
    return CatalogueEntry(
        code=benefit.code,
        title=benefit.title,
        short_title=benefit.short_title,
        summary=benefit.summary,
        status=_SHOWN.get(stands.status, Status.CLOSED),
        status_text=stands.text,
        source=stands.source,
        evaluable=benefit.code in MODULES,
        audience=benefit.audience,
    )


def chosen(
    entries: Iterable[CatalogueEntry], *, audience: str = "", status: str = ""
) -> tuple[CatalogueEntry, ...]:
    """Those that suit both choices, an empty one suiting all."""
    return tuple(
        entry
        for entry in entries
        if (not audience or audience in entry.audience) and (not status or status == entry.status)
    )
