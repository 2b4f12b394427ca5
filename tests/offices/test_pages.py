"""The pages of an office's team and roads, and the choice of an office."""

import re

import pytest
from django.urls import reverse
from django.utils import timezone

from omil_portal.accounts.access_codes import redeem
from omil_portal.accounts.models import AccessCode, User
from omil_portal.offices.current import SESSION_KEY
from omil_portal.offices.models import StaffMembership, TravelCorrection
from tests.factories.kernel import (
    ComunaFactory,
    OfficeFactory,
    RegionFactory,
    StaffMembershipFactory,
    UserFactory,
)

pytestmark = pytest.mark.django_db
ROSA = {"run": "12.531.909-2", "full_name": "Rosa Ñancupel", "role": "counsellor"}


@pytest.fixture
def office():
    return OfficeFactory(name="OMIL Quellón", comuna=ComunaFactory(cut="10208", name="Quellón"))


@pytest.fixture
def manager(office):
    return StaffMembershipFactory(office=office, office_manager=True)


@pytest.fixture
def boss(client, manager):
    """The browser of who is in charge of OMIL Quellón."""
    client.force_login(manager.user)
    return client


def told(answer) -> str:
    return " ".join(str(message) for message in answer.context["messages"])


def add(boss, office, **changes):
    return boss.post(reverse("staff_list", args=[office.slug]), ROSA | changes, follow=True)


def test_who_is_added_without_an_account_is_told_a_code(boss, office):
    answer = add(boss, office)
    assert "Rosa Ñancupel entra con su RUN y este código:" in told(answer)
    assert User.objects.get(username="12531909-2").memberships.get().since == timezone.localdate()


def test_who_is_added_with_an_account_needs_no_code(boss, office):
    UserFactory(username="12531909-2", full_name="Rosa Barría")
    assert told(add(boss, office)) == "Rosa Barría ya trabaja en OMIL Quellón."


def test_a_wrong_run_is_told_and_what_was_typed_stays(boss, office):
    page = add(boss, office, run="12.531.909-3").content.decode()
    assert 'value="12.531.909-3"' in page
    assert 'value="Rosa Ñancupel"' in page
    assert not User.objects.filter(full_name="Rosa Ñancupel").exists()


def test_no_office_gives_the_role_of_an_administrator(boss, office):
    add(boss, office, role="administrator")
    assert not StaffMembership.objects.filter(role="administrator").exists()


def test_the_team_lists_who_works_there_now(boss, office):
    StaffMembershipFactory(office=office, user__full_name="Elba Soto")
    StaffMembershipFactory(office=office, user__full_name="Iván Mora", ended=True)
    page = boss.get(reverse("staff_list", args=[office.slug])).content.decode()
    assert "Elba Soto" in page
    assert "Iván Mora" not in page


def test_a_long_team_asks_no_more_of_the_database(boss, office, django_assert_max_num_queries):
    StaffMembershipFactory.create_batch(8, office=office)
    with django_assert_max_num_queries(10):
        boss.get(reverse("staff_list", args=[office.slug]))


def test_ending_a_role_takes_it_from_the_team(boss, office):
    desk = StaffMembershipFactory(office=office)
    boss.post(reverse("staff_end", args=[office.slug, desk.pk]))
    desk.refresh_from_db()
    assert desk.until == timezone.localdate()


def test_the_only_manager_cannot_leave_and_is_told_why(boss, office, manager):
    answer = boss.post(reverse("staff_end", args=[office.slug, manager.pk]), follow=True)
    assert told(answer) == "La oficina no puede quedar sin encargado o encargada."


def test_a_role_of_another_office_cannot_be_ended_from_here(boss, office):
    foreign = StaffMembershipFactory()
    assert boss.post(reverse("staff_end", args=[office.slug, foreign.pk])).status_code == 404


@pytest.mark.parametrize("name", ["staff_list", "travel_list"])
def test_another_office_does_not_exist_for_a_manager(boss, name):
    assert boss.get(reverse(name, args=[OfficeFactory().slug])).status_code == 404


def test_an_administrator_opens_any_office(client, office):
    client.force_login(StaffMembershipFactory(administrator=True).user)
    assert client.get(reverse("staff_list", args=[office.slug])).status_code == 200


TRIP = {"origin": "quellon", "destination": "Chonchi", "minutes": 75, "reason": "Bus de las 7:10."}


def correct(boss, office, **changes):
    ComunaFactory(cut="10203", name="Chonchi")
    return boss.post(reverse("travel_list", args=[office.slug]), TRIP | changes, follow=True)


def test_a_corrected_trip_is_listed_with_how_it_is_known(boss, office):
    page = correct(boss, office).content.decode()
    assert "Chonchi – Quellón" in page
    assert "Bus de las 7:10." in page


def test_a_trip_within_a_comuna_is_refused_in_words(boss, office):
    page = correct(boss, office, destination="Quellón").content.decode()
    assert "Elige una comuna distinta de la primera." in page
    assert not TravelCorrection.objects.exists()


@pytest.mark.parametrize("minutes", ["", "4", "601", "una hora"])
def test_minutes_out_of_range_change_nothing(boss, office, minutes):
    correct(boss, office, minutes=minutes)
    assert not TravelCorrection.objects.exists()


def choose(client, office, **more):
    return client.post(reverse("choose_office"), {"office": office, **more})


def test_who_works_in_two_offices_says_which(boss, manager):
    other = StaffMembershipFactory(user=manager.user).office
    assert choose(boss, other.pk).url == reverse("start")
    assert boss.session[SESSION_KEY] == other.pk


def test_after_choosing_one_goes_back_to_the_page(boss, office):
    assert choose(boss, office.pk, next="/privacidad/").url == "/privacidad/"


@pytest.mark.parametrize("back", ["https://malo.example/", "//malo.example/", "dos palabras"])
def test_one_never_goes_back_to_somebody_elses_page(boss, office, back):
    assert choose(boss, office.pk, next=back).url == reverse("start")


@pytest.mark.parametrize("typed", ["", "0", "Quellón", "9" * 30])
def test_what_is_no_office_of_ones_own_cannot_be_chosen(boss, typed):
    assert choose(boss, typed).status_code == 200
    assert SESSION_KEY not in boss.session


def test_an_office_of_others_cannot_be_chosen(boss):
    choose(boss, OfficeFactory().pk)
    assert SESSION_KEY not in boss.session


def test_the_desk_offers_another_office_to_who_works_in_two(boss, manager):
    assert "Cambiar de oficina" not in boss.get(reverse("desk")).content.decode()
    StaffMembershipFactory(user=manager.user)
    assert "Cambiar de oficina" in boss.get(reverse("desk")).content.decode()


@pytest.fixture
def national(client):
    """Somebody of the national unit, where only the region 14 has an office."""
    RegionFactory(cut="10")
    OfficeFactory(comuna=ComunaFactory(cut="14101", region=RegionFactory(cut="14")))
    client.force_login(StaffMembershipFactory(national_unit=True).user)
    return client


def test_the_national_unit_starts_in_a_region_with_offices(national):
    assert national.get(reverse("region_dashboard")).context["region"].pk == "14"


def test_the_national_unit_works_in_the_region_it_chose(national):
    national.post(reverse("choose_region"), {"region": "10"})
    assert national.get(reverse("region_dashboard")).context["region"].pk == "10"
    assert national.get(reverse("region_dashboard") + "?region=14").context["region"].pk == "14"


def test_a_region_of_others_cannot_be_chosen(client, national):
    RegionFactory(cut="08")
    client.force_login(StaffMembershipFactory(regional_analyst=True, region_id="10").user)
    response = client.post(reverse("choose_region"), {"region": "08"})
    assert "region" in response.context["form"].errors


def give_code(boss, membership):
    url = reverse("staff_code", args=[membership.office.slug, membership.pk])
    return told(boss.post(url, follow=True))


def test_who_forgot_the_password_gets_a_code_from_the_manager(boss, office):
    member = StaffMembershipFactory(office=office)
    code = re.search(r"código: (\w{8})\. .*no se vuelve a mostrar", give_code(boss, member))[1]
    assert redeem(username=member.user.username, code=code, at=timezone.now()) == (member.user)


def test_nobody_gives_a_code_to_themself(boss, manager):
    assert "Tu propia clave" in give_code(boss, manager)


def test_an_account_of_another_place_is_not_this_managers_to_open(boss, office):
    here = StaffMembershipFactory(office=office)
    StaffMembershipFactory(user=here.user)
    assert "también entra a otra oficina" in give_code(boss, here)
    analyst = StaffMembershipFactory(office=office)
    StaffMembershipFactory(user=analyst.user, regional_analyst=True)
    assert "también entra a otra oficina" in give_code(boss, analyst)
    assert not AccessCode.objects.exists()
