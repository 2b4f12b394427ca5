"""People put in order once, for as many vacancies as will ask who there is for them."""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from matching.engine import points as give
from matching.engine.arrays import Int8s, Int16s, Int32s, Int64s
from matching.engine.columns import DESIRED, Seekers, Vacancies, validate_travel
from matching.engine.compiled import compiled, i32, inlined
from matching.engine.errors import require
from matching.engine.kernel import NEVER, insert, wanted_groups
from matching.engine.passes import unit, wishes
from matching.engine.points import Most
from matching.engine.ranking import Ranking
from matching.engine.rejected import no_pairs, rejected_keys
from matching.engine.results import by_id
from matching.engine.room import KEY_BITS, LAST
from matching.engine.sides import DIGITS, GROUPS, Offers, Persons, numbered, offer_side, persons_of
from matching.engine.weights import SKILLS_UNKNOWN_DIVISOR, WEIGHTS_V1, Weights


class Queues(NamedTuple):
    """People under each major group they want, by comuna, whoever travels furthest first.

    `starts` (GROUPS, comunas + 1), with those who would move to some region under one comuna more.
    The other columns (entries,) are what the hard rules ask, side by side to be read in a row.
    """

    starts: Int64s
    row: Int32s
    comuna: Int16s
    minutes: Int16s
    moving: Int32s
    schedules: Int32s
    has: NDArray[np.uint64]
    schooling: Int8s
    months: Int16s  # in the major group
    expected: Int32s


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
        self._persons = persons_of(seekers, self._skills, on_day)
        self._queues = _queues(self._persons, seekers.comuna, len(travel))
        # What a vacancy asks is how far it is from everywhere: a column, made a row to be read.
        self._towards = np.ascontiguousarray(travel.T)
        self._by_id = by_id(seekers.id)
        self._most = Most.of(weights)

    def best(self, vacancies: Vacancies, *, k: int = 20, excluded: Int64s | None = None) -> Ranking:
        """The best people for each of these vacancies; `excluded` as in `match`."""
        require(k >= 1, f"k must be at least 1, not {k}")
        best, _ = self._asked(vacancies, k, excluded)
        keys = best[:, 1:]
        listed = keys >= 0
        offsets = np.concatenate([[0], np.cumsum(listed.sum(axis=1), dtype=np.int64)])
        kept = keys[listed]
        index = self._by_id[LAST - (kept & LAST)]
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
        pairs = no_pairs() if excluded is None else excluded
        side = offer_side(vacancies, self.on_day)
        require(pairs.ndim == 2 and pairs.shape[1] == 2, "excluded: (pairs, 2) expected")
        rejected = rejected_keys(self.seekers, vacancies, pairs, side.offers.row)
        best = np.full((len(vacancies), k + 1), -1, dtype=np.int64)
        best[:, 0] = NEVER
        feasible = np.zeros(len(vacancies), dtype=np.int32)
        number = numbered(side.asked, self._skills)
        units = np.zeros(len(self._skills) + 1, dtype=np.int32)
        for offer, row in enumerate(side.offers.row.tolist()):
            feasible[row] = ask(
                self._persons,
                self._queues,
                side.offers,
                offer,
                int(vacancies.group[row]),
                int(vacancies.region[row]),
                self._towards[vacancies.comuna[row]],
                number,
                units,
                self._most,
                rejected,
                best[row],
            )
        return best, feasible


def _queues(persons: Persons, comuna: Int16s, comunas: int) -> Queues:
    at = np.where(persons.moving != 0, comunas, comuna).astype(np.int64)
    # One number to sort by: comuna, then the furthest first.
    place = (at << 16) - persons.minutes
    wanted = np.zeros(len(comuna), dtype=np.int32)
    mask_wanted(persons, wanted)
    in_order = np.argsort(place, kind="stable").astype(np.int32)
    rows = [in_order[wanted[in_order] >> g & 1 == 1] for g in range(GROUPS)]
    counts = np.array([np.bincount(at[of_group], minlength=comunas + 1) for of_group in rows])
    ends = np.cumsum(counts).reshape(GROUPS, comunas + 1)
    starts = np.concatenate([ends[:, :1] - counts[:, :1], ends], axis=1).astype(np.int64)
    row = np.concatenate(rows)
    group = np.repeat(np.arange(GROUPS), [len(of_group) for of_group in rows])
    months = persons.group_months[row, np.minimum(group, GROUPS - 2)]
    return Queues(
        starts,
        row,
        comuna[row],
        persons.minutes[row],
        persons.moving[row],
        persons.schedules[row],
        persons.has[row],
        persons.schooling[row],
        np.where(group == GROUPS - 1, 0, months).astype(np.int16),
        persons.expected[row],
    )


@compiled
def mask_wanted(persons: Persons, wanted: Int32s) -> None:
    """Writes the mask of the major groups that each person wants."""
    for row in range(len(wanted)):
        wanted[row] = wanted_groups(persons, row)


@compiled
def ask(
    persons: Persons,
    queues: Queues,
    offers: Offers,
    offer: int,
    group: int,
    region: int,
    towards: Int16s,
    number: Int32s,
    units: Int32s,
    most: Most,
    rejected: Int64s,
    best: Int64s,
) -> int:
    """Puts the best people for one offer in `best`; returns how many pass every rule.

    `towards` are minutes from each comuna; `number` gives people's number of each skill asked;
    `units` by that number is all zeros, and so it is left.
    """
    for e in range(offers.skill_starts[offer], offers.skill_starts[offer + 1]):
        if number[offers.skills[e]] >= 0:
            units[number[offers.skills[e]]] = offers.skill_units[e]
    desired = np.empty((DESIRED, DIGITS), np.int16)
    months = np.empty(DESIRED, np.int32)
    starts, comunas = queues.starts[group], len(towards)
    passing = 0
    for comuna in range(comunas + 1):
        movers = comuna == comunas
        away = 0 if movers else int(towards[comuna])
        for e in range(starts[comuna], starts[comuna + 1]):
            row = queues.row[e]
            if not movers and queues.minutes[e] < away:
                break
            if not passes(queues, e, offers, offer):
                continue
            minutes = int(towards[queues.comuna[e]]) if movers else away
            if movers and minutes > queues.minutes[e] and not queues.moving[e] >> region & 1:
                continue
            if said_no(rejected, row, offer, len(offers.row)):
                continue
            passing += 1
            sure = sure_points(persons, row, offers, offer, minutes, most)
            # Who could not come onto the list with all the points that are left is not looked at.
            worst = best[len(best) - 1] >> KEY_BITS
            if sure + most.tiers[4] + most.experience + most.skills < worst:
                continue
            told = sure + wish_points(persons, row, offers, offer, most, desired, months)
            if told + most.skills < worst:
                continue
            told += skill_points(persons, row, offers.silent[offer], units, most)
            key = int(told) << KEY_BITS | (LAST - persons.rank[row])
            if key > best[len(best) - 1]:
                insert(best, key)
    for e in range(offers.skill_starts[offer], offers.skill_starts[offer + 1]):
        if number[offers.skills[e]] >= 0:
            units[number[offers.skills[e]]] = 0
    return passing


@inlined
def passes(queues: Queues, e: int, offers: Offers, offer: int) -> bool:
    """The hard rules but for distance, and for a pair that said no before."""
    offered, accepted = offers.schedule[offer], queues.schedules[e]
    passing: bool = (
        (offers.needs[offer] & ~queues.has[e] == 0)
        & ((offered == 0) | (accepted == 0) | (offered & accepted != 0))
        & (offers.schooling[offer] <= queues.schooling[e])
        & (offers.months[offer] <= queues.months[e])
        & (queues.expected[e] <= offers.ceiling[offer])
    )
    return passing


@inlined
def said_no(rejected: Int64s, row: int, offer: int, offers: int) -> bool:
    if not len(rejected):
        return False
    key = np.int64(row) * offers + offer
    at = np.searchsorted(rejected, key)
    return bool(at < len(rejected) and rejected[at] == key)


@inlined
def sure_points(
    persons: Persons, row: int, offers: Offers, offer: int, minutes: int, most: Most
) -> int:
    """Travel, freshness, schooling, schedule and pay."""
    expected = persons.expected[row]
    inverse = 1.0 / expected if expected else 0.0
    asked = i32(offers.schooling[offer])
    return (
        give.travel(most.travel, minutes)
        + give.freshness(most.freshness, int(offers.fresh[offer] + persons.fresh[row]))
        + give.schooling(most.schooling, i32(persons.schooling[row]), asked)
        + give.schedule(most.schedule, offers.schedule[offer], persons.schedules[row])
        + give.pay(most.pay, offers.top[offer], inverse)
    )


@inlined
def wish_points(
    persons: Persons,
    row: int,
    offers: Offers,
    offer: int,
    most: Most,
    desired: Int16s,
    months: Int32s,
) -> int:
    """Occupation and experience in it, of the closest desired occupation."""
    wishes(persons, row, desired, months)
    digits, chosen = -1, 0
    for choice in range(DESIRED):
        same = 0
        for d in range(DIGITS):
            same += desired[choice, d] == offers.codes[d, offer]
        if same > digits:
            digits, chosen = same, choice
    told = give.occupation(most.tiers, i32(digits))
    return told + give.experience(most.experience, i32(digits), months[chosen], offers.full[offer])


@inlined
def skill_points(persons: Persons, row: int, silent: bool, units: Int32s, most: Most) -> int:
    begin, end = persons.skill_starts[row], persons.skill_starts[row + 1]
    if silent or begin == end:
        return most.skills // SKILLS_UNKNOWN_DIVISOR
    squares, product = 0, 0
    for entry in range(begin, end):
        squares += int(persons.skill_weights[entry]) ** 2
    for entry in range(begin, end):
        asked = units[persons.skills[entry]]
        if asked:
            product += asked * unit(int(persons.skill_weights[entry]), squares)
    return give.skills(most.skills, i32(product), False)
