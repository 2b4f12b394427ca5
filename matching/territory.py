"""Places as the engine numbers them, with the roads of the kernel."""

from collections.abc import Collection
from dataclasses import dataclass

import numpy as np

from matching.engine import UNREACHABLE, SeekerRow, VacancyRow
from omil_portal.offices.models import Comuna, Region
from omil_portal.offices.travel_times import travel_minutes


@dataclass(frozen=True)
class Territory:
    """Comunas and regions as the engine numbers them, and the minutes between comunas.

    The last row and column stand for a place that is not known: nobody can commute to it.
    """

    comunas: dict[str, int]
    regions: dict[str, int]
    travel: np.ndarray

    @classmethod
    def load(cls, among: Collection[str] | None = None) -> "Territory":
        """The whole country, or with the minutes of the comunas `among` only."""
        cuts = Comuna.objects.order_by("cut").values_list("cut", flat=True)
        comunas = {cut: index for index, cut in enumerate(cuts)}
        regions = Region.objects.order_by("cut").values_list("cut", flat=True)
        travel = np.full((len(comunas) + 1,) * 2, UNREACHABLE, dtype=np.int16)
        for (origin, destination), minutes in travel_minutes(among).items():
            travel[comunas[origin], comunas[destination]] = minutes
        return cls(comunas, {cut: bit for bit, cut in enumerate(regions)}, travel)

    def comuna(self, cut: str | None) -> int:
        return self.comunas.get(cut or "", len(self.comunas))

    def minutes(self, seeker: SeekerRow, vacancy: VacancyRow) -> int:
        return int(self.travel[seeker.comuna, vacancy.comuna])
