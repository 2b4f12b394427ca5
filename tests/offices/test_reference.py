"""The territory and the offices are loaded once, and again without harm."""

import pytest
from django.core.management import call_command

from omil_portal.offices.models import Comuna, Office, Region, TravelTime
from omil_portal.offices.reference import load

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def loaded(chile):
    return chile


def test_the_whole_country_is_there(loaded):
    assert (Region.objects.count(), Comuna.objects.count()) == (16, 346)


def test_los_lagos_has_an_office_in_each_of_its_30_comunas():
    assert Office.objects.filter(comuna__region="10").count() == 30


def test_what_it_says_it_loaded_is_there(loaded):
    assert loaded["tiempos de viaje"] == TravelTime.objects.count() > 0


def test_an_office_has_an_address_of_its_own_name():
    assert Office.objects.get(comuna="10306").slug == "san-juan-de-la-costa"


def test_loading_again_adds_nothing():
    before = [model.objects.count() for model in (Region, Comuna, Office, TravelTime)]
    load()
    assert [m.objects.count() for m in (Region, Comuna, Office, TravelTime)] == before


def test_loading_again_keeps_the_same_travel_rows():
    before = set(TravelTime.objects.values_list("pk", flat=True)[:50])
    load()
    assert before <= set(TravelTime.objects.values_list("pk", flat=True))


def test_loading_again_keeps_what_an_office_wrote_of_itself():
    own = {"name": "OMIL de Ancud", "slug": "ancud-norte", "address": "Av. Prat 20", "phone": "1"}
    Office.objects.filter(comuna="10202").update(**own)
    load()
    assert Office.objects.filter(comuna="10202").values(*own).get() == own


def test_a_name_that_was_changed_by_hand_comes_back():
    Comuna.objects.filter(pk="10208").update(name="Quellon")
    load()
    assert Comuna.objects.get(pk="10208").name == "Quellón"


def test_a_stale_travel_time_is_derived_again():
    known = TravelTime.objects.first()
    TravelTime.objects.filter(pk=known.pk).update(minutes=known.minutes + 1)
    load()
    again = TravelTime.objects.get(origin=known.origin_id, destination=known.destination_id)
    assert again.minutes == known.minutes


def test_the_command_says_what_it_loaded(capsys):
    call_command("reference")
    assert "comunas: 346" in capsys.readouterr().out
