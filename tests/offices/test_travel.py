"""How long it takes to get from one comuna to another, and when nobody should be sent."""

import csv
from dataclasses import replace
from itertools import product
from pathlib import Path
from statistics import mean

import pytest
from hypothesis import given
from hypothesis import strategies as st

from omil_portal.offices.territory import read_comunas, read_ferries, read_roads
from omil_portal.offices.travel import (
    LONGEST_TRIP,
    derive,
    estimate,
    minutes_within,
    straight_line_km,
)

COMUNAS = read_comunas()
CUT = {comuna.name: comuna.cut for comuna in COMUNAS}
BY_NAME = {comuna.name: comuna for comuna in COMUNAS}
LOS_LAGOS = [comuna.cut for comuna in COMUNAS if comuna.region_cut == "10"]
MINUTES = derive(COMUNAS, read_roads(), read_ferries())
KNOWN_TIMES = [
    (row["origin"], row["destination"], int(row["minutes"]))
    for row in csv.DictReader(
        Path(__file__).with_name("known_times.csv").read_text(encoding="utf-8").splitlines()
    )
]


def minutes(origin, destination, table=MINUTES):
    return table.get((CUT[origin], CUT[destination]))


@pytest.mark.parametrize(("origin", "destination", "known"), KNOWN_TIMES)
def test_a_known_trip_is_within_a_quarter_of_its_time(origin, destination, known):
    assert minutes(origin, destination) == pytest.approx(known, rel=0.25)


def test_known_trips_are_off_by_a_tenth_on_average():
    errors = [abs(minutes(one, other) / known - 1) for one, other, known in KNOWN_TIMES]
    assert mean(errors) < 0.10


def test_no_known_trip_is_a_road_or_a_ferry_written_by_hand():
    """Otherwise the table would measure itself."""
    legs = [*read_roads(), *read_ferries()]
    written = {frozenset(leg.cuts) for leg in legs if leg.minutes is not None}
    assert not written & {frozenset((CUT[a], CUT[b])) for a, b, _ in KNOWN_TIMES}


def test_going_takes_as_long_as_coming_back():
    assert all(MINUTES[there, here] == spent for (here, there), spent in MINUTES.items())


def test_no_listed_trip_is_longer_than_a_day_allows():
    assert max(MINUTES.values()) <= LONGEST_TRIP == 240


def test_stopping_on_the_way_is_never_quicker():
    """The slack of one minute is the rounding of three trips."""
    for one, stop, other in product(LOS_LAGOS, repeat=3):
        through = MINUTES.get((one, stop), 999) + MINUTES.get((stop, other), 999)
        if one != other and stop not in (one, other) and through <= LONGEST_TRIP:
            assert MINUTES[one, other] <= through + 1


def test_a_known_road_is_not_beaten_by_a_chain_of_others():
    """One that is betrays a wrong number in it or in the chain."""
    with_ferry = {ferry.cuts for ferry in read_ferries()}
    for road in read_roads():
        if road.cuts in MINUTES and road.minutes is not None and road.cuts not in with_ferry:
            assert MINUTES[road.cuts] >= 0.9 * road.minutes, road.note


def test_each_comuna_of_los_lagos_reaches_another_of_its_region():
    for origin in LOS_LAGOS:
        assert any((origin, cut) in MINUTES for cut in LOS_LAGOS if cut != origin)


def test_one_reaches_chiloe_from_puerto_montt_in_a_morning():
    assert 110 <= minutes("Puerto Montt", "Ancud") <= 180


def test_puqueldon_is_reached_only_by_ferry():
    without_ferries = derive(COMUNAS, read_roads(), [])
    assert minutes("Castro", "Puqueldón", without_ferries) is None
    assert 45 <= minutes("Castro", "Puqueldón") <= 100


def test_chiloe_is_reached_only_by_ferry():
    without_ferries = derive(COMUNAS, read_roads(), [])
    assert minutes("Puerto Montt", "Castro", without_ferries) is None


@pytest.mark.parametrize(
    "far", ["Isla de Pascua", "Juan Fernández", "Guaitecas", "Cabo de Hornos", "Antártica"]
)
def test_nobody_goes_to_work_to_a_far_island(far):
    others = {there for here, there in MINUTES if here == CUT[far]}
    assert others == {CUT[far]}


@pytest.mark.parametrize("origin", ["Puerto Montt", "Castro", "Quellón", "Hualaihué"])
def test_chaiten_is_too_far_to_come_back_the_same_day(origin):
    assert minutes(origin, "Chaitén") is None


def test_a_crossing_of_some_days_takes_nobody_to_work():
    weekly = [
        replace(ferry, crossing_minutes=1, wait_minutes=0)
        for ferry in read_ferries()
        if ferry.service == "some_days"
    ]
    assert minutes("Quellón", "Guaitecas", derive(COMUNAS, read_roads(), weekly)) is None


def test_neighbours_joined_by_a_crossing_get_no_road_between_them():
    assert minutes("Cochrane", "O'Higgins") is None


def test_neighbours_without_a_road_go_around():
    around = minutes("Puerto Montt", "Puerto Varas") + minutes("Puerto Varas", "Cochamó")
    assert minutes("Puerto Montt", "Cochamó") == around


def test_a_road_that_someone_knows_beats_the_estimate():
    assert minutes("Osorno", "Puyehue") == 40 != round(estimate_between("Osorno", "Puyehue"))


def test_a_road_to_a_comuna_that_is_not_there_is_refused():
    road = replace(read_roads()[0], cuts=("10101", "99999"))
    with pytest.raises(KeyError, match="99999"):
        derive(COMUNAS, [road], [])


def test_inside_a_comuna_the_minutes_grow_with_its_size():
    assert minutes_within(BY_NAME["Independencia"]) == 15
    assert minutes_within(BY_NAME["Chaitén"]) == 30
    assert minutes("Osorno", "Osorno") == minutes_within(BY_NAME["Osorno"])


def test_a_straight_line_is_measured_in_kilometres():
    assert straight_line_km(BY_NAME["Puerto Montt"], BY_NAME["Osorno"]) == pytest.approx(102, abs=3)


@given(st.sampled_from(COMUNAS), st.sampled_from(COMUNAS))
def test_an_estimate_is_the_same_both_ways_and_never_negative(one, other):
    assert estimate(one, other) == pytest.approx(estimate(other, one))
    assert estimate(one, other) >= 0


def estimate_between(one, other):
    return estimate(BY_NAME[one], BY_NAME[other])
