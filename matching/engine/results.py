"""From what the loops leave to rankings: lists one after the other, with rows."""

import numpy as np

from matching.engine.arrays import Int16s, Int32s, Int64s
from matching.engine.compiled import tight
from matching.engine.picks import KEY_BITS, LAST, Lists
from matching.engine.ranking import Ranking


def seekers_ranking(lists: Lists, rows_by_id: Int32s) -> Ranking:
    """Each person's list. The arrays of `lists` are reused: no second copy of a whole country."""
    return _closed_up(lists.ranks, lists.points, lists.counts, rows_by_id)


def vacancies_ranking(best: Int64s, rows: Int32s, rows_by_id: Int32s) -> Ranking:
    """Each vacancy's list from those of every thread.

    `best` (threads, offers, k + 1) are as in `Lists`; `rows` are those of the offers, and
    `rows_by_id` those of people.
    """
    _, offers, k = best.shape
    ranks, points = np.empty((offers, k - 1), np.int32), np.empty((offers, k - 1), np.int16)
    counts = np.zeros(offers, np.int16)
    merge_best(best, rows, ranks, points, counts, np.empty(len(best), np.int64))
    return _closed_up(ranks, points, counts, rows_by_id)


def _closed_up(ranks: Int32s, points: Int16s, counts: Int16s, rows_by_id: Int32s) -> Ranking:
    offsets = np.concatenate([[0], np.cumsum(counts, dtype=np.int64)])
    index, told = ranks.reshape(-1), points.reshape(-1)
    close_up(index, told, counts, ranks.shape[1], rows_by_id)
    return Ranking(offsets, index[: offsets[-1]], told[: offsets[-1]])


@tight
def close_up(index: Int32s, points: Int16s, counts: Int16s, k: int, rows_by_id: Int32s) -> None:
    """Moves each list of up to k to the end of the one before, in place."""
    to = 0
    for row in range(len(counts)):
        for entry in range(row * k, row * k + counts[row]):
            index[to] = rows_by_id[index[entry]]
            points[to] = points[entry]
            to += 1


@tight
def merge_best(
    best: Int64s, rows: Int32s, ranks: Int32s, points: Int16s, counts: Int16s, at: Int64s
) -> None:
    """The k greatest keys of each offer over all threads, into the offer's row.

    `at` (threads,) is for use.
    """
    threads, offers, k = best.shape[0], best.shape[1], ranks.shape[1]
    for offer in range(offers):
        row = rows[offer]
        at[:] = 1
        for place in range(k):
            first, key = 0, -1
            for thread in range(threads):
                if at[thread] <= k and best[thread, offer, at[thread]] > key:
                    first, key = thread, best[thread, offer, at[thread]]
            if key < 0:
                break
            ranks[row, place], points[row, place] = LAST - (key & LAST), key >> KEY_BITS
            counts[row] += 1
            at[first] += 1
