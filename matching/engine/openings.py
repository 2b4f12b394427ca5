"""Vacancies put in order once, for as many people as will ask what there is for them."""

from collections.abc import Iterator

import numpy as np

from matching.engine.arrays import Bools, Int16s, Int32s, Int64s
from matching.engine.columns import Seekers, Vacancies, validate_travel
from matching.engine.errors import require
from matching.engine.kernel import rank
from matching.engine.picks import Lists
from matching.engine.points import Most
from matching.engine.ranking import Ranking
from matching.engine.rejected import rejected_keys, who_refuses
from matching.engine.results import seekers_ranking
from matching.engine.room import Room, room_for, within_reach
from matching.engine.shelf import VECTOR, asked_bits, whole_shelf
from matching.engine.sides import Persons, offer_side, persons_of
from matching.engine.walkers import gather
from matching.engine.weights import FULL_SCORE, WEIGHTS_V1, Weights

AT_ONCE = 16384
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
        self.bits = asked_bits(vacancies)
        self.whole = whole_shelf(vacancies, self.side, self.bits)
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
        return persons_of(seekers, self.on_day)

    def rejected(self, seekers: Seekers, excluded: Int64s | None) -> tuple[Int64s, Bools]:
        """The keys of pairs that said no before, and which seekers they speak of."""
        offers = self.side.offers.row
        keys = rejected_keys(seekers, self.vacancies, excluded, offers)
        return keys, who_refuses(keys, len(seekers), len(offers))

    def rank(
        self,
        rows: Int32s,
        seekers: Seekers,
        persons: Persons,
        rejected: tuple[Int64s, Bools],
        lists: Lists,
    ) -> None:
        """Ranks people of one comuna."""
        keys, refuses = rejected
        entries = int(seekers.skills.counts[rows].sum())
        room = self._take_room(len(rows), entries, lists.ranks.shape[1])
        gather(persons, rows, refuses, self.bits, self.side.asked, room.walkers)
        travel = self.travel[seekers.comuna[rows[0]]]
        furthest = int(room.walkers.minutes[: len(rows)].max())
        rank(
            len(rows),
            within_reach(self.side.places, travel, furthest, room),
            self.side.offers,
            self.whole,
            self.side.places,
            travel,
            self.most,
            keys,
            room,
            lists,
        )
        self._rooms.append(room)

    def _take_room(self, people: int, entries: int, deepest: int) -> Room:
        """Room that no other thread is using: new pages cost more than a person's list."""
        while self._rooms:
            try:
                room = self._rooms.pop()
            except IndexError:  # another thread was quicker
                break
            walkers, keys = room.walkers, len(room.picks.keys)
            if len(walkers.row) >= people and len(walkers.held) >= entries and keys > 2 * deepest:
                return room
        return room_for(self.side, len(self.bits), people, entries, deepest)

    def _ranked(self, seekers: Seekers, k: int, excluded: Int64s | None) -> Lists:
        require(k >= 1, f"k must be at least 1, not {k}")
        persons, rejected = self.persons(seekers), self.rejected(seekers, excluded)
        offers = len(self.vacancies)
        # Asking for more points than there are keeps the vacancies' side out of it.
        closed = np.full(offers + VECTOR, FULL_SCORE + 1, np.int16)
        lists = empty_lists(len(seekers), k, np.empty((offers, 1), np.int64), closed)
        for rows in neighbours(seekers):
            self.rank(rows, seekers, persons, rejected, lists)
        return lists


def empty_lists(seekers: int, k: int, best: Int64s, worst: Int16s) -> Lists:
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
    """Rows of people of one comuna, many together first."""
    order = np.argsort(seekers.comuna, kind="stable").astype(np.int32)
    borders = np.flatnonzero(np.diff(seekers.comuna[order])) + 1
    apart = np.split(order, borders) if len(order) else []
    parts = [part[at : at + AT_ONCE] for part in apart for at in range(0, len(part), AT_ONCE)]
    return iter(sorted(parts, key=len, reverse=True))
