"""Pairs that said no before, as keys that the loops can look up."""

import numpy as np

from matching.engine.arrays import Bools, Int32s, Int64s
from matching.engine.columns import Columns, Seekers, Vacancies


def no_pairs() -> Int64s:
    """Nobody said no to anything."""
    return np.empty((0, 2), dtype=np.int64)


def rejected_keys(seekers: Seekers, vacancies: Vacancies, pairs: Int64s, offers: Int32s) -> Int64s:
    """Sorted keys `seeker's row × offers + offer` of (seeker id, vacancy id) `pairs`.

    `offers` holds the vacancy's row of each offer. Unknown ids are left out.
    """
    seeker_known, seeker_row = _find(pairs[:, 0], seekers)
    vacancy_known, vacancy_row = _find(pairs[:, 1], vacancies)
    known = seeker_known & vacancy_known
    offer = np.empty(len(offers), dtype=np.int64)
    offer[offers] = np.arange(len(offers))
    return np.unique(seeker_row[known] * len(offers) + offer[vacancy_row[known]])


def _find(wanted: Int64s, side: Columns) -> tuple[Bools, Int64s]:
    """Which of the wanted ids the side has, and their rows."""
    if not len(side) or not len(wanted):
        return np.zeros(len(wanted), dtype=np.bool_), np.zeros(len(wanted), dtype=np.int64)
    order = side.rows_by_id
    place = np.minimum(np.searchsorted(side.id, wanted, sorter=order), len(side) - 1)
    rows = order[place].astype(np.int64)
    return side.id[rows] == wanted, rows
