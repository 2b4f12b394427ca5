"""Who gets onto the lists, by group: what is told, and what can never be worked out from it."""

import json
from collections.abc import Iterator
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from matching.fairness.figures import (
    DIMENSIONS,
    LARGEST_HIDDEN,
    Listed,
    figures,
    hidden_groups,
    is_low,
    under_four_fifths,
)

quick = settings(max_examples=200, deadline=None)
SIZES = st.lists(st.one_of(st.integers(0, 12), st.integers(0, 400)), min_size=1, max_size=6)


def people(sizes: dict[str, tuple[int, int]], dimension: str = "sex", place: int = 3) -> Listed:
    """Group → (people, how many of them stand on one list, at `place`); the rest say nothing."""
    names = (*DIMENSIONS[dimension], "unknown")
    of, lists = [], []
    for name, (many, listed) in sizes.items():
        of += [names.index(name)] * many
        lists += [1] * listed + [0] * (many - listed)
    listed = np.array(lists, dtype=np.int64)
    groups = {name: np.full(len(of), len(DIMENSIONS[name])) for name in DIMENSIONS}
    groups[dimension] = np.array(of, dtype=np.int64)
    return Listed(groups, listed, listed * place)


def told(sizes: dict[str, tuple[int, int]], dimension: str = "sex") -> dict[str, dict[str, Any]]:
    groups = figures(people(sizes, dimension), {})["dimensions"][dimension]
    return {group["group"]: group for group in groups}


def test_a_rate_is_of_the_people_with_some_possible_offer():
    groups = told({"female": (200, 50), "male": (100, 50)})

    assert groups["female"]["rate"] == 0.25
    assert groups["male"]["rate"] == 0.5


def test_a_ratio_is_to_the_group_with_the_highest_rate():
    groups = told({"female": (200, 50), "male": (100, 50)})

    assert (groups["female"]["ratio"], groups["male"]["ratio"]) == (0.5, 1.0)


def test_under_four_fifths_among_many_is_a_difference():
    assert is_low(told({"female": (200, 50), "male": (100, 50)})["female"])


def test_under_four_fifths_among_few_may_be_chance():
    """Given 5 of 12 against 8 of 13: two thirds of the rate, as luck often gives."""
    women = told({"female": (12, 5), "male": (13, 8)})["female"]

    assert under_four_fifths(women)
    assert not is_low(women)


def test_over_four_fifths_is_no_difference_however_sure():
    women = told({"female": (10_000, 4_500), "male": (10_000, 5_000)})["female"]

    assert women["chance"] < 0.001
    assert not is_low(women)


def test_who_did_not_say_is_compared_and_is_no_yardstick():
    groups = told({"female": (100, 50), "male": (100, 40), "unknown": (100, 90)})

    assert groups["female"]["ratio"] == 1.0
    assert groups["unknown"]["ratio"] == 1.8


def test_a_handful_among_thousands_is_no_yardstick():
    groups = told({"chilean": (5_000, 1_000), "other": (20, 20)}, "nationality")

    assert groups["chilean"]["ratio"] == 1.0


def test_the_mean_place_is_among_those_listed():
    one = people({"female": (20, 10), "male": (20, 0)}, place=4)

    women, men = figures(one, {})["dimensions"]["sex"]

    assert (women["mean_place"], men["mean_place"]) == (4.0, None)


def test_a_factor_at_zero_gives_another_ratio_to_the_same_group():
    """Given that without travel every woman would stand on some list."""
    one = people({"female": (100, 25), "male": (100, 50)})
    women = one.groups["sex"] == 0

    groups = figures(one, {"travel": women | (one.lists > 0)})["dimensions"]["sex"]

    assert [group["without"] for group in groups] == [{"travel": 2.0}, {"travel": 1.0}]


def test_nobody_to_tell_of_tells_nothing():
    nobody = people({})

    assert figures(nobody, {"travel": nobody.lists > 0}) == {
        "people": 0,
        "listed": 0,
        "dimensions": {name: [] for name in DIMENSIONS},
    }


def test_a_group_alone_is_compared_with_nobody():
    chilean = told({"chilean": (500, 200)}, "nationality")["chilean"]

    assert (chilean["rate"], chilean["ratio"]) == (0.4, None)


def test_where_nobody_is_listed_there_is_no_ratio():
    assert told({"female": (50, 0), "male": (50, 0)})["female"]["ratio"] is None


def test_a_small_group_hides_the_next_one_too():
    groups = told({"chilean": (500, 200), "other": (4, 2), "unknown": (90, 30)}, "nationality")

    assert groups["other"] == {"group": "other", "hidden": True}
    assert groups["unknown"] == {"group": "unknown", "hidden": True}
    assert groups["chilean"]["people"] == 500


def test_eleven_people_are_told_and_ten_are_not():
    assert hidden_groups([400, 11, 30]) == set()
    assert hidden_groups([400, 10, 30]) == {1, 2}


def test_one_small_group_beside_a_single_other_hides_both():
    assert hidden_groups([400, 3]) == {0, 1}


def test_two_that_together_are_still_few_hide_a_third():
    assert hidden_groups([400, 3, 4, 60]) == {1, 2, 3}


@quick
@given(SIZES)
def test_no_small_group_is_told(sizes: list[int]):
    hidden = hidden_groups(sizes)

    assert {at for at, size in enumerate(sizes) if 0 < size <= LARGEST_HIDDEN} <= hidden


@quick
@given(SIZES)
def test_no_hidden_group_can_be_worked_out_from_the_total(sizes: list[int]):
    """What the total leaves is shared by two groups or more and is no small group itself,

    or nothing at all is told.
    """
    hidden = hidden_groups(sizes)
    shown = {at for at, size in enumerate(sizes) if size} - hidden

    if hidden and shown:
        assert len(hidden) > 1
        assert sum(sizes) - sum(sizes[at] for at in shown) > LARGEST_HIDDEN


@quick
@given(SIZES)
def test_nothing_is_hidden_without_need(sizes: list[int]):
    """Of those hidden for another's sake, none could be told without giving the other away."""
    small = {at for at, size in enumerate(sizes) if 0 < size <= LARGEST_HIDDEN}
    more = hidden_groups(sizes) - small

    if not small:
        assert not more
    elif more:
        enough = len(small) > 1 and sum(sizes[at] for at in small) > LARGEST_HIDDEN
        assert not enough
        assert len(more) == 1


@quick
@given(
    st.integers(0, 10),
    st.integers(0, 300),
    st.integers(0, 300),
    st.sampled_from([name for name in DIMENSIONS if len(DIMENSIONS[name]) == 2]),
)
def test_no_number_of_a_hidden_group_is_in_what_is_stored(
    few: int, many: int, silent: int, dimension: str
):
    one, other = DIMENSIONS[dimension]
    counts = {one: (few, few), other: (many, many // 2), "unknown": (silent, silent // 3)}

    for group in figures(people(counts, dimension), {})["dimensions"][dimension]:
        if group.get("hidden"):
            assert set(group) == {"group", "hidden"}
        else:
            assert group["people"] > LARGEST_HIDDEN


@quick
@given(st.integers(0, 2**32))
def test_the_figures_are_plain_numbers_that_add_up(seed: int):
    random = np.random.default_rng(seed)
    count = int(random.integers(0, 200))
    groups = {
        name: random.integers(0, len(of) + 1, count).astype(np.int64)
        for name, of in DIMENSIONS.items()
    }
    lists = random.integers(0, 3, count)
    made = figures(Listed(groups, lists, lists * 5), {"pay": random.random(count) < 0.5})

    assert json.loads(json.dumps(made)) == made
    for group in shown_groups(made):
        assert {type(number) for number in group.values()} <= {str, int, float, dict, type(None)}
        assert 0 <= group["listed"] <= group["people"]
        assert group["chance"] is None or 0 <= group["chance"] <= 1
    for of in made["dimensions"].values():
        if not any(group.get("hidden") for group in of):
            assert sum(group["people"] for group in of) == made["people"]


def shown_groups(made: dict[str, Any]) -> Iterator[dict[str, Any]]:
    for groups in made["dimensions"].values():
        yield from (group for group in groups if not group.get("hidden"))


@pytest.mark.parametrize("dimension", DIMENSIONS)
def test_every_group_of_a_dimension_can_be_told(dimension: str):
    names = (*DIMENSIONS[dimension], "unknown")

    assert list(told(dict.fromkeys(names, (20, 10)), dimension)) == list(names)
