"""What an office knows of its roads stands over what the portal derived."""

import pytest
from django.core.exceptions import ValidationError

from omil_portal.offices.models import Comuna, TravelCorrection, TravelTime
from omil_portal.offices.reference import load
from omil_portal.offices.services import correct_travel
from omil_portal.offices.travel_times import travel_minutes
from tests.factories.kernel import ComunaFactory, OfficeFactory, UserFactory
from tests.factories.when import AT

pytestmark = pytest.mark.django_db


@pytest.fixture
def quellon():
    return ComunaFactory(cut="10208", name="Quellón")


@pytest.fixture
def chonchi():
    return ComunaFactory(cut="10203", name="Chonchi")


@pytest.fixture
def office(quellon):
    return OfficeFactory(comuna=quellon)


def correct(office, origin, destination, minutes=75, reason="Bus rural de las 7:10."):
    return correct_travel(
        office=office,
        origin=origin,
        destination=destination,
        minutes=minutes,
        reason=reason,
        by=UserFactory(),
        at=AT,
    )


def test_a_correction_holds_both_ways(office, quellon, chonchi):
    correct(office, quellon, chonchi)
    assert travel_minutes() == {("10208", "10203"): 75, ("10203", "10208"): 75}


def test_a_correction_stands_over_the_derived_time(office, quellon, chonchi):
    TravelTime.objects.create(origin=quellon, destination=chonchi, minutes=60)
    correct(office, quellon, chonchi)
    assert travel_minutes()["10208", "10203"] == 75


def test_the_way_back_corrects_the_same_trip(office, quellon, chonchi):
    correct(office, quellon, chonchi)
    correct(office, chonchi, quellon, minutes=80)
    assert TravelCorrection.objects.get().minutes == 80


def test_the_last_office_to_know_better_is_named(office, quellon, chonchi):
    correct(office, quellon, chonchi)
    neighbour = OfficeFactory(comuna=chonchi)
    correct(neighbour, quellon, chonchi, reason="Barcaza nueva.")
    corrected = TravelCorrection.objects.get()
    assert (corrected.office, corrected.reason) == (neighbour, "Barcaza nueva.")


def test_only_the_comunas_asked_for_are_read(office, quellon, chonchi):
    correct(office, quellon, chonchi)
    assert travel_minutes(among=["10208"]) == {}


def test_a_trip_to_the_same_comuna_is_refused(office, quellon):
    with pytest.raises(ValidationError, match="distintas"):
        correct(office, quellon, quellon)


@pytest.mark.parametrize("minutes", [4, 601])
def test_minutes_nobody_travels_are_refused(office, quellon, chonchi, minutes):
    with pytest.raises(ValidationError):
        correct(office, quellon, chonchi, minutes=minutes)


def test_a_correction_survives_a_reload_of_the_reference():
    load()
    quellon, chonchi = Comuna.objects.get(pk="10208"), Comuna.objects.get(pk="10203")
    correct(quellon.office, quellon, chonchi, minutes=599)
    load()
    assert travel_minutes()["10203", "10208"] == 599
