"""The two-sided match: each seeker's best vacancies and each vacancy's best seekers, exactly."""

import os
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from threading import Lock

import numpy as np

from matching.engine.arrays import Int16s, Int32s, Int64s
from matching.engine.columns import Seekers, Vacancies, validate_travel
from matching.engine.errors import require
from matching.engine.openings import Openings, empty_lists, neighbours
from matching.engine.picks import NEVER, Lists
from matching.engine.ranking import Ranking
from matching.engine.results import vacancies_ranking
from matching.engine.shelf import VECTOR
from matching.engine.sides import persons_of
from matching.engine.weights import WEIGHTS_V1, Weights


@dataclass(frozen=True)
class Matches:
    """`seekers`: for each seeker row, vacancies. `vacancies`: for each vacancy row, seekers.

    Lists are complete: nobody left out would rank above those in. `feasible` (seekers,) counts the
    vacancies that pass every hard rule with each.
    """

    seekers: Ranking
    vacancies: Ranking
    feasible: Int32s

    @property
    def feasible_pairs(self) -> int:
        """Pairs that pass every hard rule."""
        return int(self.feasible.sum(dtype=np.int64))


def match(
    seekers: Seekers,
    vacancies: Vacancies,
    travel: Int16s,
    *,
    on_day: int,
    weights: Weights = WEIGHTS_V1,
    k: int = 20,
    seekers_k: int | None = None,
    excluded: Int64s | None = None,
    threads: int | None = None,
) -> Matches:
    """Rank both sides: up to k on each list, or `seekers_k` on the seekers' when it is given.

    `on_day` is days since 1970-01-01. `travel` is (C, C) int16 minutes one way, or `UNREACHABLE`.
    `excluded` is (pairs, 2) int64 (seeker id, vacancy id) rejected before. `threads` is as many as
    there are processors unless said; the result does not depend on it.
    Raises ValueError when a column is not what its class says, or a number is under 1.
    """
    threads = len(os.sched_getaffinity(0)) if threads is None else threads
    deep = k if seekers_k is None else seekers_k
    require(min(k, deep, threads) >= 1, "k and threads must be at least 1")
    with ThreadPoolExecutor(threads) as pool:
        sound = pool.submit(seekers.validate)
        side = pool.submit(Openings, vacancies, travel, on_day=on_day, weights=weights)
        columns = pool.submit(persons_of, seekers, on_day)
        parts = pool.submit(neighbours, seekers)
        # Before any other: what is wrong with a column is said here, and trips the others up.
        sound.result()
        openings = side.result()
        validate_travel(travel, seekers, vacancies)
        rejected, persons = openings.rejected(seekers, excluded), columns.result()
        best, lists = _shared(len(seekers), len(vacancies), deep, k, threads)
        work, turn = parts.result(), Lock()

        def rank_in_turn(own: Lists) -> None:
            while True:
                with turn:
                    rows = next(work, None)
                if rows is None:
                    return
                openings.rank(rows, seekers, persons, rejected, own)

        list(pool.map(rank_in_turn, lists))
        of_people = pool.submit(openings.ranking, lists[0])
        of_offers = pool.submit(
            vacancies_ranking, best, openings.side.offers.row, seekers.rows_by_id
        )
        return Matches(of_people.result(), of_offers.result(), lists[0].feasible)


def _shared(
    seekers: int, vacancies: int, deep: int, k: int, threads: int
) -> tuple[Int64s, list[Lists]]:
    """Lists of each thread: only `best` is its own, a row of the first array returned.

    People are ranked by one thread each. `worst` is told by all to all: whichever thread wrote it
    last had a full list of that vacancy, so that nobody under it belongs to the merged one.
    """
    best = np.full((threads, vacancies, k + 1), -1, dtype=np.int64)
    best[:, :, 0] = NEVER
    first = empty_lists(seekers, deep, best[0], np.zeros(vacancies + VECTOR, dtype=np.int16))
    return best, [first._replace(best=own) for own in best]
