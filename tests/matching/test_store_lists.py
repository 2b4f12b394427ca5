"""Lists written by COPY come out of the database as they went in."""

import numpy as np
import pytest

from matching.engine import Ranking
from matching.models import SeekerMatches
from matching.store.list_rows import BLOCK, write_lists
from tests.factories.matching import RunFactory

pytestmark = pytest.mark.django_db

OTHERS = np.array([7, 2**40, 9], dtype=np.int64)


def ranking(*lists: list[tuple[int, int]]) -> Ranking:
    """Of (row of the other, points)."""
    entries = [entry for one in lists for entry in one]
    return Ranking(
        np.cumsum([0, *map(len, lists)], dtype=np.int64),
        np.array([row for row, _ in entries], dtype=np.int32),
        np.array([points for _, points in entries], dtype=np.int16),
    )


def written(lists: Ranking, owners: list[int], places: list[int], **more) -> list[tuple]:
    run = RunFactory()
    write_lists(
        SeekerMatches,
        ("seeker_id", "vacancy_ids"),
        run.pk,
        owners=np.array(owners, dtype=np.int64),
        others=OTHERS,
        ranking=lists,
        places=np.array(places, dtype=np.int16),
        **more,
    )
    rows = SeekerMatches.objects.filter(run=run).order_by("seeker_id")
    return list(rows.values_list("seeker_id", "vacancy_ids", "points", "places", "changed_at"))


def test_ids_points_and_places():
    lists = ranking([(1, 10_000), (0, 300)], [(2, 0)])
    assert written(lists, [5, 2**41], [2, 1, 1]) == [
        (5, [2**40, 7], [10_000, 300], [2, 1], None),
        (2**41, [9], [0], [1], None),
    ]


def test_who_has_no_list_has_no_row():
    assert [row[0] for row in written(ranking([], [(0, 1)], []), [1, 2, 3], [1])] == [2]


def test_owners_may_come_in_any_order():
    rows = written(ranking([(0, 1)], [(1, 2)], [(2, 3)]), [30, 10, 20], [1, 1, 1])
    assert [(owner, ids) for owner, ids, *_ in rows] == [(10, [2**40]), (20, [9]), (30, [7])]


def test_places_that_are_those_of_the_order_are_left_out():
    lists = ranking([(0, 9), (1, 8)], [(0, 9), (2, 7)])
    rows = written(lists, [1, 2], [1, 2, 1, 3], plain_places=False)
    assert [places for *_, places, _ in rows] == [[], [1, 3]]


def test_nobody_at_all():
    assert written(ranking(), [], []) == []


def test_more_than_a_block_of_them():
    people = BLOCK + 3
    lists = Ranking(
        np.arange(people + 1, dtype=np.int64),
        np.zeros(people, dtype=np.int32),
        np.arange(people, dtype=np.int16) % 100,
    )
    rows = written(lists, list(range(1, people + 1)), [1] * people)
    assert [row[2] for row in rows] == [[n % 100] for n in range(people)]
