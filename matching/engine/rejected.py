"""Pairs that said no before, as keys that the loops can look up."""

import numpy as np

from matching.engine.arrays import Bools, Int32s, Int64s
from matching.engine.columns import Columns, Seekers, Vacancies
from matching.engine.errors import require

FEW = 16
"""Under one in so many, to put all ids in order costs more than to look at them out of it."""


def no_pairs() -> Int64s:
    """Nobody said no to anything."""
    return np.empty((0, 2), dtype=np.int64)


def rejected_keys(
    seekers: Seekers, vacancies: Vacancies, excluded: Int64s | None, offers: Int32s
) -> Int64s:
    """Sorted keys `seeker's row × offers + offer` of the `excluded`, as in `match`.

    `offers` holds the vacancy's row of each offer. Unknown ids are left out.
    Raises ValueError when `excluded` is not pairs of ids.
    """
    pairs = no_pairs() if excluded is None else excluded
    require(pairs.ndim == 2 and pairs.shape[1] == 2, "excluded: (pairs, 2) expected")
    require(pairs.dtype == np.int64, f"excluded: int64 expected, not {pairs.dtype}")
    # In order of seeker, the search among a million ids goes from one to the next.
    pairs = pairs[np.argsort(pairs[:, 0])]
    seeker_known, seeker_row = _find(pairs[:, 0], seekers)
    vacancy_known, vacancy_row = _find(pairs[:, 1], vacancies)
    known = seeker_known & vacancy_known
    offer = np.empty(len(offers), dtype=np.int64)
    offer[offers] = np.arange(len(offers))
    return np.sort(seeker_row[known] * len(offers) + offer[vacancy_row[known]])


def _find(wanted: Int64s, side: Columns) -> tuple[Bools, Int64s]:
    """Which of the wanted ids the side has, and their rows."""
    if not len(side) or not len(wanted):
        return np.zeros(len(wanted), dtype=np.bool_), np.zeros(len(wanted), dtype=np.int64)
    order = side.rows_by_id
    if len(wanted) * FEW < len(side):
        place = np.searchsorted(side.id, wanted, sorter=order)
    else:
        place = np.searchsorted(side.id[order], wanted)
    place = np.minimum(place, len(side) - 1)
    rows = order[place].astype(np.int64)
    return side.id[rows] == wanted, rows


def who_refuses(rejected: Int64s, seekers: int, offers: int) -> Bools:
    """Which seekers, by row, the keys speak of."""
    refuses = np.zeros(seekers, dtype=np.bool_)
    refuses[rejected // offers if offers else rejected] = True
    return refuses
