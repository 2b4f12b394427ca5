"""Who stands on the lists of a run, by protected group: pure figures, nobody named.

**Selection rate**: of the people with at least one possible offer, the share who stand among the
best of at least one offer. It is compared with the group with the highest rate: under four fifths
the difference deserves a look (29 CFR 1607.4 D), if it is more than chance would give.

**Small groups** are never in the figures: 1 to 10 people, as in the cell size suppression policy
of the United States' CMS for its health statistics. Nor can they be worked out from the total:
what is hidden always holds two groups or more, and more than 10 people.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from math import erfc, sqrt
from typing import Any

import numpy as np
from numpy.typing import NDArray

LARGEST_HIDDEN = 10
FOUR_FIFTHS = 0.8
CHANCE = 0.05
"""A difference that chance alone would give more often than this is not called one."""
REFERENCE_SHARE = 0.02
"""A group smaller than this share of people is no yardstick for the rest (29 CFR 1607.15 A)."""
UNKNOWN = "unknown"
DIMENSIONS = {
    "sex": ("female", "male"),
    "age": ("to_29", "30_44", "45_59", "60_up"),
    "nationality": ("chilean", "other"),
    "disability": ("yes", "no"),
    "territory": ("capital", "other", "remote"),
}
"""Groups of each, in the order they are told; who did not say is in one more, `unknown`."""


@dataclass(frozen=True)
class Listed:
    """People with at least one possible offer, a row each.

    `groups`: dimension → (people,) position in its groups, or their number when not known.
    `lists` (people,): on how many offers' best each stands; `places` the sum of those places.
    """

    groups: Mapping[str, NDArray[np.int64]]
    lists: NDArray[np.int64]
    places: NDArray[np.int64]


def figures(people: Listed, without: Mapping[str, NDArray[np.bool_]]) -> dict[str, Any]:
    """The published document.

    `without`: factor → (people,) who would stand on some list if it gave no points.
    A group is `{"group"}` with `people`, `listed`, `rate`, `mean_place` (None when nobody is
    listed), `ratio` to the reference group and `chance` of so large a difference by luck (None
    for the reference itself), and `without` (factor → ratio); or with `hidden` and no number.
    """
    return {
        "people": len(people.lists),
        "listed": int((people.lists > 0).sum()),
        "dimensions": {name: _dimension(name, people, without) for name in DIMENSIONS},
    }


def _dimension(
    name: str, people: Listed, without: Mapping[str, NDArray[np.bool_]]
) -> list[dict[str, Any]]:
    names = (*DIMENSIONS[name], UNKNOWN)
    group, everyone = people.groups[name], np.ones(len(people.lists), dtype=np.int64)

    def total(of: NDArray[Any]) -> list[int]:
        """Per group; small whole numbers are exact as floats."""
        return [int(one) for one in np.bincount(group, weights=of, minlength=len(names))]

    sizes, listed = total(everyone), total(people.lists > 0)
    entries, places = total(people.lists), total(people.places)
    hidden = hidden_groups(sizes)
    reference = _reference(sizes, listed, hidden)
    counterfactual = {factor: total(who) for factor, who in without.items()}
    told: list[dict[str, Any]] = []
    for at in range(len(names)):
        if at in hidden:
            told.append({"group": names[at], "hidden": True})
        elif sizes[at]:
            told.append(
                {
                    "group": names[at],
                    "people": sizes[at],
                    "listed": listed[at],
                    "rate": round(listed[at] / sizes[at], 4),
                    "mean_place": round(places[at] / entries[at], 1) if entries[at] else None,
                    "ratio": _ratio(listed, sizes, at, reference),
                    "chance": _chance(listed, sizes, at, reference),
                    "without": {
                        factor: _ratio(counts, sizes, at, reference)
                        for factor, counts in counterfactual.items()
                    },
                }
            )
    return told


def hidden_groups(sizes: list[int], largest: int = LARGEST_HIDDEN) -> set[int]:
    """Which groups of these sizes to hide: the small, and the next smallest until nobody

    who knows the total can work out one of them. Empty groups hide nobody. `largest`: the size of
    the largest group that is small.
    """
    by_size = sorted((size, at) for at, size in enumerate(sizes) if size)
    hidden = {at for size, at in by_size if size <= largest}
    for size, at in by_size:
        told = sum(sizes[one] for one in hidden)
        if not hidden or (len(hidden) > 1 and told > largest):
            break
        if size > largest:
            hidden.add(at)
    return hidden


def is_low(group: Mapping[str, Any]) -> bool:
    """Under four fifths of the reference, by more than chance would give."""
    return under_four_fifths(group) and group["chance"] < CHANCE


def under_four_fifths(group: Mapping[str, Any]) -> bool:
    return not group.get("hidden") and group["ratio"] is not None and group["ratio"] < FOUR_FIFTHS


def _reference(sizes: list[int], listed: list[int], hidden: set[int]) -> int | None:
    """The known group with the highest rate, the larger when tied; None without two to compare."""
    shown = [at for at in range(len(sizes)) if sizes[at] and at not in hidden]
    enough, unknown = sum(sizes) * REFERENCE_SHARE, len(sizes) - 1
    fit = [at for at in shown if at != unknown and sizes[at] >= enough and len(shown) > 1]
    return max(fit, key=lambda at: (listed[at] / sizes[at], sizes[at]), default=None)


def _ratio(listed: list[int], sizes: list[int], at: int, reference: int | None) -> float | None:
    """The rate of a group by that of the reference."""
    if reference is None or not listed[reference]:
        return None
    return round(listed[at] / sizes[at] / (listed[reference] / sizes[reference]), 3)


def _chance(listed: list[int], sizes: list[int], at: int, reference: int | None) -> float | None:
    """Two-sided p of the test of two proportions, with the correction for continuity."""
    if reference is None or at == reference:
        return None
    n, m = sizes[at], sizes[reference]
    both = (listed[at] + listed[reference]) / (n + m)
    spread = sqrt(both * (1 - both) * (1 / n + 1 / m))
    apart = abs(listed[at] / n - listed[reference] / m) - (1 / n + 1 / m) / 2
    return round(erfc(max(apart, 0.0) / spread / sqrt(2)), 4) if spread else 1.0
