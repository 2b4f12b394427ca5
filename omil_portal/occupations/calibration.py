"""From how sure the coder is by its own account to how often it is right. Pure.

`data/calibration.csv` has, for each number of digits, points (`raw`, `confidence`) of a curve that
never falls; between two points it is a straight line.
"""

import csv
import math
from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import cache
from pathlib import Path

import numpy as np

FILE = Path(__file__).parent / "data" / "calibration.csv"
POINTS = tuple(step / 20 for step in range(21))
_ROUNDS = 200
# Draws the curve a little to the coder's own account, which few answers should not overturn.
_RIDGE = 0.02
_LONGEST_STEP = 0.25

Curve = tuple[tuple[float, ...], tuple[float, ...]]


class Calibration:
    """A curve for each number of digits; without curves, the coder's own account."""

    def __init__(self, curves: dict[int, Curve] | None = None) -> None:
        self._curves = curves or {}

    def confidence(self, raw: float, *, digits: int) -> float:
        """How often an answer of `digits` digits with this `raw` is right, 0..1."""
        curve = self._curves.get(digits)
        return float(np.interp(raw, *curve)) if curve else min(max(raw, 0.0), 1.0)


def fit(answers: Iterable[tuple[float, bool]]) -> Curve:
    """The curve for pairs (raw, whether it was right).

    A logistic curve of the logit (Platt): with some hundreds of answers it wavers less than steps.
    """
    pairs = list(answers)
    x = np.array([_logit(raw) for raw, _ in pairs])
    y = np.array([right for _, right in pairs], dtype=float)
    slope, offset = _logistic(x, y)
    at = np.array([_logit(raw) for raw in POINTS])
    curve = 1 / (1 + np.exp(-(slope * at + offset)))
    return POINTS, tuple(round(float(value), 4) for value in curve)


def _logit(raw: float) -> float:
    inside = min(max(raw, 0.005), 0.995)
    return math.log(inside / (1 - inside))


def _logistic(x: np.ndarray, y: np.ndarray) -> tuple[float, float]:
    """Slope and offset by Newton's method, the slope not negative."""
    design = np.column_stack([x, np.ones_like(x)])
    found = np.array([1.0, 0.0])
    start = found.copy()
    penalty = _RIDGE * len(x) * np.eye(2)
    for _ in range(_ROUNDS):
        p = 1 / (1 + np.exp(-design @ found))
        gradient = design.T @ (p - y) + penalty @ (found - start)
        hessian = (design * (p * (1 - p))[:, None]).T @ design + penalty
        # A whole step may jump over the top and never come back.
        step = np.clip(np.linalg.solve(hessian, gradient), -_LONGEST_STEP, _LONGEST_STEP)
        found = found - step
        if np.abs(step).max() < 1e-9:
            break
    return max(float(found[0]), 0.0), float(found[1])


def read(rows: Iterable[Sequence[str]]) -> Calibration:
    """The calibration of rows (digits, raw, confidence) in the order of `raw`."""
    points: dict[int, list[tuple[float, float]]] = defaultdict(list)
    for digits, raw, confidence in rows:
        points[int(digits)].append((float(raw), float(confidence)))
    return Calibration(
        {
            digits: (tuple(raw for raw, _ in curve), tuple(value for _, value in curve))
            for digits, curve in points.items()
        }
    )


@cache
def measured() -> Calibration:
    """The calibration that the project ships."""
    with FILE.open(encoding="utf-8", newline="") as file:
        return read(list(csv.reader(file))[1:])
