"""People put in order once, for as many vacancies as will ask who there is for them."""

import numpy as np

from matching.engine.arrays import Int16s, Int32s, Int64s
from matching.engine.asking import ask
from matching.engine.columns import Seekers, Vacancies, validate_travel
from matching.engine.errors import require
from matching.engine.picks import KEY_BITS, LAST, NEVER
from matching.engine.points import Most
from matching.engine.queues import queues_of
from matching.engine.ranking import Ranking
from matching.engine.rejected import rejected_keys
from matching.engine.sides import offer_side, persons_of
from matching.engine.walkers import numbered
from matching.engine.weights import WEIGHTS_V1, Weights


class People:
    """People who look for work, ready to be asked for. Safe to share between threads.

    `travel` is (C, C) int16 minutes one way, or `UNREACHABLE`; `on_day`, days since 1970-01-01.
    Raises ValueError when a column is not what its class says.
    """

    def __init__(
        self,
        seekers: Seekers,
        travel: Int16s,
        *,
        on_day: int,
        weights: Weights = WEIGHTS_V1,
    ) -> None:
        seekers.validate()
        self.seekers, self.travel, self.on_day = seekers, travel, on_day
        self._skills = np.unique(seekers.skills.ids)
        persons = persons_of(seekers, on_day)
        self._persons = persons._replace(skills=numbered(seekers.skills.ids, self._skills))
        self._queues = queues_of(self._persons, seekers.comuna, len(travel))
        # What a vacancy asks is how far it is from everywhere: a column, made a row to be read.
        self._towards = np.ascontiguousarray(travel.T)
        self._most = Most.of(weights)

    def best(self, vacancies: Vacancies, *, k: int = 20, excluded: Int64s | None = None) -> Ranking:
        """The best people for each of these vacancies; `excluded` as in `match`."""
        require(k >= 1, f"k must be at least 1, not {k}")
        keys = self._asked(vacancies, k, excluded)[0][:, 1:]
        listed = keys >= 0
        offsets = np.concatenate([[0], np.cumsum(listed.sum(axis=1), dtype=np.int64)])
        kept = keys[listed]
        index = self.seekers.rows_by_id[LAST - (kept & LAST)]
        return Ranking(offsets, index, (kept >> KEY_BITS).astype(np.int16))

    def count(self, vacancies: Vacancies, *, excluded: Int64s | None = None) -> Int32s:
        """How many people pass every hard rule, for each of these vacancies."""
        return self._asked(vacancies, 1, excluded)[1]

    def _asked(
        self, vacancies: Vacancies, k: int, excluded: Int64s | None
    ) -> tuple[Int64s, Int32s]:
        """Keys (vacancies, k + 1) as in `kernel.Lists`, and who passes every rule, by row."""
        vacancies.validate()
        validate_travel(self.travel, self.seekers, vacancies)
        side = offer_side(vacancies, self.on_day)
        rejected = rejected_keys(self.seekers, vacancies, excluded, side.offers.row)
        best = np.full((len(vacancies), k + 1), -1, dtype=np.int64)
        best[:, 0] = NEVER
        feasible = np.zeros(len(vacancies), dtype=np.int32)
        longest = int(np.diff(self._queues.starts).max(initial=0))
        room, closest = np.empty(longest, np.int32), np.empty(longest, np.int16)
        number, starts = numbered(side.asked, self._skills), side.offers.skill_starts
        for offer, row in enumerate(side.offers.row.tolist()):
            asked = slice(starts[offer], starts[offer + 1])
            numbers = number[side.offers.skills[asked]]
            # The number after the last stands for skills that nobody has.
            units = np.zeros(len(self._skills) + 1, dtype=np.int32)
            units[numbers] = side.offers.skill_units[asked]
            units[-1] = 0
            feasible[row] = ask(
                self._persons,
                self._queues,
                side.offers,
                offer,
                int(vacancies.group[row]),
                int(vacancies.region[row]),
                self._towards[vacancies.comuna[row]],
                units,
                self._most,
                rejected,
                room,
                closest,
                best[row],
            )
        return best, feasible
