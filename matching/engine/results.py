"""From what the loops leave to rankings: lists one after the other, with rows."""

import numpy as np

from matching.engine.arrays import Int16s, Int32s, Int64s
from matching.engine.compiled import tight
from matching.engine.picks import KEY_BITS, LAST, Lists
from matching.engine.ranking import Ranking


def seekers_ranking(lists: Lists, rows_by_id: Int32s) -> Ranking:
    """Each person's list. The arrays of `lists` are reused: no second copy of a whole country."""
    offsets = np.concatenate([[0], np.cumsum(lists.counts, dtype=np.int64)])
    index, points = lists.ranks.reshape(-1), lists.points.reshape(-1)
    close_up(index, points, lists.counts, lists.ranks.shape[1], rows_by_id)
    return Ranking(offsets, index[: offsets[-1]], points[: offsets[-1]])


def vacancies_ranking(best: Int64s, rows: Int32s, rows_by_id: Int32s) -> Ranking:
    """Each vacancy's list from those of every thread.

    `best` (threads, offers, k + 1) are as in `Lists`; `rows` are those of the offers, and
    `rows_by_id` those of people.
    """
    _, offers, k = best.shape
    keys = np.full((offers, k - 1), -1, dtype=np.int64)
    merge_best(best, rows, keys, np.empty(len(best), np.int64))
    listed = keys >= 0
    offsets = np.concatenate([[0], np.cumsum(listed.sum(axis=1), dtype=np.int64)])
    kept = keys[listed]
    index = rows_by_id[LAST - (kept & LAST)]
    return Ranking(offsets, index, (kept >> KEY_BITS).astype(np.int16))


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
def merge_best(best: Int64s, rows: Int32s, keys: Int64s, at: Int64s) -> None:
    """The k greatest keys of each offer over all threads, into the offer's row of `keys`.

    `at` (threads,) is for use.
    """
    threads, offers, k = best.shape[0], best.shape[1], keys.shape[1]
    for offer in range(offers):
        at[:] = 1
        for place in range(k):
            first = -1
            for thread in range(threads):
                if at[thread] > k:
                    continue
                if first < 0 or best[thread, offer, at[thread]] > best[first, offer, at[first]]:
                    first = thread
            keys[rows[offer], place] = best[first, offer, at[first]]
            at[first] += 1
