"""Lengths of the small bars, as whole numbers from 0 to 100 (SVG reads no decimal comma)."""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True)
class Weighed:
    """One reason with the length of its bar, relative to the longest of its list."""

    label: str
    points: int
    sentence: str
    share: int


def share(value: float, maximum: float) -> int:
    """`value` as a part of `maximum`, 0 to 100; 0 when there is nothing to compare with."""
    return max(0, min(100, round(100 * value / maximum))) if maximum > 0 else 0


def weighed(items: Iterable) -> list[Weighed]:
    """Reasons (objects or dictionaries with `points`, `sentence`, maybe `label`) for drawing.

    A bar is full at the item's `most`; without it, at the strongest of them all.
    """
    found = list(items)
    strongest = max((abs(int(_get(item, "points", 0))) for item in found), default=0)
    return [_weighed(item, strongest) for item in found]


def _weighed(item, strongest: int) -> Weighed:
    points = int(_get(item, "points", 0))
    full = int(_get(item, "most", 0)) or strongest
    label, sentence = str(_get(item, "label", "")), str(_get(item, "sentence", ""))
    return Weighed(label, points, sentence, share(abs(points), full))


def _get(item, name: str, default):
    return item.get(name, default) if isinstance(item, dict) else getattr(item, name, default)
