"""Comunas and travel of the benchmark, from the project's own tables and without a database."""

from dataclasses import dataclass

import numpy as np

from matching.engine import UNREACHABLE
from omil_portal.offices.territory import ComunaRow, read_comunas, read_ferries, read_roads
from omil_portal.offices.travel import derive


@dataclass(frozen=True)
class Territory:
    """Comunas by row of `travel` (C + 1, C + 1): int16 minutes one way; the last is unknown.

    `region` (C,) is the bit of each comuna's region and `crowd` (C,) its share of the people.
    """

    travel: np.ndarray
    region: np.ndarray
    crowd: np.ndarray


def territory(regions: tuple[str, ...]) -> Territory:
    """The comunas of these regions by CUT; all of the country's when none is named."""
    country = read_comunas()
    bits = {cut: bit for bit, cut in enumerate(sorted({row.region_cut for row in country}))}
    comunas = [row for row in country if not regions or row.region_cut in regions]
    rows = {row.cut: index for index, row in enumerate(comunas)}
    travel = np.full((len(comunas) + 1,) * 2, UNREACHABLE, dtype=np.int16)
    for (origin, destination), minutes in derive(country, read_roads(), read_ferries()).items():
        if origin in rows and destination in rows:
            travel[rows[origin], rows[destination]] = minutes
    crowd = np.array([_crowd(row) for row in comunas])
    return Territory(
        travel,
        np.array([bits[row.region_cut] for row in comunas], dtype=np.int8),
        crowd / crowd.sum(),
    )


def _crowd(comuna: ComunaRow) -> float:
    """A guess at how many live there: codes ending in 101 are regional capitals, in 01 provincial.

    Invented, and enough here: what matters is that a few comunas hold most of the people.
    """
    capital = 12 if comuna.cut.endswith("101") else 4 if comuna.cut.endswith("01") else 1
    return capital * (4 if comuna.terrain == "urban" else 1)
