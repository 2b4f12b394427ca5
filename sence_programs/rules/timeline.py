"""Dated entries that must follow one another without overlap or silent gap."""

from collections.abc import Sequence
from datetime import date, timedelta
from itertools import pairwise
from typing import Annotated, TypeVar

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

Text = Annotated[str, StringConstraints(min_length=1, strip_whitespace=True)]


class Strict(BaseModel):
    """Unknown keys, wrong types and later changes are errors."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)


class Span(Strict):
    """Days from `start` (key `from`) to `until`, both included.

    Without `until` it lasts to the day before the next entry, or for ever.
    """

    start: date = Field(alias="from")
    until: date | None = None


class Gap(Span):
    """Days declared to have no entry; `reason` is Spanish, for the reader."""

    reason: Text
    source: str = ""


Entry = TypeVar("Entry", bound=Span)


def check_timeline(entries: Sequence[Span]) -> None:
    """Raise ValueError on a span that ends before it starts, an overlap or an undeclared gap."""
    ordered = sorted(entries, key=lambda entry: entry.start)
    for entry in ordered:
        if entry.until is not None and entry.until < entry.start:
            raise ValueError(f"until {entry.until} is before from {entry.start}")
    for before, after in pairwise(ordered):
        if after.start <= (before.until or before.start):
            raise ValueError(f"overlap: two entries hold on {after.start}")
        if before.until is not None and after.start > before.until + timedelta(days=1):
            raise ValueError(f"gap after {before.until}: declare it under gaps, with its reason")
    if ordered and ordered[-1].until is not None:
        raise ValueError(
            f"nothing after {ordered[-1].until}: leave until out, or declare a gap with its reason"
        )


def holding(entries: Sequence[Entry], gaps: Sequence[Gap], on: date) -> Entry | Gap | None:
    """What holds on a day in a checked timeline; None before its first entry."""
    spans: list[Entry | Gap] = [*entries, *gaps]
    started = [span for span in spans if span.start <= on]
    return max(started, key=lambda span: span.start, default=None)
