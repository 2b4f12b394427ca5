"""Vacancies put in order once, for as many people as will ask what there is for them."""

from collections.abc import Iterator

import numpy as np

from matching.engine.arrays import Int16s, Int32s, Int64s
from matching.engine.columns import Seekers, Vacancies, validate_travel
from matching.engine.errors import require
from matching.engine.kernel import Lists, rank
from matching.engine.points import Most
from matching.engine.ranking import Ranking
from matching.engine.rejected import no_pairs, rejected_keys
from matching.engine.results import seekers_ranking
from matching.engine.room import Room, room_for, within_reach
from matching.engine.sides import Persons, offer_side, persons_of
from matching.engine.weights import FULL_SCORE, WEIGHTS_V1, Weights

AT_ONCE = 4096
"""People of a comuna that are ranked in one call."""


class Openings:
    """Open vacancies, ready to be asked. Safe to share between threads.

    `travel` is (C, C) int16 minutes one way, or `UNREACHABLE`; `on_day`, days since 1970-01-01.
    Raises ValueError when a column is not what its class says.
    """

    def __init__(
        self,
        vacancies: Vacancies,
        travel: Int16s,
        *,
        on_day: int,
        weights: Weights = WEIGHTS_V1,
    ) -> None:
        vacancies.validate()
        self.vacancies, self.travel, self.on_day = vacancies, travel, on_day
        self.side = offer_side(vacancies, on_day)
        self.most = Most.of(weights)
        self._rooms: list[Room] = []

    def best(self, seekers: Seekers, *, k: int = 20, excluded: Int64s | None = None) -> Ranking:
        """The best vacancies of each of these people; `excluded` as in `match`."""
        return self.ranking(self._ranked(seekers, k, excluded))

    def count(self, seekers: Seekers, *, excluded: Int64s | None = None) -> Int32s:
        """How many vacancies pass every hard rule, for each of these people."""
        return self._ranked(seekers, 1, excluded).feasible

    def ranking(self, lists: Lists) -> Ranking:
        """The people's side of `lists`, which are used up."""
        return seekers_ranking(lists, self.vacancies.rows_by_id)

    def persons(self, seekers: Seekers) -> Persons:
        """These people as the loops take them. Raises ValueError naming an unsound column."""
        seekers.validate()
        validate_travel(self.travel, seekers, self.vacancies)
        return persons_of(seekers, self.side.asked, self.on_day)

    def rejected(self, seekers: Seekers, excluded: Int64s | None) -> Int64s:
        """The keys of pairs that said no before."""
        pairs = no_pairs() if excluded is None else excluded
        require(pairs.ndim == 2 and pairs.shape[1] == 2, "excluded: (pairs, 2) expected")
        require(pairs.dtype == np.int64, f"excluded: int64 expected, not {pairs.dtype}")
        return rejected_keys(seekers, self.vacancies, pairs, self.side.offers.row)

    def rank(
        self,
        rows: Int32s,
        seekers: Seekers,
        persons: Persons,
        rejected: Int64s,
        lists: Lists,
    ) -> None:
        """Ranks people of one comuna who would move to the same regions."""
        room = self._take_room(int(seekers.skills.counts.max(initial=0)))
        travel = self.travel[seekers.comuna[rows[0]]]
        furthest = int(seekers.accepted_minutes[rows].max())
        moving = int(seekers.moving_regions[rows[0]])
        reached = within_reach(self.side.places, travel, furthest, moving, room)
        rank(
            persons,
            rows,
            reached,
            self.side.offers,
            self.side.places,
            travel,
            self.most,
            rejected,
            room,
            lists,
            np.empty(lists.ranks.shape[1] + 1, np.int64),
        )
        self._rooms.append(room)

    def _take_room(self, most_skills: int) -> Room:
        """Room that no other thread is using: new pages cost more than a person's list."""
        while self._rooms:
            try:
                room = self._rooms.pop()
            except IndexError:  # another thread was quicker
                break
            if len(room.held) >= most_skills:
                return room
        return room_for(self.side, most_skills)

    def _ranked(self, seekers: Seekers, k: int, excluded: Int64s | None) -> Lists:
        require(k >= 1, f"k must be at least 1, not {k}")
        persons, rejected = self.persons(seekers), self.rejected(seekers, excluded)
        offers = len(self.vacancies)
        # Asking for more points than there are keeps the vacancies' side out of it.
        closed = np.full(offers, FULL_SCORE + 1, np.int32)
        lists = empty_lists(len(seekers), k, np.empty((offers, 1), np.int64), closed)
        for rows in neighbours(seekers):
            self.rank(rows, seekers, persons, rejected, lists)
        return lists


def empty_lists(seekers: int, k: int, best: Int64s, worst: Int32s) -> Lists:
    """Lists of up to k for so many people, with the vacancies' side as given."""
    return Lists(
        np.empty((seekers, k), np.int32),
        np.empty((seekers, k), np.int16),
        np.zeros(seekers, np.int16),
        np.zeros(seekers, np.int32),
        best,
        worst,
    )


def neighbours(seekers: Seekers) -> Iterator[Int32s]:
    """Rows of people who can reach the same places, many together first.

    Those who would move reach far more, so they go apart from their neighbours who commute.
    """
    place = seekers.comuna.astype(np.int64) << 32 | seekers.moving_regions
    order = np.argsort(place, kind="stable").astype(np.int32)
    borders = np.flatnonzero(np.diff(place[order])) + 1
    apart = np.split(order, borders) if len(order) else []
    parts = [part[at : at + AT_ONCE] for part in apart for at in range(0, len(part), AT_ONCE)]
    return iter(sorted(parts, key=len, reverse=True))
