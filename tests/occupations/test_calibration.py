"""What the coder says of itself, against how often it is right."""

import pytest

from omil_portal.occupations.calibration import Calibration, fit, measured, read
from omil_portal.occupations.classification import LEVELS


def test_a_boastful_coder_is_believed_less() -> None:
    boasts = [(0.95, at % 10 < 6) for at in range(200)] + [(0.3, at % 10 < 2) for at in range(200)]

    curve = Calibration({4: fit(boasts)})

    assert curve.confidence(0.95, digits=4) == pytest.approx(0.6, abs=0.06)
    assert curve.confidence(0.3, digits=4) == pytest.approx(0.2, abs=0.06)


def test_between_two_points_it_is_a_straight_line() -> None:
    curve = read([("4", "0", "0.1"), ("4", "1", "0.5")])

    assert curve.confidence(0.5, digits=4) == pytest.approx(0.3)


def test_without_a_curve_the_coder_is_taken_at_its_word() -> None:
    assert Calibration().confidence(0.4, digits=4) == 0.4


@pytest.mark.parametrize("digits", range(1, LEVELS + 1))
def test_the_curve_shipped_never_falls_and_stays_within_bounds(digits: int) -> None:
    values = [measured().confidence(raw / 100, digits=digits) for raw in range(101)]

    assert values == sorted(values)
    assert 0 <= values[0] <= values[-1] <= 1
