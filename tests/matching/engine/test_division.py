"""The quick divisions of the compiled loops are those of whole numbers."""

import numpy as np
from hypothesis import example, given, settings
from hypothesis import strategies as st

from matching.engine.points import Most, experience, pay, quotient
from matching.engine.weights import WEIGHTS_V1

MOST = Most.of(WEIGHTS_V1)
PESOS = st.integers(1, 2**31 - 1)
quick = settings(max_examples=300, deadline=None)


def i32(number: int) -> np.int32:
    return np.int32(number)


def f32(number: float) -> np.float32:
    return np.float32(number)


@quick
@given(d=st.integers(1, 4 * 32_767), q=st.integers(0, 10_000), left=st.integers(0, 4 * 32_767))
@example(d=4 * 32_767, q=10_000, left=0)
@example(d=1, q=10_000, left=0)
def test_a_quotient_of_single_floats_is_that_of_whole_numbers(d: int, q: int, left: int) -> None:
    n = q * d + left % d

    assert quotient(i32(n), i32(d), f32(1 / d)) == q


@quick
@given(shared=st.integers(0, 4), months=st.integers(0, 32_767), full=st.integers(24, 32_767))
def test_experience_rounds_down(shared: int, months: int, full: int) -> None:
    points = experience(MOST.experience, i32(shared), i32(months), i32(full), f32(1 / (4 * full)))

    assert points == 1000 * (shared * min(months, full)) // (4 * full)


@quick
@given(top=PESOS, expected=PESOS)
@example(top=600_000, expected=600_000)
@example(top=2**31 - 1, expected=1)
@example(top=1, expected=2**31 - 1)
def test_pay_goes_by_whole_percents_rounded_down(top: int, expected: int) -> None:
    points = pay(MOST.pay, i32(top), i32(expected), f32(100 / expected))

    assert points == 800 * min(max(100 * top // expected - 80, 0), 40) // 40
