"""Places as BNE writes them, against the comunas of the project."""

import csv
from pathlib import Path

import pytest

from employers.bne.places import How, Place, Places

TABLES = Path(__file__).parents[3] / "omil_portal" / "offices" / "data"


def rows(name: str) -> list[dict[str, str]]:
    with (TABLES / name).open(encoding="utf-8", newline="") as table:
        return list(csv.DictReader(table))


@pytest.fixture(scope="module")
def places() -> Places:
    regions = {region["cut"]: region["short_name"] for region in rows("regions.csv")}
    return Places(
        (comuna["cut"], comuna["name"], regions[comuna["region_cut"]])
        for comuna in rows("comunas.csv")
    )


@pytest.mark.parametrize(
    ("region", "comuna", "cut"),
    [
        ("Los Lagos", "Puerto Montt", "10101"),
        ("Metropolitana", "Macúl", "13118"),
        ("Bío Bío", "Alto Bío Bío", "08314"),
        ("Bío - Bío", "Los Ángeles", "08301"),
        ("O'Higgins", "San Vicente", "06117"),
        ("Aysén", "O´Higgins", "11302"),
        ("Magallanes y Antártica Chilena", "Natales", "12401"),
        ("Región de la Araucanía", "TEMUCO", "09101"),
        ("Los Ríos", "Los Lagos", "14104"),
    ],
)
def test_a_comuna_is_known_by_its_name_within_its_region(
    places: Places, region: str, comuna: str, cut: str
) -> None:
    assert places.resolve(region, comuna).cut == cut


@pytest.mark.parametrize(
    ("region", "comuna", "cut"),
    [
        ("Aysén", "Coihaique", "11101"),
        ("Aysén", "Coyhaique", "11101"),
        ("Valparaíso", "La Calera", "05502"),
        ("Valparaíso", "Llaillay", "05703"),
        ("Coquimbo", "Paiguano", "04105"),
        ("Metropolitana", "Tiltil", "13303"),
        ("O'Higgins", "San Francisco de Mostazal", "06110"),
    ],
)
def test_the_other_name_of_a_comuna_serves(
    places: Places, region: str, comuna: str, cut: str
) -> None:
    assert places.resolve(region, comuna).cut == cut


def test_a_misspelling_is_understood_within_its_region(places: Places) -> None:
    assert places.resolve("Los Lagos", "Puerto Mont") == Place("10101", "10", How.RESEMBLANCE)


def test_a_misspelling_without_a_region_is_no_place(places: Places) -> None:
    assert places.resolve("", "Puerto Mont").cut is None


@pytest.mark.parametrize("name", ["Metropolitana", "RM", "Región Metropolitana de Santiago"])
def test_a_region_alone_is_a_region(places: Places, name: str) -> None:
    assert places.resolve(name, "") == Place(None, "13", How.REGION_ONLY)


def test_a_region_is_known_by_its_number(places: Places) -> None:
    assert places.region("VIII Región") == places.region("VIII Región del Biobío") == "08"


def test_a_comuna_alone_is_enough(places: Places) -> None:
    assert places.resolve("Puerto Varas", "") == Place("10109", "10", How.NAME)


def test_a_comuna_of_another_region_leaves_only_the_region(places: Places) -> None:
    assert places.resolve("Los Lagos", "Temuco") == Place(None, "10", How.REGION_ONLY)


def test_a_foreign_place_is_unknown(places: Places) -> None:
    assert places.resolve("Perú", "Lima") == Place(None, None, How.UNKNOWN)


def test_every_comuna_is_found_by_its_own_names(places: Places) -> None:
    regions = {region["cut"]: region["short_name"] for region in rows("regions.csv")}

    assert [
        comuna["name"]
        for comuna in rows("comunas.csv")
        if places.resolve(regions[comuna["region_cut"]], comuna["name"]).cut != comuna["cut"]
    ] == []
