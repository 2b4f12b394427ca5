"""`bench targets`: what was to be reached, beside what the results kept in bench/results/ say."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from omil_portal.bench.tables import Result, table


@dataclass(frozen=True)
class Target:
    """`least` and `wished` in `unit`; more is better where `more`. `read` raises LookupError."""

    what: str
    results: str
    unit: str
    least: float
    wished: float
    read: Callable[[dict[str, Any]], float]
    more: bool = False

    def reached(self, value: float) -> str:
        for word, limit in (("wished", self.wished), ("least", self.least)):
            if value >= limit if self.more else value <= limit:
                return word
        return "no"


def bench(folder: Path) -> Result:
    """A row for each target; a dash where its benchmark has no result yet. Measures nothing."""
    rows, data = [], {}
    for target in TARGETS:
        value = _value(target, folder)
        data[target.what] = value
        at, sign = (", ", "≥") if target.more else (", ", "≤")
        rows.append(
            (
                target.what,
                f"{sign} {target.least:g}{target.unit}{at}{target.wished:g}{target.unit}",
                "—" if value is None else f"{value:.3g}{target.unit}",
                "—" if value is None else target.reached(value),
                target.results,
            )
        )
    heads = ("target", "least, wished", "measured", "reached", "in bench/results")
    return Result(name="targets", equal=True, text=[*table(heads, rows)], data=data)


def _value(target: Target, folder: Path) -> float | None:
    try:
        return target.read(json.loads((folder / f"{target.results}.json").read_text()))
    except (OSError, LookupError, TypeError):
        return None


def _named(rows: list[dict[str, Any]], name: str) -> dict[str, Any]:
    return {row["name"]: row for row in rows}[name]


def _times_quicker(rival: str) -> Callable[[dict[str, Any]], float]:
    def read(figures: dict[str, Any]) -> float:
        seconds = {row["name"]: row["wall_seconds"] for row in figures["contenders"]}
        return seconds[rival] / seconds["engine"]

    return read


def _p99(name: str) -> Callable[[dict[str, Any]], float]:
    return lambda figures: _named(figures["calls"], name)["p99_ms"]


TARGETS = (
    Target(
        "national match against DuckDB",
        "matching-national",
        " ×",
        40,
        100,
        _times_quicker("duckdb"),
        more=True,
    ),
    Target(
        "macro-zone match against PostgreSQL",
        "matching-macro",
        " ×",
        150,
        400,
        _times_quicker("postgres"),
        more=True,
    ),
    Target(
        "national night, from reading to publishing",
        "night-national",
        " s",
        20,
        8,
        lambda figures: _named(figures["stages"], "total")["wall_seconds"],
    ),
    Target(
        "memory of that night's worker, at most",
        "night-national",
        " GB",
        2,
        1,
        lambda figures: figures["worker_peak_mb"] / 1000,
    ),
    Target(
        "an offer against 1,000,000 people, p99", "at-once-national", " ms", 10, 1, _p99("vacancy")
    ),
    Target(
        "a person against 60,000 offers, p99", "at-once-national", " ms", 1, 0.1, _p99("seeker")
    ),
    Target("five what-if questions, p99", "at-once-national", " ms", 100, 10, _p99("what-if")),
    Target(
        "a worker from nothing to its first match",
        "start",
        " s",
        3,
        1,
        lambda figures: figures["seconds"]["first match"],
    ),
    Target(
        "ten years of goals of the country, counted again",
        "goals-national",
        " s",
        60,
        30,
        lambda figures: figures["seconds"],
    ),
)
