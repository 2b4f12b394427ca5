"""Comunas, their people and travel, from the project's own tables and without a database."""

import csv
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from matching.engine import UNREACHABLE
from omil_portal.offices.territory import read_comunas, read_ferries, read_roads
from omil_portal.offices.travel import derive

POPULATION = Path(__file__).parent / "data" / "population.csv"


@dataclass(frozen=True)
class Territory:
    """Comunas by row of `travel` (C + 1, C + 1): int16 minutes one way; the last is unknown.

    `cuts` (C,) are their codes, `region` (C,) the CUT of each one's region, which is its bit, and
    `crowd` (C,) its share of the people.
    """

    travel: np.ndarray
    cuts: tuple[str, ...]
    region: np.ndarray
    crowd: np.ndarray


def territory(regions: tuple[str, ...]) -> Territory:
    """The comunas of these regions by CUT; all of the country's when none is named."""
    country = sorted(read_comunas(), key=lambda row: row.cut)
    comunas = [row for row in country if not regions or row.region_cut in regions]
    rows = {row.cut: index for index, row in enumerate(comunas)}
    travel = np.full((len(comunas) + 1,) * 2, UNREACHABLE, dtype=np.int16)
    for (origin, destination), minutes in derive(country, read_roads(), read_ferries()).items():
        if origin in rows and destination in rows:
            travel[rows[origin], rows[destination]] = minutes
    people = population()
    crowd = np.array([people[cut] for cut in rows], dtype=np.float64)
    return Territory(
        travel,
        tuple(rows),
        np.array([int(row.region_cut) for row in comunas], dtype=np.int8),
        crowd / crowd.sum(),
    )


def population() -> dict[str, int]:
    """People by CUT of comuna, as `data/SOURCES.md` says."""
    with POPULATION.open(encoding="utf-8", newline="") as lines:
        return {row["cut"]: int(row["people"]) for row in csv.DictReader(lines)}
