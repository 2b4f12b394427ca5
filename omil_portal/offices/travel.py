"""Minutes of travel between the seats of comunas: pure, explained in docs/travel.md.

A road that someone knows (`roads.csv`) or a daily crossing (`ferries.csv`) speaks first. Two
neighbours without either get an estimate: great-circle distance, stretched by the detour of the
terrain and driven at its speed. The rest is the shortest path over those legs.
"""

import heapq
from collections.abc import Iterable
from dataclasses import dataclass
from math import asin, cos, pi, radians, sin, sqrt

from omil_portal.offices.territory import ComunaRow, Ferry, Road

LONGEST_TRIP = 240
"""Minutes one way. Nobody goes and comes back in a day beyond it, so such pairs are not listed."""

LEAVING_AND_ARRIVING = 5
"""Minutes in the streets at both ends of an estimated leg."""

EARTH_DIAMETER_KM = 12_742


@dataclass(frozen=True, slots=True)
class Terrain:
    """`detour`: kilometres of road per kilometre in a straight line; `speed` in km/h."""

    detour: float
    speed: float

    @property
    def pace(self) -> float:
        """Minutes per kilometre in a straight line."""
        return 60 * self.detour / self.speed


TERRAINS = {
    "urban": Terrain(detour=1.3, speed=35),
    "valley": Terrain(detour=1.25, speed=70),
    "hills": Terrain(detour=1.3, speed=62),
    "mountain": Terrain(detour=1.7, speed=50),
    "desert": Terrain(detour=1.25, speed=90),
    "pampa": Terrain(detour=1.3, speed=80),
    "austral": Terrain(detour=1.6, speed=55),
}

Legs = dict[str, dict[str, float]]


def derive(
    comunas: Iterable[ComunaRow], roads: Iterable[Road], ferries: Iterable[Ferry]
) -> dict[tuple[str, str], int]:
    """Minutes by (origin CUT, destination CUT), both ways and each comuna to itself.

    A pair beyond LONGEST_TRIP is absent. Raises KeyError on a CUT that is no comuna's.
    """
    by_cut = {comuna.cut: comuna for comuna in comunas}
    legs = direct_legs(by_cut, roads, ferries)
    minutes: dict[tuple[str, str], int] = {}
    for origin in by_cut:
        for destination, spent in _reachable(origin, legs).items():
            # Adding a path from its two ends may round differently; one end decides for both.
            if origin < destination:
                minutes[origin, destination] = minutes[destination, origin] = round(spent)
        minutes[origin, origin] = minutes_within(by_cut[origin])
    return minutes


def direct_legs(
    comunas: dict[str, ComunaRow], roads: Iterable[Road], ferries: Iterable[Ferry]
) -> Legs:
    """Minutes of each leg that needs no other comuna on the way; the quickest when two exist."""
    roads, ferries = list(roads), list(ferries)
    legs: Legs = {cut: {} for cut in comunas}
    spoken_for = {frozenset(road.cuts) for road in roads}
    spoken_for |= {frozenset(ferry.cuts) for ferry in ferries}
    for comuna in comunas.values():
        for cut in comuna.land_neighbours:
            if frozenset((comuna.cut, cut)) not in spoken_for:
                legs[comuna.cut][cut] = estimate(comuna, comunas[cut])
    known = [(road.cuts, road.minutes) for road in roads if road.minutes is not None]
    known += [(ferry.cuts, ferry.minutes) for ferry in ferries if ferry.service == "daily"]
    for (one, other), minutes in known:
        quickest = min(minutes, legs[one].get(other, minutes))
        legs[one][other] = legs[other][one] = quickest
    return legs


def estimate(one: ComunaRow, other: ComunaRow) -> float:
    """Minutes by road between two neighbours of which nothing better is known."""
    pace = (TERRAINS[one.terrain].pace + TERRAINS[other.terrain].pace) / 2
    return LEAVING_AND_ARRIVING + straight_line_km(one, other) * pace


def minutes_within(comuna: ComunaRow) -> int:
    """Minutes inside one comuna, by its size: from 15 to 30."""
    radius_km = sqrt(comuna.area_km2 / pi)
    return round(min(30, max(15, 10 + radius_km)))


def straight_line_km(one: ComunaRow, other: ComunaRow) -> float:
    """Great-circle kilometres from seat to seat."""
    latitude, its_latitude = radians(one.latitude), radians(other.latitude)
    across = sin((its_latitude - latitude) / 2) ** 2
    along = sin(radians(other.longitude - one.longitude) / 2) ** 2
    return EARTH_DIAMETER_KM * asin(sqrt(across + cos(latitude) * cos(its_latitude) * along))


def _reachable(origin: str, legs: Legs) -> dict[str, float]:
    """Dijkstra from `origin`, cut at LONGEST_TRIP."""
    best = {origin: 0.0}
    ahead = [(0.0, origin)]
    while ahead:
        spent, here = heapq.heappop(ahead)
        if spent > best[here]:
            continue
        for there, leg in legs[here].items():
            total = spent + leg
            if total <= LONGEST_TRIP and total < best.get(there, LONGEST_TRIP + 1):
                best[there] = total
                heapq.heappush(ahead, (total, there))
    return best
