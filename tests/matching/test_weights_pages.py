"""The pages of the weights, as the regional analyst goes through them."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from matching import reference
from matching.models import WeightsVersion
from tests.factories.kernel import RegionFactory, StaffMembershipFactory
from tests.factories.matching import WeightsVersionFactory
from tests.matching.market import a_market

pytestmark = pytest.mark.django_db


@pytest.fixture
def analyst(client):
    reference.load()
    user = StaffMembershipFactory(regional_analyst=True, region=RegionFactory(cut="10")).user
    client.force_login(user)
    return user


@pytest.fixture
def national(client):
    """Somebody of the national unit, who signs for the whole country."""
    reference.load()
    RegionFactory(cut="10")
    user = StaffMembershipFactory(national_unit=True).user
    client.force_login(user)
    return user


@pytest.fixture
def tomorrow():
    return timezone.localdate() + timedelta(days=1)


@pytest.fixture
def written(tomorrow) -> dict:
    """The form as it comes, with the reason filled in."""
    return {
        "occupation": 3000,
        "occupation_3": 2100,
        "occupation_2": 1200,
        "occupation_1": 500,
        "experience": 1000,
        "skills": 2000,
        "schooling": 800,
        "travel": 1400,
        "pay": 800,
        "schedule": 600,
        "freshness": 400,
        "valid_from": tomorrow.isoformat(),
        "reason": "El viaje importa más en las islas.",
    }


def text(response) -> str:
    return " ".join(response.content.decode().split())


def test_the_list_tells_drafts_the_one_in_force_and_what_each_changed(client, analyst):
    WeightsVersionFactory(number=2, travel=1500, pay=700)
    page = text(client.get(reverse("weights_list")))
    assert page.index("Borradores") < page.index("Versiones firmadas")
    assert "Viaje: sube de 1.400 a 1.500 puntos." in page
    assert "Vigente" in page
    assert "Vino con el portal" in page


def test_the_form_starts_from_what_rules_today(client, analyst):
    form = client.get(reverse("weights_new")).context["form"]
    assert form["travel"].value() == 1400
    assert [tier.value() for tier in form.tiers] == [3000, 2100, 1200, 500]
    assert form.total_in_words == "Suman 10.000. Está bien."


def test_a_draft_is_written_and_shown(client, analyst, written):
    response = client.post(
        reverse("weights_new"), written | {"travel": 1600, "skills": 1800}, follow=True
    )
    draft = WeightsVersion.objects.get(number=2)
    assert (draft.travel, draft.skills, draft.drafted_by) == (1600, 1800, analyst)
    assert response.redirect_chain[-1][0] == reverse("weights_file", args=[2])
    assert "Viaje: sube de 1.400 a 1.600 puntos." in text(response)


@pytest.mark.parametrize(
    ("travel", "words"),
    [(1200, "Suman 9.800: faltan 200."), (1700, "Suman 10.300: sobran 300.")],
)
def test_points_that_do_not_add_up_are_told_and_what_was_typed_stays(
    client, analyst, written, travel, words
):
    response = client.post(reverse("weights_new"), written | {"travel": travel})
    assert words in text(response)
    assert response.context["form"]["travel"].value() == str(travel)
    assert not WeightsVersion.objects.filter(number=2).exists()


def test_a_less_alike_occupation_cannot_give_more(client, analyst, written):
    response = client.post(reverse("weights_new"), written | {"occupation_1": 1300})
    assert response.context["form"].errors.keys() == {"occupation_1"}


@pytest.mark.parametrize("days", [0, -1])
def test_a_night_that_began_cannot_be_chosen(client, analyst, written, tomorrow, days):
    night = tomorrow + timedelta(days=days - 1)
    response = client.post(reverse("weights_new"), written | {"valid_from": night.isoformat()})
    assert "Elige una noche desde mañana." in text(response)


def test_a_reason_of_a_few_letters_is_no_reason(client, analyst, written):
    response = client.post(reverse("weights_new"), written | {"reason": "porque"})
    assert "reason" in response.context["form"].errors


def test_the_sum_is_told_while_typing_and_nothing_is_saved(client, analyst, written):
    response = client.post(reverse("weights_sum"), written | {"travel": "1200"})
    assert "Suman 9.800: faltan 200." in text(response)
    assert WeightsVersion.objects.count() == 1


def test_what_is_no_number_counts_as_nothing_in_the_sum(client, analyst, written):
    response = client.post(reverse("weights_sum"), written | {"travel": "mil"})
    assert "Suman 8.600: faltan 1.400." in text(response)


def test_a_draft_is_changed(client, analyst, written):
    WeightsVersionFactory(number=2)
    client.post(reverse("weights_edit", args=[2]), written | {"travel": 1600, "skills": 1800})
    assert WeightsVersion.objects.get(number=2).travel == 1600


def test_a_signed_version_has_no_form(client, analyst):
    assert client.get(reverse("weights_edit", args=[1])).status_code == 404


def sign(client, draft: WeightsVersion, **given):
    data = {"seen": draft.drafted_at.isoformat(), "sure": "on"} | given
    return client.post(reverse("weights_sign", args=[draft.number]), data, follow=True)


def test_signing_asks_to_be_sure(client, national, tomorrow):
    draft = WeightsVersionFactory(number=2, travel=1500, pay=700, valid_from=tomorrow)
    response = sign(client, draft, sure="")
    assert "Hay un problema" in text(response)
    assert not WeightsVersion.objects.get(number=2).is_signed


def test_the_page_of_a_draft_says_since_when_who_signs_and_what_changes(client, national, tomorrow):
    WeightsVersionFactory(number=2, travel=1500, pay=700, valid_from=tomorrow)
    panel = text(client.get(reverse("weights_file", args=[2]))).split('id="firmar"')[1]
    assert "Desde la noche del" in panel
    assert national.full_name in panel
    assert "Viaje: sube de 1.400 a 1.500 puntos." in panel


def test_a_signed_draft_says_who_signed_it(client, national, tomorrow):
    draft = WeightsVersionFactory(number=2, travel=1500, pay=700, valid_from=tomorrow)
    response = sign(client, draft)
    assert WeightsVersion.objects.get(number=2).signed_by == national
    assert "Firmaste esta versión." in text(response)


def test_a_region_reads_its_draft_but_does_not_sign_for_the_country(client, analyst, tomorrow):
    draft = WeightsVersionFactory(number=2, travel=1500, pay=700, valid_from=tomorrow)
    page = text(client.get(reverse("weights_file", args=[2])))
    assert "los firma el nivel central de SENCE" in page
    assert reverse("weights_sign", args=[2]) not in page
    assert sign(client, draft).status_code == 403


def test_a_draft_changed_meanwhile_is_read_again_before_signing(client, national, tomorrow):
    draft = WeightsVersionFactory(number=2, travel=1500, pay=700, valid_from=tomorrow)
    seen = draft.drafted_at - timedelta(minutes=5)
    response = sign(client, draft, seen=seen.isoformat())
    assert "Léelo de nuevo." in text(response)
    assert not WeightsVersion.objects.get(number=2).is_signed


def test_a_draft_is_discarded(client, analyst):
    WeightsVersionFactory(number=2)
    client.post(reverse("weights_discard", args=[2]))
    assert not WeightsVersion.objects.filter(number=2).exists()


def test_what_would_change_is_counted_for_the_region(client, analyst):
    a_market(people=120, offers=60)
    WeightsVersionFactory(number=2, travel=2900, skills=500)
    response = client.get(reverse("weights_preview", args=[2]))
    found = response.context["preview"]
    assert 0 < found.lists.first_changed <= found.lists.people < 120
    assert "tendrían otra primera oferta" in text(response)
    assert "Ñancupel" not in text(response)


def test_without_lists_the_page_says_so(client, analyst):
    WeightsVersionFactory(number=2)
    page = text(client.get(reverse("weights_preview", args=[2])))
    assert "No hay listas que comparar" in page
