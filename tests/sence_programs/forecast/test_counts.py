"""The distribution of what is still to come, against its own definition."""

from math import exp, lgamma, log

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sence_programs.forecast.counts import LEAST_SPREAD, Counts

means = st.floats(0.01, 2_000)
spreads = st.floats(LEAST_SPREAD, 20)


def summed(mean: float, spread: float, upto: int) -> float:
    """The probability of `upto` or fewer, one count after the other."""
    size, p = mean / (spread - 1), 1 / spread
    return sum(
        exp(lgamma(size + n) - lgamma(size) - lgamma(n + 1) + size * log(p) + n * log(1 - p))
        for n in range(upto + 1)
    )


@pytest.mark.parametrize(("mean", "spread"), [(0.3, 1.05), (5, 2), (80, 4), (900, 1.3)])
@pytest.mark.parametrize("times", [0, 0.5, 1, 1.5])
def test_the_closed_form_is_the_sum_of_its_terms(mean, spread, times):
    count = int(mean * times)
    assert Counts(mean, spread).at_most(count) == pytest.approx(summed(mean, spread, count))


@pytest.mark.parametrize("mean", [1e5, 1e6])
def test_a_region_of_a_million_people_is_no_trouble(mean):
    assert Counts(mean, 2).quantile(0.5) == pytest.approx(mean, rel=0.001)


def test_where_nothing_is_to_come_it_surely_is_nothing():
    assert (Counts(0, 2).quantile(0.9), Counts(0, 2).at_least(1)) == (0, 0)


@pytest.mark.parametrize(("mean", "spread"), [(-1, 2), (1, 1)])
def test_a_negative_mean_or_less_than_chance_is_refused(mean, spread):
    with pytest.raises(ValueError, match="spread"):
        Counts(mean, spread)


@given(mean=means, spread=spreads, count=st.integers(0, 4_000))
def test_at_most_and_more_make_a_whole(mean, spread, count):
    counts = Counts(mean, spread)
    assert counts.at_most(count) + counts.at_least(count + 1) == pytest.approx(1)


@given(mean=means, spread=spreads, share=st.floats(0.01, 0.99))
def test_a_quantile_is_the_least_count_that_has_its_share(mean, spread, share):
    counts = Counts(mean, spread)
    count = counts.quantile(share)
    assert counts.at_most(count - 1) < share <= counts.at_most(count)
