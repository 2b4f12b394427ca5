"""Who keeps each vacancy when it may be shown on a limited number of lists."""

import numpy as np

from matching.engine.arrays import Bools, Int16s, Int32s, Int64s
from matching.engine.compiled import compiled
from matching.engine.weights import FULL_SCORE


@compiled
def hold(
    offsets: Int64s,
    index: Int32s,
    points: Int16s,
    by_id: Int64s,
    k: int,
    room: Int64s,
    band_entries: int,
) -> Bools:
    """(entries,) bool: the entries that both sides keep.

    `offsets`, `index` and `points` are the long lists of the seekers, best first, ties by the
    lower id of the vacancy; `by_id` their rows in the order of their ids; `room` (vacancies,)
    int64 how many lists each vacancy may still stand on, used up here. `band_entries` are sorted
    at a time, or one score's if more: that bounds memory (12 bytes each), never the result.

    Every pair has one score for both sides and ties go by id, so all pairs stand in one order:
    points, then seeker, then vacancy. Going down it, a pair is kept when both still have room.
    """
    kept = np.zeros(len(index), dtype=np.bool_)
    held = np.zeros(len(by_id), dtype=np.int16)
    cursor = offsets[:-1].copy()
    asking = by_id.copy()
    size = np.zeros(FULL_SCORE + 2, dtype=np.int64)
    for entry in range(len(points)):
        size[points[entry]] += 1
    most = max(size.max(), min(band_entries, len(points)))
    entries = np.empty(most, dtype=np.int64)
    owners = np.empty(most, dtype=np.int32)
    top = FULL_SCORE
    while top >= 0:
        # A counting sort of one band of points: where each score starts, and how far it got.
        start = np.zeros(FULL_SCORE + 1, dtype=np.int64)
        low, many = top, size[top]
        while low > 0 and many + size[low - 1] <= band_entries:
            start[low - 1] = many
            low -= 1
            many += size[low]
        end = start.copy()
        still = 0
        for row in asking:
            if held[row] >= k:
                continue
            entry = cursor[row]
            while entry < offsets[row + 1] and points[entry] >= low:
                if room[index[entry]] > 0:
                    at = end[points[entry]]
                    entries[at], owners[at] = entry, row
                    end[points[entry]] += 1
                entry += 1
            cursor[row] = entry
            if entry < offsets[row + 1]:
                asking[still] = row
                still += 1
        asking = asking[:still]
        for score in range(top, low - 1, -1):
            for at in range(start[score], end[score]):
                row, vacancy = owners[at], index[entries[at]]
                if held[row] < k and room[vacancy] > 0:
                    kept[entries[at]] = True
                    held[row] += 1
                    room[vacancy] -= 1
        top = low - 1
    return kept


@compiled
def show(
    offsets: Int64s, index: Int32s, points: Int16s, kept: Bools, k: int, floor: int
) -> tuple[Int64s, Int32s, Int16s, Int16s, Int64s]:
    """The lists shown: offsets, index, points, place on the long list; and held per seeker.

    Those kept first, then, up to `floor` in all, the best of those refused.
    """
    rows = len(offsets) - 1
    shown = np.zeros(rows + 1, dtype=np.int64)
    held = np.zeros(rows, dtype=np.int64)
    for row in range(rows):
        for entry in range(offsets[row], offsets[row + 1]):
            held[row] += kept[entry]
        least = min(floor, k, offsets[row + 1] - offsets[row])
        shown[row + 1] = shown[row] + max(held[row], least)
    to_index = np.empty(shown[rows], dtype=np.int32)
    to_points = np.empty(shown[rows], dtype=np.int16)
    places = np.empty(shown[rows], dtype=np.int16)
    for row in range(rows):
        keep, beyond = shown[row], shown[row] + held[row]
        for entry in range(offsets[row], offsets[row + 1]):
            if kept[entry]:
                at = keep
                keep += 1
            elif beyond < shown[row + 1]:
                at = beyond
                beyond += 1
            else:
                continue
            to_index[at], to_points[at] = index[entry], points[entry]
            places[at] = entry - offsets[row] + 1
    return shown, to_index, to_points, places, held


@compiled
def exposure(offsets: Int64s, index: Int32s, most: int, vacancies: int) -> Int64s:
    """(vacancies,) int64: on how many lists each stands, looking at the first `most` of each."""
    lists = np.zeros(vacancies, dtype=np.int64)
    for row in range(len(offsets) - 1):
        for entry in range(offsets[row], min(offsets[row] + most, offsets[row + 1])):
            lists[index[entry]] += 1
    return lists


@compiled
def add_unseen(offsets: Int64s, index: Int32s, unseen: Int64s, vacancies: int) -> Int64s:
    """The entry of the shown list of each of `unseen` rows where that person is added.

    Of their vacancies, the one with the fewest added so far; the first on the list when tied.
    `unseen` is in the order of ids and everyone in it has something shown.
    """
    added = np.zeros(vacancies, dtype=np.int64)
    chosen = np.empty(len(unseen), dtype=np.int64)
    for one in range(len(unseen)):
        row = unseen[one]
        best = offsets[row]
        for entry in range(offsets[row] + 1, offsets[row + 1]):
            if added[index[entry]] < added[index[best]]:
                best = entry
        chosen[one] = best
        added[index[best]] += 1
    return chosen


@compiled
def cost(
    offsets: Int64s, points: Int16s, shown: Int64s, shown_points: Int16s, places: Int16s, k: int
) -> tuple[Int64s, Int64s, Bools]:
    """Per row: points of the exact best k, points of the list shown, whether they differ.

    `offsets` and `points` are the long lists; the rest as `show` gives them.
    """
    rows = len(offsets) - 1
    had = np.zeros(rows, dtype=np.int64)
    has = np.zeros(rows, dtype=np.int64)
    changed = np.zeros(rows, dtype=np.bool_)
    for row in range(rows):
        best = min(offsets[row] + k, offsets[row + 1])
        for entry in range(offsets[row], best):
            had[row] += points[entry]
        changed[row] = shown[row + 1] - shown[row] != best - offsets[row]
        for at in range(shown[row], shown[row + 1]):
            has[row] += shown_points[at]
            changed[row] |= places[at] != at - shown[row] + 1
    return had, has, changed
