"""A block of the market: some seekers against some vacancies, as rules and factors see it."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from matching.engine.arrays import Bools, Int16s, Int32s, Int64s
from matching.engine.columns import DESIRED, Seekers, Vacancies
from matching.engine.occupations import shared_digits

_MONTH_BITS = 15


@dataclass(frozen=True)
class Market:
    """Both sides, the travel matrix, the pairs rejected before, and the day of the run.

    `rejected` holds sorted keys `seeker row × number of vacancies + vacancy row`.
    """

    seekers: Seekers
    vacancies: Vacancies
    travel: Int16s
    on_day: int
    rejected: Int64s


def rejected_keys(seekers: Seekers, vacancies: Vacancies, excluded: Int64s) -> Int64s:
    """Sorted row keys of the (seeker id, vacancy id) rows of `excluded`; unknown ids are left."""
    seeker_known, seeker_row = _find(excluded[:, 0], seekers.id)
    vacancy_known, vacancy_row = _find(excluded[:, 1], vacancies.id)
    known = seeker_known & vacancy_known
    return np.unique(seeker_row[known] * len(vacancies) + vacancy_row[known])


def _find(wanted: Int64s, ids: Int64s) -> tuple[Bools, Int64s]:
    if not len(ids):
        return np.zeros(len(wanted), dtype=np.bool_), np.zeros(len(wanted), dtype=np.int64)
    order = np.argsort(ids)
    rows = order[np.minimum(np.searchsorted(ids, wanted, sorter=order), len(ids) - 1)]
    return ids[rows] == wanted, rows


@dataclass(frozen=True)
class Block:
    """Seeker rows (n,) against vacancy rows (m,), the latter rising; results are (n, m).

    `s` (n, 1) and `v` (1, m) index columns so that the two sides broadcast.
    """

    market: Market
    rows: Int64s
    cols: Int64s

    @property
    def shape(self) -> tuple[int, int]:
        return len(self.rows), len(self.cols)

    @property
    def seekers(self) -> Seekers:
        return self.market.seekers

    @property
    def vacancies(self) -> Vacancies:
        return self.market.vacancies

    @cached_property
    def s(self) -> Int64s:
        return self.rows[:, None]

    @cached_property
    def v(self) -> Int64s:
        return self.cols[None, :]

    @cached_property
    def minutes(self) -> Int16s:
        """Travel from each seeker's comuna to each vacancy's."""
        return self.market.travel[self.seekers.comuna[self.s], self.vacancies.comuna[self.v]]


@dataclass(frozen=True)
class Pairs:
    """Some pairs of a block, by their `row` and `col` in it; results are of the same shape."""

    block: Block
    row: Int64s
    col: Int64s

    @property
    def market(self) -> Market:
        return self.block.market

    @property
    def seekers(self) -> Seekers:
        return self.block.seekers

    @property
    def vacancies(self) -> Vacancies:
        return self.block.vacancies

    @cached_property
    def s(self) -> Int64s:
        """Seeker row of each pair."""
        return self.block.rows[self.row]

    @cached_property
    def v(self) -> Int64s:
        """Vacancy row of each pair."""
        return self.block.cols[self.col]

    @property
    def minutes(self) -> Int16s:
        """Travel from the seeker's comuna to the vacancy's."""
        return self.block.minutes[self.row, self.col]

    @cached_property
    def closest(self) -> tuple[Int32s, Int32s]:
        """Digits shared with the closest desired occupation, and months in it (most, if tied)."""
        offered = self.vacancies.occupation[self.v]
        best = np.zeros(self.s.shape, dtype=np.int32)
        for choice in range(DESIRED):
            shared = shared_digits(self.seekers.desired[self.s, choice], offered)
            months = self.seekers.desired_months[self.s, choice]
            np.maximum(best, (shared << _MONTH_BITS) + months, out=best)
        return best >> _MONTH_BITS, best & (1 << _MONTH_BITS) - 1
