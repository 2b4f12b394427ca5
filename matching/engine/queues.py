"""People as one vacancy looks for them: by the major group they want, and by comuna."""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from matching.engine.arrays import Int16s, Int32s, Int64s, UInt16s
from matching.engine.columns import DESIRED
from matching.engine.compiled import tight
from matching.engine.sides import GROUPS, Persons, needs
from matching.engine.walkers import wanted_groups, wishes


class Queues(NamedTuple):
    """People under each major group they want, by comuna, whoever travels furthest first.

    `starts` (GROUPS, comunas + 2): where each comuna's queue begins, with those who would move to
    some region as one comuna more. The columns (entries,) repeat a person in each queue they are
    in, to be read in a row; `codes` and `wish_months` (3, entries) are those of
    the desired occupations, most months first.
    """

    starts: Int64s
    row: Int32s
    comuna: Int16s
    minutes: Int16s
    moving: Int32s
    schedules: Int32s
    has: NDArray[np.uint64]
    schooling: Int16s
    months: Int16s  # in the major group
    expected: Int32s
    fresh: Int16s
    names_skills: NDArray[np.bool_]
    codes: UInt16s
    wish_months: Int16s


def queues_of(persons: Persons, comuna: Int16s, comunas: int) -> Queues:
    """Everybody in the queues where vacancies will look."""
    n = len(comuna)
    wanted = np.zeros(n, dtype=np.int32)
    codes = np.zeros((DESIRED, n), dtype=np.uint16)
    wish_months = np.zeros((DESIRED, n), dtype=np.int16)
    scratch = np.empty(DESIRED, np.uint16), np.empty(DESIRED, np.int16)
    tell_wishes(persons, wanted, codes, wish_months, *scratch)
    at = np.where(persons.moving != 0, comunas, comuna).astype(np.int64)
    in_order = np.argsort((at << 16) - persons.minutes, kind="stable").astype(np.int32)
    rows = [in_order[wanted[in_order] >> g & 1 == 1] for g in range(GROUPS)]
    counts = np.array([np.bincount(at[of_group], minlength=comunas + 1) for of_group in rows])
    ends = np.cumsum(counts).reshape(GROUPS, comunas + 1)
    row = np.concatenate(rows)
    group = np.repeat(np.arange(GROUPS), [len(of_group) for of_group in rows])
    months = persons.group_months[row, np.minimum(group, GROUPS - 2)]
    return Queues(
        starts=np.concatenate([ends[:, :1] - counts[:, :1], ends], axis=1).astype(np.int64),
        row=row,
        comuna=comuna[row],
        minutes=persons.minutes[row],
        moving=persons.moving[row],
        schedules=persons.schedules[row],
        has=needs(persons.licences, persons.permits, persons.adult)[row],
        schooling=persons.schooling[row].astype(np.int16),
        months=np.where(group == GROUPS - 1, 0, months).astype(np.int16),
        expected=persons.expected[row],
        fresh=persons.fresh[row].astype(np.int16),
        names_skills=(np.diff(persons.skill_starts) > 0)[row],
        codes=np.ascontiguousarray(codes[:, row]),
        wish_months=np.ascontiguousarray(wish_months[:, row]),
    )


@tight
def tell_wishes(
    persons: Persons,
    wanted: Int32s,
    codes: UInt16s,
    wish_months: Int16s,
    desired: UInt16s,
    months: Int16s,
) -> None:
    """Writes each person's mask of major groups, and their wishes; the last two are for use."""
    for row in range(len(wanted)):
        wanted[row] = wanted_groups(persons, row)
        wishes(persons, row, desired, months)
        for choice in range(DESIRED):
            wish_months[choice, row] = months[choice]
            codes[choice, row] = desired[choice]
