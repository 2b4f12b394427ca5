"""The lists are exactly those of comparing everyone with everything, one pair at a time."""

from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from matching.engine import SeekerRow, VacancyRow, merge, seekers_of
from tests.matching.engine.markets import MARKETS, Market
from tests.matching.engine.people import Lists, lists_by_id, run, seeker, vacancy, why

quick = settings(max_examples=60, deadline=None)


def pairs_array(pairs: list[tuple[int, int]]) -> Any:
    return np.array(pairs, dtype=np.int64).reshape(-1, 2)


def one_pair_at_a_time(market: Market, k: int) -> tuple[Lists, Lists]:
    seekers, vacancies, rejected = market
    for_seekers: Lists = {row.id: [] for row in seekers}
    for_vacancies: Lists = {row.id: [] for row in vacancies}
    for one in seekers:
        for other in vacancies:
            reasons = why(one, other, rejected_before=(one.id, other.id) in rejected)
            if reasons.feasible:
                for_seekers[one.id].append((other.id, reasons.total))
                for_vacancies[other.id].append((one.id, reasons.total))
    for lists in (for_seekers, for_vacancies):
        for owner in lists:
            lists[owner] = sorted(lists[owner], key=lambda entry: (-entry[1], entry[0]))[:k]
    return for_seekers, for_vacancies


@quick
@given(market=MARKETS, k=st.integers(1, 4))
def test_the_lists_are_those_of_comparing_one_pair_at_a_time(market: Market, k: int) -> None:
    seekers, vacancies, rejected = market

    matches = run(seekers, vacancies, k=k, excluded=pairs_array(rejected))

    assert lists_by_id(matches, seekers, vacancies) == one_pair_at_a_time(market, k)


@quick
@given(market=MARKETS, threads=st.integers(2, 5))
def test_the_number_of_threads_changes_nothing(market: Market, threads: int) -> None:
    seekers, vacancies, rejected = market
    options = {"k": 2, "excluded": pairs_array(rejected)}

    alone = run(seekers, vacancies, threads=1, **options)
    shared = run(seekers, vacancies, threads=threads, **options)

    assert lists_by_id(shared, seekers, vacancies) == lists_by_id(alone, seekers, vacancies)
    assert shared.feasible.tolist() == alone.feasible.tolist()


@quick
@given(market=MARKETS)
def test_longer_lists_of_people_begin_with_the_short_ones(market: Market) -> None:
    seekers, vacancies, _ = market

    short, long = run(seekers, vacancies, k=2), run(seekers, vacancies, k=2, seekers_k=6)

    for row in range(len(seekers)):
        assert long.seekers.of(row)[:2] == short.seekers.of(row)
    for row in range(len(vacancies)):
        assert long.vacancies.of(row) == short.vacancies.of(row)


@quick
@given(market=MARKETS, data=st.data())
def test_the_order_of_the_rows_changes_nothing(market: Market, data: st.DataObject) -> None:
    seekers, vacancies, rejected = market
    options = {"k": 2, "excluded": pairs_array(rejected)}
    shuffled = (data.draw(st.permutations(seekers)), data.draw(st.permutations(vacancies)))

    before = lists_by_id(run(seekers, vacancies, **options), seekers, vacancies)

    assert lists_by_id(run(*shuffled, **options), *shuffled) == before


@quick
@given(market=MARKETS, cut=st.integers(0, 25), k=st.integers(1, 4))
def test_shards_of_seekers_merge_into_the_lists_of_the_whole(
    market: Market, cut: int, k: int
) -> None:
    seekers, vacancies, _ = market
    shards = [seekers[:cut], seekers[cut:]]

    parts = [(run(shard, vacancies, k=k).vacancies, seekers_of(shard).id) for shard in shards]
    merged, whole = merge(parts, k), run(seekers, vacancies, k=k).vacancies

    for row in range(len(vacancies)):
        assert merged.of(row) == whole.of(row)


@pytest.mark.parametrize(("seekers", "vacancies"), [([], []), ([seeker()], []), ([], [vacancy()])])
def test_an_empty_side_gives_empty_lists(
    seekers: list[SeekerRow], vacancies: list[VacancyRow]
) -> None:
    matches = run(seekers, vacancies)

    assert matches.seekers.offsets.tolist() == [0] * (len(seekers) + 1)
    assert matches.vacancies.offsets.tolist() == [0] * (len(vacancies) + 1)


def test_nobody_is_listed_when_no_pair_passes_the_rules() -> None:
    seekers = [seeker(id=n, adult=False) for n in range(5)]

    matches = run(seekers, [vacancy(adult_only=True)])

    assert matches.feasible_pairs == 0
    assert len(matches.seekers.index) == len(matches.vacancies.index) == 0


def test_of_a_hundred_equal_seekers_the_lowest_ids_are_listed() -> None:
    seekers = [seeker(id=(n * 37) % 100) for n in range(100)]

    matches = run(seekers, [vacancy()], k=20)

    assert [seekers[row].id for row, _ in matches.vacancies.of(0)] == list(range(20))


def test_of_a_hundred_equal_vacancies_the_lowest_ids_are_listed() -> None:
    vacancies = [vacancy(id=(n * 37) % 100) for n in range(100)]

    matches = run([seeker()], vacancies, k=20)

    assert [vacancies[row].id for row, _ in matches.seekers.of(0)] == list(range(20))


def test_a_better_score_goes_before_a_lower_id() -> None:
    vacancies = [vacancy(id=1, comuna=1), vacancy(id=2, comuna=0)]

    matches = run([seeker()], vacancies)

    assert [row for row, _ in matches.seekers.of(0)] == [1, 0]
