"""The territory the portal ships: whole, consistent, and with nothing made up."""

import json
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest

from omil_portal.offices.territory import (
    DATA,
    read_comunas,
    read_ferries,
    read_los_lagos_offices,
    read_provinces,
    read_regions,
    read_roads,
)
from omil_portal.offices.travel import TERRAINS

LOS_LAGOS = "10"
COMUNAS = {comuna.cut: comuna for comuna in read_comunas()}
MAP = json.loads((DATA / "los_lagos_map.json").read_text(encoding="utf-8"))


def in_los_lagos():
    return {cut for cut, comuna in COMUNAS.items() if comuna.region_cut == LOS_LAGOS}


def test_chile_has_346_comunas():
    assert len(COMUNAS) == len(read_comunas()) == 346


def test_chile_has_16_regions_from_north_to_south():
    regions = read_regions()
    assert [region.order for region in regions] == list(range(1, 17))
    assert (regions[0].short_name, regions[-1].short_name) == ("Arica y Parinacota", "Magallanes")


def test_chile_has_56_provinces():
    assert len({province.cut for province in read_provinces()}) == 56


def test_los_lagos_has_30_comunas_in_four_provinces():
    assert len(in_los_lagos()) == 30
    provinces = {COMUNAS[cut].province_cut for cut in in_los_lagos()}
    assert provinces == {"101", "102", "103", "104"}


def test_each_comuna_stands_in_its_province_and_region():
    provinces = {province.cut: province.region_cut for province in read_provinces()}
    regions = {region.cut for region in read_regions()}
    assert set(provinces.values()) == regions
    for comuna in COMUNAS.values():
        assert comuna.cut.startswith(comuna.province_cut)
        assert provinces[comuna.province_cut] == comuna.region_cut


def test_no_two_comunas_share_a_name():
    names = [name for c in COMUNAS.values() for name in (c.name, *c.other_names)]
    assert len(names) == len(set(names))


def test_neighbours_are_neighbours_both_ways():
    for comuna in COMUNAS.values():
        for cut in comuna.land_neighbours:
            assert comuna.cut in COMUNAS[cut].land_neighbours, (comuna.name, COMUNAS[cut].name)


def test_every_seat_is_in_chile_and_says_where_it_comes_from():
    for comuna in COMUNAS.values():
        assert -63 < comuna.latitude < -17, comuna.name
        assert -110 < comuna.longitude < -58, comuna.name
        assert comuna.seat_source in {"public", "corrected", "by_hand"}


def test_every_terrain_is_known():
    assert {comuna.terrain for comuna in COMUNAS.values()} == set(TERRAINS)


def test_every_time_zone_is_in_the_time_zone_database():
    zones = {region.time_zone for region in read_regions()}
    zones |= {province.time_zone for province in read_provinces() if province.time_zone}
    assert {ZoneInfo(zone).key for zone in zones} == zones


def test_magallanes_and_aysen_keep_their_own_time():
    zones = {region.short_name: region.time_zone for region in read_regions()}
    assert zones["Magallanes"] == "America/Punta_Arenas"
    assert zones["Aysén"] == "America/Coyhaique"
    assert zones["Los Lagos"] == "America/Santiago"


@pytest.mark.parametrize("legs", [read_roads(), read_ferries()], ids=["roads", "ferries"])
def test_every_road_and_ferry_says_why_and_joins_two_comunas_once(legs):
    for leg in legs:
        assert leg.note
        assert leg.confidence in {"high", "medium", "low"}
        assert leg.cuts[0] < leg.cuts[1]
        assert set(leg.cuts) <= set(COMUNAS)
    assert len({leg.cuts for leg in legs}) == len(legs)


def test_no_road_is_said_only_of_neighbours():
    for road in read_roads():
        if road.minutes is None:
            assert road.cuts[1] in COMUNAS[road.cuts[0]].land_neighbours, road.note


def test_nothing_is_left_to_an_estimate_between_neighbours_of_los_lagos():
    known = {road.cuts for road in read_roads()} | {ferry.cuts for ferry in read_ferries()}
    for cut in in_los_lagos():
        for neighbour in COMUNAS[cut].land_neighbours:
            assert tuple(sorted((cut, neighbour))) in known


def test_each_comuna_of_los_lagos_has_its_omil():
    assert {office.comuna_cut for office in read_los_lagos_offices()} == in_los_lagos()


def test_the_demonstration_gives_24_offices_an_agreement():
    offices = read_los_lagos_offices()
    assert sum(office.demo_has_agreement for office in offices) == 24


def test_no_contact_of_a_real_office_is_made_up():
    for office in read_los_lagos_offices():
        assert (office.address, office.phone, office.hours) == ("", "", "")


def test_the_map_draws_each_comuna_of_los_lagos_by_its_name():
    drawn = {feature["properties"]["cut"]: feature["properties"] for feature in MAP["features"]}
    assert set(drawn) == in_los_lagos()
    for cut, properties in drawn.items():
        assert properties["name"] == COMUNAS[cut].name


def test_the_map_turns_its_rings_the_way_the_drawing_library_wants():
    """A coast drawn counter-clockwise would paint the rest of the world instead."""
    for feature in MAP["features"]:
        geometry = feature["geometry"]
        alone = geometry["type"] == "Polygon"
        for coast, *holes in [geometry["coordinates"]] if alone else geometry["coordinates"]:
            assert _signed_area(coast) < 0, feature["properties"]["name"]
            assert all(_signed_area(hole) > 0 for hole in holes)


def test_the_map_is_light_enough_to_draw_on_each_page():
    assert (DATA / "los_lagos_map.json").stat().st_size < 100_000


def _signed_area(ring):
    """Positive when the ring runs counter-clockwise."""
    return sum(x * v - u * y for (x, y), (u, v) in pairwise(ring)) / 2
