"""The lists of both sides as tables of numbers, and whether two ways of making them agree."""

from dataclasses import dataclass

import numpy as np

from matching.engine import Matches, Ranking

OWNER, PLACE, OTHER, POINTS = range(4)


@dataclass(frozen=True)
class Lists:
    """Each (entries, 4) int64: owner id, place from 1, other id, points; by owner, then place."""

    seekers: np.ndarray
    vacancies: np.ndarray
    pairs: int

    @property
    def entries(self) -> int:
        return len(self.seekers) + len(self.vacancies)


def lists_of(matches: Matches, seeker_ids: np.ndarray, vacancy_ids: np.ndarray) -> Lists:
    """The engine's result with ids in place of rows."""
    return Lists(
        _table(matches.seekers, seeker_ids, vacancy_ids),
        _table(matches.vacancies, vacancy_ids, seeker_ids),
        matches.feasible_pairs,
    )


def _table(ranking: Ranking, owners: np.ndarray, others: np.ndarray) -> np.ndarray:
    counts = np.diff(ranking.offsets)
    place = np.arange(len(ranking.index)) - np.repeat(ranking.offsets[:-1], counts) + 1
    columns = [np.repeat(owners, counts), place, others[ranking.index], ranking.points]
    return in_order(np.stack(columns, axis=1).astype(np.int64))


def in_order(table: np.ndarray) -> np.ndarray:
    """By owner, then place."""
    return table[np.lexsort((table[:, PLACE], table[:, OWNER]))]


def disagreements(one: Lists, other: Lists) -> list[str]:
    """A sentence for each side whose lists are not the same in every number; none when equal."""
    told = []
    if one.pairs != other.pairs:
        told.append(f"feasible pairs: {one.pairs} against {other.pairs}")
    for side in ("seekers", "vacancies"):
        left, right = getattr(one, side), getattr(other, side)
        if np.array_equal(left, right):
            continue
        shared = min(len(left), len(right))
        different = np.flatnonzero((left[:shared] != right[:shared]).any(axis=1))
        first = int(different[0]) if len(different) else shared
        told.append(f"{side}: {_row(left, first)} against {_row(right, first)}")
    return told


def _row(table: np.ndarray, row: int) -> str:
    if row >= len(table):
        return "nothing"
    owner, place, other, points = table[row].tolist()
    return f"list of {owner}, place {place}: {other} with {points} points"
