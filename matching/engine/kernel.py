"""Ranks some people of one comuna against every vacancy they can reach, both ways; compiled."""

from matching.engine import points as give
from matching.engine.arrays import Int8s, Int16s, Int32s, Int64s
from matching.engine.columns import MAX_REGIONS
from matching.engine.compiled import inlined, tight
from matching.engine.passes import OUT, first_from, score
from matching.engine.picks import (
    Lists,
    count_from,
    find_hits,
    keep_best,
    least_of_best,
    list_hits,
    write_list,
)
from matching.engine.points import Most
from matching.engine.room import (
    ASKED,
    BELTS,
    FURTHEST,
    LEVELS,
    Room,
    copy_offers,
    tell_far,
)
from matching.engine.shelf import VECTOR, Shelf
from matching.engine.sides import GROUPS, Offers, Places
from matching.engine.walkers import Walkers

FEW = 20
"""People for whom it does not pay to put the vacancies within reach under each skill they ask."""
NEAR, FAR = 0, 1
"""Which shelf a run is of: the copies, or the whole for a region that the person would move to."""


@tight
def rank(
    people: int,
    reached: int,
    offers: Offers,
    whole: Shelf,
    places: Places,
    travel: Int16s,
    most: Most,
    rejected: Int64s,
    room: Room,
    lists: Lists,
) -> None:
    """Ranks the first so many of `room.walkers`, all of one comuna.

    The first `reached` places of `room.order` are those they reach, and `travel` the row of their
    comuna. `rejected` holds sorted `person's row × offers + offer`.
    """
    w, groups = room.walkers, 0
    for n in range(people):
        groups |= w.wanted[n]
    for steps in range(len(room.fresh_points)):
        room.fresh_points[steps] = give.freshness(most.freshness, steps)
    by_skill = people > FEW
    copy_offers(offers, whole, places, travel, reached, groups, most, lists.worst, by_skill, room)
    near = room.near
    for n in range(people):
        runs, end = find_runs(n, places, room), 0
        for run in range(runs):
            at, first, last = room.runs[run, 1], room.runs[run, 2], room.runs[run, 3]
            points = room.points[end : end + padded(last - first)]
            end += len(points)
            if room.runs[run, 0] == FAR:
                sure = room.far_sure[: len(points)]
                tell_far(offers, places, travel, at, first, last, w.fresh[n], most, room, sure)
                score(w, n, at, first, last, offers, True, most, whole, sure, room, points)
                leave_rejected(
                    rejected, w, n, first, last, whole.offer[: len(room.copy)], whole, points
                )
            else:
                sure = room.sure[w.fresh[n], first : first + len(points)]
                score(w, n, at, first, last, offers, by_skill, most, near, sure, room, points)
                leave_moved_to(w.moving[n], near.region[first:last], points)
                leave_rejected(rejected, w, n, first, last, room.copy, near, points)
        list_best(n, runs, end, whole, room, lists)


@inlined
def find_runs(n: int, places: Places, room: Room) -> int:
    """Writes the runs of vacancies that one person may be shown; returns how many."""
    w, runs = room.walkers, 0
    for g in range(GROUPS):
        if w.wanted[n] >> g & 1:
            enough = steps_held(w.schooling[n])
            for belt in range(BELTS):
                if belt == 0 or FURTHEST[belt - 1] < w.minutes[n]:
                    cuts = room.cuts[g, belt]
                    runs = add_run(NEAR, g, cuts[0], cuts[enough], runs, room.runs)
            if w.moving[n]:
                for region in range(MAX_REGIONS):
                    if w.moving[n] >> region & 1:
                        first = places.starts[g, places.of_region[region]]
                        last = places.starts[g, places.of_region[region + 1]]
                        runs = add_run(FAR, g, first, last, runs, room.runs)
    return runs


@inlined
def steps_held(schooling: int) -> int:
    """How many steps of the schooling asked begin at this one or under it."""
    steps = 0
    for step in range(ASKED):
        steps += schooling >= LEVELS[step]
    return steps


@inlined
def add_run(shelf: int, group: int, first: int, last: int, run: int, runs: Int32s) -> int:
    if first == last:
        return run
    runs[run, 0], runs[run, 1], runs[run, 2], runs[run, 3] = shelf, group, first, last
    return run + 1


@inlined
def padded(size: int) -> int:
    return (size + VECTOR - 1) // VECTOR * VECTOR


@inlined
def leave_moved_to(moving: int, region: Int8s, points: Int16s) -> None:
    """Takes out what is within reach but also in a region to move to, where it counts."""
    if moving:
        for i in range(len(region)):
            points[i] = OUT if moving >> region[i] & 1 else points[i]


@inlined
def leave_rejected(
    rejected: Int64s,
    w: Walkers,
    n: int,
    first: int,
    last: int,
    place: Int32s,
    shelf: Shelf,
    points: Int16s,
) -> None:
    """Takes the pairs that said no before out; `place` says where each offer is on the shelf."""
    if not w.refuses[n]:
        return
    offers, row = len(place), int(w.row[n])
    entry = first_from(rejected, row * offers)
    while entry < len(rejected) and rejected[entry] // offers == row:
        offer = rejected[entry] % offers
        at = place[offer]
        if first <= at < last and shelf.offer[at] == offer:
            points[at - first] = OUT
        entry += 1


@inlined
def list_best(n: int, runs: int, end: int, whole: Shelf, room: Room, lists: Lists) -> None:
    """Puts each pair of one person on both lists where it belongs."""
    row, rank_by_id, picks = room.walkers.row[n], room.walkers.rank[n], room.picks
    deepest = lists.ranks.shape[1]
    points = room.points[:end]
    pairs = count_from(points, 0)
    lists.feasible[row] = pairs
    least = least_of_best(points, deepest) if pairs > deepest else 0
    begin, own = 0, 0
    for run in range(runs):
        first, last = room.runs[run, 2], room.runs[run, 3]
        some = room.points[begin : begin + padded(last - first)]
        begin += len(some)
        if room.runs[run, 0] == FAR:
            worst = lists.worst
            find_hits(some, worst[first : first + len(some)], least, picks.hits)
            own = list_hits(
                some, picks, least, first, rank_by_id, whole, worst, own, deepest, lists
            )
        else:
            worst = room.worst
            find_hits(some, worst[first : first + len(some)], least, picks.hits)
            own = list_hits(
                some, picks, least, first, rank_by_id, room.near, worst, own, deepest, lists
            )
    write_list(picks.keys[: keep_best(picks, own, deepest)], row, lists)
