"""How far two rankings of the same market differ, counted.

Hard rules do not depend on weights, so both sides have the same pairs and lists as long: only
the order, and what is left out of the first places, may change.
"""

from dataclasses import dataclass

import numpy as np

from matching.engine import Ranking


@dataclass(frozen=True)
class Moved:
    """Rows of a person and of the vacancy that was first on their list.

    `place`: its new one, from 1; None when it leaves the list.
    """

    seeker: int
    vacancy: int
    place: int | None


@dataclass(frozen=True)
class Comparison:
    """Two rankings of the same people over the same vacancies, by row.

    `people`: lists with someone in them. `kept_percent`: mean share of each list that stays in
    it. `mean_places`: how far what stays moves. `places` (vacancies, 2): on how many lists each
    vacancy stands before and after.
    """

    people: int
    first_changed: int
    order_changed: int
    members_changed: int
    most_changed: int
    kept_percent: float
    mean_places: float
    places: np.ndarray
    moved: list[Moved]

    @property
    def gained(self) -> int:
        """Vacancies that were on nobody's list and would be."""
        return int(((self.places[:, 0] == 0) & (self.places[:, 1] > 0)).sum())

    @property
    def lost(self) -> int:
        """Vacancies that are on some list and would be on nobody's."""
        return int(((self.places[:, 0] > 0) & (self.places[:, 1] == 0)).sum())


def compare(before: Ranking, after: Ranking, vacancies: int) -> Comparison:
    """Counts what changes from one ranking of the seekers to the other.

    Raises ValueError when their lists are not as long: they are then not of the same market.
    """
    if not np.array_equal(before.offsets, after.offsets):
        raise ValueError("lists of the same lengths expected")
    lengths = np.diff(before.offsets)
    owner = np.repeat(np.arange(len(lengths)), lengths)
    place = np.arange(len(owner)) - before.offsets[owner] + 1
    was, will_be = (owner * vacancies + r.index.astype(np.int64) for r in (before, after))
    _, at, to = np.intersect1d(was, will_be, assume_unique=True, return_indices=True)
    some, kept = lengths > 0, np.bincount(owner[at], minlength=len(lengths))
    order = np.bincount(owner[before.index != after.index], minlength=len(lengths))
    new_place = np.zeros(len(owner), dtype=np.int64)
    new_place[at] = place[to]
    first = before.offsets[:-1][some]
    return Comparison(
        people=int(some.sum()),
        first_changed=int((new_place[first] != 1).sum()),
        order_changed=int((order > 0).sum()),
        members_changed=int((kept < lengths).sum()),
        most_changed=int((2 * kept < lengths).sum()),
        kept_percent=_mean(100 * kept[some] / lengths[some]),
        mean_places=_mean(np.abs(place[at] - place[to])),
        places=np.stack(
            [np.bincount(r.index, minlength=vacancies) for r in (before, after)], axis=1
        ),
        moved=[
            Moved(int(owner[e]), int(before.index[e]), int(new_place[e]) or None)
            for e in first
            if new_place[e] != 1
        ],
    )


def _mean(values: np.ndarray) -> float:
    return round(float(values.mean()), 1) if len(values) else 0.0
