"""The territory of Chile as the project ships it: a plain reader of `data/`, without Django.

Codes are the official CUT: two figures for a region, three for a province, five for a comuna.
Where each file comes from is written in `data/SOURCES.md`.
"""

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

DATA = Path(__file__).parent / "data"


@dataclass(frozen=True, slots=True)
class RegionRow:
    """`order` counts from north to south; `roman` is the numeral people still say (`RM` too)."""

    cut: str
    roman: str
    short_name: str
    name: str
    time_zone: str
    order: int


@dataclass(frozen=True, slots=True)
class ProvinceRow:
    """`time_zone` is set only where it differs from its region's (Isla de Pascua)."""

    cut: str
    name: str
    region_cut: str
    time_zone: str | None


@dataclass(frozen=True, slots=True)
class ComunaRow:
    """`latitude`, `longitude`: the seat, in degrees. `land_neighbours`: CUTs that share a border.

    `seat_source` is `public`, `corrected` (the public point fell outside) or `by_hand`.
    `terrain` is a key of `travel.TERRAINS`. `other_names`: spellings and seats people write.
    """

    cut: str
    name: str
    other_names: tuple[str, ...]
    province_cut: str
    region_cut: str
    latitude: float
    longitude: float
    seat_source: str
    area_km2: float
    terrain: str
    land_neighbours: frozenset[str]


@dataclass(frozen=True, slots=True)
class Road:
    """Driving `minutes` between two seats, both ways; None when neighbours have no road."""

    cuts: tuple[str, str]
    minutes: int | None
    confidence: str
    note: str


@dataclass(frozen=True, slots=True)
class Ferry:
    """A crossing, seat to seat and both ways; minutes on land, waiting and on the water.

    `service` is `daily` or `some_days`; only a daily one serves to go to work.
    """

    cuts: tuple[str, str]
    crossing: str
    land_minutes: int
    wait_minutes: int
    crossing_minutes: int
    service: str
    confidence: str
    note: str

    @property
    def minutes(self) -> int:
        return self.land_minutes + self.wait_minutes + self.crossing_minutes


@dataclass(frozen=True, slots=True)
class OfficeRow:
    """An OMIL. Contact data are empty until the office writes them.

    `demo_has_agreement` belongs to the demonstration: it does not say who has an agreement.
    """

    comuna_cut: str
    name: str
    address: str
    phone: str
    hours: str
    demo_has_agreement: bool


def read_regions(folder: Path = DATA) -> list[RegionRow]:
    """The 16 regions, from north to south."""
    rows = _rows(folder / "regions.csv")
    regions = [RegionRow(**{**row, "order": int(row["order"])}) for row in rows]  # type: ignore[arg-type]
    return sorted(regions, key=lambda region: region.order)


def read_provinces(folder: Path = DATA) -> list[ProvinceRow]:
    """The 56 provinces, by CUT."""
    return [
        ProvinceRow(row["cut"], row["name"], row["region_cut"], row["time_zone"] or None)
        for row in _rows(folder / "provinces.csv")
    ]


def read_comunas(folder: Path = DATA) -> list[ComunaRow]:
    """The 346 comunas, by CUT."""
    return [
        ComunaRow(
            cut=row["cut"],
            name=row["name"],
            other_names=tuple(name for name in row["other_names"].split("|") if name),
            province_cut=row["province_cut"],
            region_cut=row["region_cut"],
            latitude=float(row["latitude"]),
            longitude=float(row["longitude"]),
            seat_source=row["seat_source"],
            area_km2=float(row["area_km2"]),
            terrain=row["terrain"],
            land_neighbours=frozenset(row["land_neighbours"].split()),
        )
        for row in _rows(folder / "comunas.csv")
    ]


def read_roads(folder: Path = DATA) -> list[Road]:
    """Known driving times, and the neighbours that no road joins."""
    return [
        Road(
            cuts=(row["cut_a"], row["cut_b"]),
            minutes=None if row["minutes"] == "none" else int(row["minutes"]),
            confidence=row["confidence"],
            note=row["note"],
        )
        for row in _rows(folder / "roads.csv")
    ]


def read_ferries(folder: Path = DATA) -> list[Ferry]:
    """Crossings by water, those too long for a day included."""
    return [
        Ferry(
            cuts=(row["cut_a"], row["cut_b"]),
            crossing=row["crossing"],
            land_minutes=int(row["land_minutes"]),
            wait_minutes=int(row["wait_minutes"]),
            crossing_minutes=int(row["crossing_minutes"]),
            service=row["service"],
            confidence=row["confidence"],
            note=row["note"],
        )
        for row in _rows(folder / "ferries.csv")
    ]


def read_los_lagos_offices(folder: Path = DATA) -> list[OfficeRow]:
    """The OMIL of the 30 comunas of Los Lagos."""
    return [
        OfficeRow(
            comuna_cut=row["comuna_cut"],
            name=row["name"],
            address=row["address"],
            phone=row["phone"],
            hours=row["hours"],
            demo_has_agreement=row["demo_has_agreement"] == "yes",
        )
        for row in _rows(folder / "offices_los_lagos.csv")
    ]


def _rows(path: Path) -> Iterator[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as lines:
        yield from csv.DictReader(lines)
