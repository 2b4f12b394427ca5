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
    """Reasons (objects or dictionaries with `points`, `sentence` and maybe `label`) for drawing."""
    found = [
        (str(_get(i, "label", "")), int(_get(i, "points", 0)), str(_get(i, "sentence", "")))
        for i in items
    ]
    longest = max((abs(points) for _, points, _ in found), default=0)
    return [Weighed(label, p, sentence, share(abs(p), longest)) for label, p, sentence in found]


def _get(item, name: str, default):
    return item.get(name, default) if isinstance(item, dict) else getattr(item, name, default)
