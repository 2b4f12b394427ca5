"""Targets are read from the kept results; what was not measured is a dash, not a success."""

import json

import pytest

from omil_portal.bench import targets
from omil_portal.bench.targets import Target

QUICK = Target("quick", "some-file", " s", 3, 1, lambda figures: figures["seconds"])
TIMES = Target("times", "some-file", " ×", 40, 100, lambda figures: figures["ratio"], more=True)


@pytest.mark.parametrize(
    ("target", "value", "reached"),
    [
        *((QUICK, 0.5, "wished"), (QUICK, 1, "wished"), (QUICK, 2, "least"), (QUICK, 3.1, "no")),
        *((TIMES, 39, "no"), (TIMES, 40, "least"), (TIMES, 120, "wished")),
    ],
)
def test_how_far_a_value_goes(target, value, reached):
    assert target.reached(value) == reached


def test_without_results_nothing_is_reached(tmp_path):
    result = targets.bench(tmp_path)
    assert set(result.data.values()) == {None}
    assert "wished " not in "\n".join(result.text[2:])


def test_a_ratio_is_the_rivals_seconds_over_the_engines(tmp_path):
    contenders = [
        {"name": "engine", "wall_seconds": 2.0},
        {"name": "duckdb", "wall_seconds": 90.0},
    ]
    (tmp_path / "matching-national.json").write_text(json.dumps({"contenders": contenders}))
    assert targets.bench(tmp_path).data["national match against DuckDB"] == 45
