"""Places as the engine numbers them, with the roads of the kernel."""

from collections.abc import Collection
from dataclasses import dataclass

import numpy as np

from matching.engine import UNREACHABLE, SeekerRow, VacancyRow
from omil_portal.offices.models import Comuna, Region
from omil_portal.offices.travel_times import minutes_around, travel_minutes


@dataclass(frozen=True)
class Territory:
    """Comunas and regions as the engine numbers them, and the minutes between comunas.

    Comunas go in the order of their CUT, regions by its number. The last row and column stand
    for a place that is not known: nobody can commute to it.
    """

    comunas: dict[str, int]
    regions: dict[str, int]
    travel: np.ndarray

    @classmethod
    def load(cls, among: Collection[str] | None = None) -> "Territory":
        """The whole country, or with the minutes of the comunas `among` only."""
        empty = cls._without_roads()
        for (origin, destination), minutes in travel_minutes(among).items():
            empty.travel[empty.comunas[origin], empty.comunas[destination]] = minutes
        return empty

    @classmethod
    def around(cls, cut: str | None) -> "Territory":
        """With the minutes from and to one comuna only; none when it is not known."""
        empty = cls._without_roads()
        if cut is not None:
            here, (there, back) = empty.comunas[cut], minutes_around(cut)
            empty.travel[here, [empty.comunas[far] for far in there]] = list(there.values())
            empty.travel[[empty.comunas[far] for far in back], here] = list(back.values())
        return empty

    @classmethod
    def _without_roads(cls) -> "Territory":
        cuts = Comuna.objects.order_by("cut").values_list("cut", flat=True)
        comunas = {cut: index for index, cut in enumerate(cuts)}
        regions = Region.objects.order_by("cut").values_list("cut", flat=True)
        travel = np.full((len(comunas) + 1,) * 2, UNREACHABLE, dtype=np.int16)
        return cls(comunas, {cut: int(cut) for cut in regions}, travel)

    @staticmethod
    def comunas_of(regions: Collection[str]) -> list[str]:
        cuts = Comuna.objects.filter(region__in=regions).order_by("cut")
        return list(cuts.values_list("cut", flat=True))

    def comuna(self, cut: str | None) -> int:
        return self.comunas.get(cut or "", len(self.comunas))

    def rows_of(self, numbers: np.ndarray) -> np.ndarray:
        """Rows of the travel matrix for CUTs given as numbers, int16; the last where unknown."""
        known = np.array([int(cut) for cut in self.comunas], dtype=np.int64)
        places = np.searchsorted(known, numbers)
        found = np.append(known, -1)[places] == numbers
        return np.where(found, places, len(known)).astype(np.int16)

    def region(self, cut: str | None) -> int:
        """The region's number; where it is not known, 0: nobody would move there."""
        return self.regions.get(cut or "", 0)

    def minutes(self, seeker: SeekerRow, vacancy: VacancyRow) -> int:
        return int(self.travel[seeker.comuna, vacancy.comuna])
