"""Past years of goals as the forecast reads them: the closes of their months, as frozen."""

from collections.abc import Iterable
from datetime import date

from sence_programs.forecast.past import PastYear
from sence_programs.forecast.span import Span
from sence_programs.goals.closes import frozen


def past_years(regions: Iterable, before: date, codes: Iterable[str] | None = None) -> dict:
    """(Region, definition code) → the years that ended before `before`, in one query.

    A year that lacks the close of some month is left out. The figures are those known that night;
    the last close of a year alone takes its correction, for it is what the year gave in the end.
    """
    rows = frozen().filter(
        goal__agreement__cut_off__lt=before,
        goal__agreement__office__comuna__region__in=regions,
    )
    if codes is not None:
        rows = rows.filter(goal__definition__code__in=codes)
    kept: dict[tuple, dict[date, tuple[int, int]]] = {}
    for *goal, on, value, final in rows.values_list(
        "goal__agreement__office__comuna__region",
        "goal__definition__code",
        "goal__agreement__office",
        "goal__agreement__starts_on",
        "goal__agreement__cut_off",
        "goal__target",
        "on",
        "value",
        "final",
    ).order_by("goal__agreement__starts_on", "goal__agreement__office", "on"):
        kept.setdefault(tuple(goal), {})[on] = (value, final)
    found: dict[tuple[str, str], list[PastYear]] = {}
    for (region, code, office, starts_on, cut_off, target), closes in kept.items():
        year = _year(office, Span(starts_on, cut_off), target, closes)
        if year:
            found.setdefault((region, code), []).append(year)
    return found


def _year(office: int, span: Span, target: int, closes: dict) -> PastYear | None:
    ends = [month.cut_off for month in span.months()]
    if not closes.keys() >= set(ends):
        return None
    *known, last = [closes[end] for end in ends]
    return PastYear(office, span, target, (*(value for value, _ in known), last[1]))
