"""A vacancy asked by many stays with those it suits best, and nobody is left without a list."""

import random
from dataclasses import dataclass
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from matching.engine import Ranking
from matching.engine.holding import hold
from matching.engine.spread import LEAST_CAP, Spread, spread, usual_cap

quick = settings(max_examples=150, deadline=None)
Wishes = dict[int, dict[int, int]]


@dataclass(frozen=True)
class Town:
    """`points[person][vacancy]` of every feasible pair, by id; posts of each vacancy."""

    points: Wishes
    posts: dict[int, int]

    def asked(self, person: int) -> list[int]:
        """Their vacancies, best first."""
        return sorted(self.points[person], key=lambda v: (-self.points[person][v], v))

    def wanted(self, vacancy: int) -> list[int]:
        """Its people, best first."""
        here = [person for person in self.points if vacancy in self.points[person]]
        return sorted(here, key=lambda p: (-self.points[p][vacancy], p))


@st.composite
def towns(draw: Any) -> Town:
    """Few scores, so that ties abound; some people with nothing, some vacancies for nobody."""
    chance = random.Random(draw(st.integers(0, 2**32)))
    people = chance.sample(range(-50, 50), chance.randrange(12))
    vacancies = chance.sample(range(-50, 50), chance.randrange(1, 8))
    share = chance.random()
    points = {
        person: {v: chance.choice([0, 1, 2, 9_999]) for v in vacancies if chance.random() < share}
        for person in people
    }
    return Town(points, {vacancy: chance.randrange(4) for vacancy in vacancies})


def ranking(rows: list[int], others: list[int], lists: dict[int, list[tuple[int, int]]]) -> Ranking:
    flat = [pair for row in rows for pair in lists[row]]
    counts = [len(lists[row]) for row in rows]
    return Ranking(
        np.cumsum([0, *counts]),
        np.array([others.index(other) for other, _ in flat], dtype=np.int32),
        np.array([points for _, points in flat], dtype=np.int16),
    )


def of(town: Town, *, seed: int = 0, k: int = 3, **options: Any) -> Spread:
    """The town spread, its rows in an order of chance."""
    people, vacancies = rows_of(town, seed)
    longest = {p: [(v, town.points[p][v]) for v in town.asked(p)] for p in people}
    best = {v: [(p, town.points[p][v]) for p in town.wanted(v)[:k]] for v in vacancies}
    return spread(
        ranking(people, vacancies, longest),
        ranking(vacancies, people, best),
        np.array([town.posts[v] for v in vacancies], dtype=np.int32),
        seeker_ids=np.array(people, dtype=np.int64),
        k=k,
        **options,
    )


def rows_of(town: Town, seed: int) -> tuple[list[int], list[int]]:
    chance = random.Random(seed)
    return (
        chance.sample(list(town.points), len(town.points)),
        chance.sample(list(town.posts), len(town.posts)),
    )


Shown = dict[int, list[tuple[int, int, int]]]


def by_id(town: Town, found: Spread, seed: int = 0) -> tuple[Shown, Shown]:
    """Of each side: id → (other id, points, place) in the order shown."""
    people, vacancies = rows_of(town, seed)
    return (
        _lists(people, vacancies, found.seekers, found.seeker_places),
        _lists(vacancies, people, found.vacancies, found.vacancy_places),
    )


def _lists(rows: list[int], others: list[int], lists: Ranking, places: Any) -> Shown:
    told = {}
    for at, row in enumerate(rows):
        span = slice(lists.offsets[at], lists.offsets[at + 1])
        index, points = lists.index[span].tolist(), lists.points[span].tolist()
        ids = [others[other] for other in index]
        told[row] = list(zip(ids, points, places[span].tolist(), strict=True))
    return told


def asking_in_turn(town: Town, k: int, cap: int) -> dict[int, set[int]]:
    """Deferred acceptance as in the textbook: who is refused asks the next."""
    kept: dict[int, set[int]] = {vacancy: set() for vacancy in town.posts}
    waiting = {person: town.asked(person) for person in town.points}
    holding: dict[int, set[int]] = {person: set() for person in town.points}
    moving = True
    while moving:
        moving = False
        for person, left in waiting.items():
            while left and len(holding[person]) < k:
                moving = True
                vacancy = left.pop(0)
                kept[vacancy].add(person)
                holding[person].add(vacancy)
                if len(kept[vacancy]) > cap * max(town.posts[vacancy], 1):
                    worst = max(kept[vacancy], key=lambda p: (-town.points[p][vacancy], p))
                    kept[vacancy].remove(worst)
                    holding[worst].remove(vacancy)
    return holding


@quick
@given(towns(), st.integers(1, 4), st.integers(1, 3))
def test_who_keeps_a_vacancy_is_who_would_by_asking_in_turn(town: Town, k: int, cap: int) -> None:
    shown, _ = by_id(town, of(town, k=k, cap_per_post=cap, floor=0))

    held = {person: {vacancy for vacancy, _, _ in rows} for person, rows in shown.items()}
    assert held == asking_in_turn(town, k, cap)


@quick
@given(towns(), st.integers(1, 4), st.integers(1, 3))
def test_nobody_prefers_a_vacancy_that_would_also_prefer_them(town: Town, k: int, cap: int) -> None:
    shown, _ = by_id(town, of(town, k=k, cap_per_post=cap, floor=0))

    for person, vacancy in ((p, v) for p in town.points for v in town.points[p]):
        mine = [v for v, _, _ in shown[person]]
        if vacancy in mine:
            continue
        asked, wanted = town.asked(person), town.wanted(vacancy)
        theirs = [p for p, rows in shown.items() if vacancy in {v for v, _, _ in rows}]
        i_would = len(mine) < k or asked.index(vacancy) < max(map(asked.index, mine))
        room = cap * max(town.posts[vacancy], 1)
        it_would = len(theirs) < room or wanted.index(person) < max(map(wanted.index, theirs))
        assert not (i_would and it_would)


@quick
@given(towns(), st.integers(0, 3))
def test_no_vacancy_is_shown_beyond_its_cap_save_by_the_floor(town: Town, floor: int) -> None:
    held, _ = by_id(town, of(town, cap_per_post=1, floor=0))
    shown, _ = by_id(town, of(town, cap_per_post=1, floor=floor))

    for vacancy, posts in town.posts.items():
        assert sum(vacancy == v for rows in held.values() for v, _, _ in rows) <= max(posts, 1)
    for person, rows in shown.items():
        assert rows[: len(held[person])] == held[person]
        least = min(floor, len(town.points[person]))
        assert len(rows) == max(len(held[person]), least)


@quick
@given(towns())
def test_what_the_floor_adds_is_the_best_of_what_was_refused(town: Town) -> None:
    held, _ = by_id(town, of(town, cap_per_post=1, floor=0))
    shown, _ = by_id(town, of(town, cap_per_post=1, floor=3))

    for person, rows in shown.items():
        kept = {vacancy for vacancy, _, _ in held[person]}
        refused = [vacancy for vacancy in town.asked(person) if vacancy not in kept]
        more = [vacancy for vacancy, _, _ in rows[len(kept) :]]
        assert more == refused[: len(more)]


@quick
@given(towns())
def test_each_one_shown_carries_its_points_and_its_exact_place(town: Town) -> None:
    shown, listed = by_id(town, of(town, cap_per_post=1))

    for person, rows in shown.items():
        asked = town.asked(person)
        assert rows == [(v, town.points[person][v], asked.index(v) + 1) for v, _, _ in rows]
    for vacancy, entries in listed.items():
        wanted = town.wanted(vacancy)
        for person, points, place in entries:
            assert points == town.points[person][vacancy]
            assert place in (0, wanted.index(person) + 1)


@quick
@given(towns(), st.integers(1, 4))
def test_without_a_limit_the_lists_are_the_exact_ones(town: Town, k: int) -> None:
    found = of(town, k=k, cap_per_post=len(town.points) or 1, floor=0)
    shown, _ = by_id(town, found)

    for person, rows in shown.items():
        assert [vacancy for vacancy, _, _ in rows] == town.asked(person)[:k]
        assert [place for _, _, place in rows] == list(range(1, len(rows) + 1))
    assert found.report["mean_loss"] == 0
    assert found.report["lists_changed_percent"] == 0


@quick
@given(towns(), st.integers(1, 2), st.integers(1, 9))
def test_the_order_of_rows_changes_nothing(town: Town, cap: int, seed: int) -> None:
    one = of(town, cap_per_post=cap, seed=0)
    other = of(town, cap_per_post=cap, seed=seed)

    assert by_id(town, one, 0) == by_id(town, other, seed)
    assert one.report == other.report


@quick
@given(towns())
def test_a_vacancys_best_stand_as_they_were_and_come_first(town: Town) -> None:
    _, listed = by_id(town, of(town, k=2, cap_per_post=1, floor=2))

    for vacancy, rows in listed.items():
        best = [person for person, _, place in rows if place]
        assert best == town.wanted(vacancy)[:2]
        assert [place for _, _, place in rows][: len(best)] == list(range(1, len(best) + 1))


@quick
@given(towns())
def test_whoever_is_shown_something_stands_on_the_list_of_some_vacancy(town: Town) -> None:
    shown, listed = by_id(town, of(town, k=2, cap_per_post=1, floor=1))

    seen = {person for rows in listed.values() for person, _, _ in rows}
    assert seen == {person for person, rows in shown.items() if rows}
    for vacancy, rows in listed.items():
        added = [person for person, _, place in rows if place == 0]
        assert all(vacancy in {v for v, _, _ in shown[person]} for person in added)


def test_those_added_are_dealt_out_among_vacancies() -> None:
    """Given four people whom no vacancy lists, all shown the same two."""
    best = {person: {1: 50, 2: 40} for person in (1, 2)}
    others = {person: {1: 20, 2: 10} for person in (3, 4, 5, 6)}
    town = Town(best | others, {1: 1, 2: 1})

    _, listed = by_id(town, of(town, k=2, floor=2))

    assert {v: [p for p, _, place in rows if not place] for v, rows in listed.items()} == {
        1: [3, 5],
        2: [4, 6],
    }


def test_the_report_tells_what_was_gained_and_lost() -> None:
    """Given three people who all want vacancy 1, which one of them may keep; two can do 2."""
    town = Town({1: {1: 90, 2: 50}, 2: {1: 80, 2: 60}, 3: {1: 70}}, {1: 1, 2: 1, 9: 1})

    found = of(town, k=1, cap_per_post=1, floor=1)

    shown, _ = by_id(town, found)
    assert shown == {1: [(1, 90, 1)], 2: [(2, 60, 2)], 3: [(1, 70, 1)]}
    assert found.report == {
        "parameters": {"k": 1, "longest_list": 2, "cap_per_post": 1, "floor": 1},
        "largest_per_post": {"before": 3, "after": 2},
        "largest_exposure": {"before": 3, "after": 2},
        "top_hundredth_share": {"before": 100.0, "after": 66.67},
        "vacancies_on_no_list": {"before": 2, "after": 1},
        "entries": {"before": 3, "after": 3},
        "people_with_some": 3,
        "people_on_no_list": {"before": 1, "after": 0},
        "people_under_floor": 1,
        "lists_changed_percent": 33.33,
        "mean_loss": 6.7,
        "mean_loss_percent": 8.33,
        "largest_loss": 20,
    }


def test_more_entries_than_fit_a_band_give_the_same() -> None:
    """Given thousands of pairs of every score, sorted all at once and a few at a time."""
    random = np.random.default_rng(4)
    people, vacancies, each = 300, 40, 20
    points = -np.sort(-random.integers(0, 10_001, (people, each)), axis=1).astype(np.int16)
    index = np.argsort(random.random((people, vacancies)))[:, :each].astype(np.int32)
    lists = (np.arange(people + 1) * each, index.ravel(), points.ravel(), np.arange(people), 5)

    whole = hold(*lists, np.full(vacancies, 9), 1 << 22)
    bits = hold(*lists, np.full(vacancies, 9), 50)

    assert whole.any()
    assert np.array_equal(whole, bits)


@pytest.mark.parametrize(
    ("people_shown", "posts", "cap"), [(60, 9, LEAST_CAP), (90_000, 300, 1200), (0, 0, LEAST_CAP)]
)
def test_the_usual_cap_is_four_even_shares_and_never_under_thirty(
    people_shown: int, posts: int, cap: int
) -> None:
    assert usual_cap(np.array([people_shown]), np.array([posts], dtype=np.int32)) == cap


@pytest.mark.parametrize(
    ("options", "complaint"),
    [({"k": 0}, "floor <= k"), ({"floor": 4}, "floor <= k"), ({"cap_per_post": 0}, "cap_per_post")],
)
def test_parameters_out_of_range_are_refused(options: dict[str, int], complaint: str) -> None:
    with pytest.raises(ValueError, match=complaint):
        of(Town({1: {1: 1}}, {1: 1}), **options)
