"""The two-sided match: each seeker's best vacancies and each vacancy's best seekers, exactly."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from matching.engine.arrays import Int16s, Int64s
from matching.engine.block import Block, Market, Pairs, rejected_keys
from matching.engine.columns import Seekers, Vacancies, validate_travel
from matching.engine.errors import require
from matching.engine.ranking import BestK, Ranking
from matching.engine.rules import feasible
from matching.engine.score import score
from matching.engine.weights import WEIGHTS_V1, Weights

BLOCK_PAIRS = 1 << 18


@dataclass(frozen=True)
class Matches:
    """`seekers`: for each seeker row, vacancies. `vacancies`: for each vacancy row, seekers.

    Lists hold up to k entries and are complete: nobody left out would rank above those in.
    `feasible_pairs` counts the pairs that passed every hard rule.
    """

    seekers: Ranking
    vacancies: Ranking
    feasible_pairs: int


def match(
    seekers: Seekers,
    vacancies: Vacancies,
    travel: Int16s,
    *,
    on_day: int,
    weights: Weights = WEIGHTS_V1,
    k: int = 20,
    excluded: Int64s | None = None,
    block_pairs: int = BLOCK_PAIRS,
) -> Matches:
    """Rank both sides. `on_day` is days since 1970-01-01.

    `travel` is (C, C) int16 minutes one way, or `UNREACHABLE`. `excluded` is (pairs, 2) int64
    (seeker id, vacancy id) rejected before. `block_pairs` bounds memory, never the result: some
    100 bytes for each pair of a block, and a block has at least one seeker.
    Raises ValueError when a column is not what its class says, or k or block_pairs is under 1.
    """
    excluded = np.empty((0, 2), dtype=np.int64) if excluded is None else excluded
    seekers.validate()
    vacancies.validate()
    validate_travel(travel, seekers, vacancies)
    require(excluded.ndim == 2 and excluded.shape[1] == 2, "excluded: (pairs, 2) expected")
    require(excluded.dtype == np.int64, f"excluded: int64 expected, not {excluded.dtype}")
    require(block_pairs >= 1, "block_pairs must be at least 1")
    rejected = rejected_keys(seekers, vacancies, excluded)
    market = Market(seekers, vacancies, travel, on_day, rejected)
    for_seekers = BestK(len(seekers), vacancies.id, k)
    for_vacancies = BestK(len(vacancies), seekers.id, k)
    pairs = 0
    for block in _blocks(market, block_pairs):
        row, col = np.nonzero(feasible(block))
        if not len(row):
            continue
        found = Pairs(block, row, col)
        points = score(found, weights)
        for_seekers.add(found.s, found.v, points)
        for_vacancies.add(found.v, found.s, points)
        pairs += len(row)
    return Matches(for_seekers.ranking(), for_vacancies.ranking(), pairs)


def _blocks(market: Market, block_pairs: int) -> Iterator[Block]:
    """Every pair that could pass, once: by major group wanted, then by comuna of the seeker."""
    seekers, vacancies = market.seekers, market.vacancies
    # Those who would move reach far more, so they go apart from their neighbours who commute.
    place = seekers.comuna.astype(np.int32) * 2 + (seekers.moving_regions != 0)
    by_place = np.lexsort((seekers.accepted_minutes, place))
    for group in np.unique(vacancies.group):
        offered = np.flatnonzero(vacancies.group == group)
        wanting = seekers.widen | (seekers.wanted_groups >> group & 1 == 1)
        rows = by_place[wanting[by_place]]
        borders = np.flatnonzero(np.diff(place[rows])) + 1
        for neighbours in np.split(rows, borders) if len(rows) else []:
            cols = _within_reach(market, neighbours, offered)
            step = max(1, block_pairs // max(len(cols), 1))
            for start in range(0, len(neighbours) if len(cols) else 0, step):
                yield Block(market, neighbours[start : start + step], cols)


def _within_reach(market: Market, neighbours: Int64s, offered: Int64s) -> Int64s:
    """The offered vacancies that some of these seekers, all of one comuna, could get to."""
    seekers, vacancies = market.seekers, market.vacancies
    minutes = market.travel[seekers.comuna[neighbours[0]], vacancies.comuna[offered]]
    near = minutes <= seekers.accepted_minutes[neighbours].max()
    regions = np.bitwise_or.reduce(seekers.moving_regions[neighbours])
    reachable: Int64s = offered[near | (regions >> vacancies.region[offered] & 1 == 1)]
    return reachable
