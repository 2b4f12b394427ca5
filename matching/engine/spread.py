"""The second pass of the match: one popular vacancy does not fill everybody's list.

Left alone, a few vacancies stand on thousands of lists while most people are on no vacancy's.
Here each vacancy may be shown on a limited number of lists, and whoever would lose by it still
gets the floor of a list.

**Who keeps a vacancy.** Each person asks down their own exact order, holding up to k; a vacancy
asked by more than it may keeps those with most points, ties by the lower id. That is deferred
acceptance (Gale and Shapley), and nobody ends up preferring a vacancy that would rather have
them than someone it keeps. The result depends on neither the order of asking nor the order of
rows: both sides rank a pair by the same points and break ties by id, so all pairs stand in one
order that both sides agree with, and only one assignment is stable.
"""

from dataclasses import dataclass
from typing import Any

import numpy as np

from matching.engine.arrays import Int16s, Int32s, Int64s
from matching.engine.errors import require
from matching.engine.holding import add_unseen, cost, exposure, hold, show
from matching.engine.ranking import Ranking
from matching.engine.spread_report import cost_figures, exposure_figures, people_figures

EVEN_SHARES = 4
"""How many times an even share of people each post may be shown to: ADR 18 has what it costs."""
LEAST_CAP = 30
"""A post shown to so few crowds nobody out."""
FLOOR = 10
BAND_ENTRIES = 1 << 22


@dataclass(frozen=True)
class Spread:
    """The lists to publish, and the place of each entry in the exact ranking, from 1.

    `seekers`: in the order shown, so `seeker_places` need not grow along a list.
    `vacancies`: the best k as they are, then whom the floor added, with place 0.
    Places are (entries,) int16. `report` is plain and JSON-able; see `spread_report.py`.
    """

    seekers: Ranking
    vacancies: Ranking
    seeker_places: Int16s
    vacancy_places: Int16s
    report: dict[str, Any]


def spread(
    for_seekers: Ranking,
    for_vacancies: Ranking,
    posts: Int32s,
    *,
    seeker_ids: Int64s,
    k: int = 20,
    cap_per_post: int | None = None,
    floor: int | None = None,
) -> Spread:
    """Spread the exact lists. `for_seekers` are longer than k (60), `for_vacancies` are k long.

    `posts` (vacancies,) int32: how many people each wants; none said counts as one. A vacancy is
    kept by at most `cap_per_post` × posts people, `usual_cap` when not given; a cap of all the
    people gives the exact lists. A person with fewer than `floor` kept gets the best of the rest
    after them, beyond the cap. Memory: the result and a byte for each entry of `for_seekers`;
    quickest when `seeker_ids` ascend. Raises ValueError when the sides do not fit each other or a
    parameter is out of range.
    """
    floor = min(FLOOR, k) if floor is None else floor
    require(k >= 1 and 0 <= floor <= k, f"0 <= floor <= k expected, not {floor} and {k}")
    require(cap_per_post is None or cap_per_post >= 1, "cap_per_post must be at least 1")
    people, vacancies = len(for_seekers.offsets) - 1, len(for_vacancies.offsets) - 1
    require(len(seeker_ids) == people, "seeker_ids: one for each list expected")
    require(len(posts) == vacancies, "posts: one for each vacancy expected")
    index, points = for_seekers.index, for_seekers.points
    by_id = np.argsort(seeker_ids)
    posts = np.maximum(posts, 1)
    before = exposure(for_seekers.offsets, index, k, vacancies)
    cap = usual_cap(before, posts) if cap_per_post is None else cap_per_post
    room = np.minimum(posts.astype(np.int64) * cap, people)
    kept = hold(for_seekers.offsets, index, points, by_id, k, room, BAND_ENTRIES)
    offsets, to_index, to_points, places, held = show(
        for_seekers.offsets, index, points, kept, k, floor
    )
    shown = Ranking(offsets, to_index, to_points)
    listed, listed_places = _with_the_unseen(shown, for_vacancies, seeker_ids, by_id)
    some = np.diff(for_seekers.offsets) > 0
    had, has, changed = cost(for_seekers.offsets, points, offsets, to_points, places, k)
    report = {
        "parameters": {
            "k": k,
            "longest_list": int(np.diff(for_seekers.offsets).max(initial=0)),
            "cap_per_post": int(cap),
            "floor": floor,
        },
        **exposure_figures(before, exposure(offsets, shown.index, k, vacancies), posts),
        **people_figures(some, for_vacancies, listed, held < np.diff(offsets)),
        **cost_figures(had[some], has[some], changed[some]),
    }
    return Spread(shown, listed, places, listed_places, report)


def usual_cap(lists: Int64s, posts: Int32s) -> int:
    """How many people may be shown each post. `lists` (vacancies,): people whose exact best it is.

    A multiple of what each post would get if all were shown alike: a fixed number would take
    most offers from people where jobs are few, and change nothing where they abound.
    """
    return max(LEAST_CAP, -(-EVEN_SHARES * int(lists.sum()) // max(int(posts.sum()), 1)))


def _with_the_unseen(
    shown: Ranking, best: Ranking, seeker_ids: Int64s, by_id: Int64s
) -> tuple[Ranking, Int16s]:
    """Each vacancy's list with whom no vacancy lists, on one that they are shown; and places."""
    vacancies = len(best.offsets) - 1
    counts = np.diff(best.offsets)
    unseen = np.diff(shown.offsets) > 0
    unseen[best.index] = False
    rows = by_id[unseen[by_id]]
    entry = add_unseen(shown.offsets, shown.index, rows, vacancies)
    host, points = shown.index[entry], shown.points[entry]
    order = np.lexsort((seeker_ids[rows], -points, host))
    host, points, rows = host[order], points[order], rows[order]
    more = np.bincount(host, minlength=vacancies)
    offsets = np.concatenate(([0], np.cumsum(counts + more)))
    old = np.repeat(offsets[:-1] - best.offsets[:-1], counts) + np.arange(len(best.index))
    first = np.concatenate(([0], np.cumsum(more)))[:-1]
    new = np.repeat(offsets[:-1] + counts - first, more) + np.arange(len(rows))
    index = np.empty(offsets[-1], dtype=best.index.dtype)
    all_points = np.empty(offsets[-1], dtype=best.points.dtype)
    places = np.zeros(offsets[-1], dtype=np.int16)
    index[old], index[new] = best.index, rows
    all_points[old], all_points[new] = best.points, points
    places[old] = np.arange(len(best.index)) - np.repeat(best.offsets[:-1], counts) + 1
    return Ranking(offsets, index, all_points), places
