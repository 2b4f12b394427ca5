"""What the pages of lists and reasons say, over real requests."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from employers.models import Vacancy
from jobseekers.models import JobSeeker, ProtectedFacts
from matching.models import Referral
from omil_portal.occupations.text import sound
from tests.factories.employers import VacancyFactory
from tests.factories.jobseekers import JobSeekerFactory, ProfileFactory, ProtectedFactsFactory
from tests.factories.kernel import (
    OccupationFactory,
    StaffMembershipFactory,
)
from tests.matching.town import matched, near

pytestmark = pytest.mark.django_db


# Ofertas para ti


def test_a_person_sees_their_vacancies_with_the_reasons(client, person, office):
    (vacancy,) = matched(office)
    client.force_login(person.user)
    page = client.get(reverse("my_matches")).content.decode()
    assert vacancy.title in page
    assert "Es la ocupación que buscas." in page


def test_a_person_is_told_which_office_to_ask(client, person, office):
    matched(office)
    client.force_login(person.user)
    assert office.phone in client.get(reverse("my_matches")).content.decode()


def test_the_panel_shows_three_and_says_how_many_are_left(client, person, office):
    matched(office, 5)
    client.force_login(person.user)
    panel = client.get(reverse("my_matches"), headers={"HX-Request": "true"}).content.decode()
    assert "Ver 2 ofertas más" in panel
    assert "<html" not in panel


@pytest.mark.parametrize(
    ("words", "prepare"),
    [
        ("Cuéntanos qué trabajo buscas", lambda p: p.profile.desired_occupations.all().delete()),
        (
            "Ya tienes trabajo",
            lambda p: JobSeeker.objects.filter(pk=p.pk).update(status=JobSeeker.Status.PLACED),
        ),
        ("Tu lista llega mañana", lambda p: None),
    ],
)
def test_an_empty_list_says_why(client, person, words, prepare):
    prepare(person)
    client.force_login(person.user)
    assert words in client.get(reverse("my_matches")).content.decode()


def test_after_a_night_without_a_fit_the_list_says_so(client, person, office):
    matched(office, occupation=OccupationFactory(code="2221", name="Enfermería"))
    client.force_login(person.user)
    page = client.get(reverse("my_matches")).content.decode()
    assert "Hoy ninguna oferta calza contigo" in page


# What staff see


def test_the_desk_sees_the_points_and_refers_with_a_click(desk, person, office):
    (vacancy,) = matched(office)
    page = desk.get(reverse("person_matches", args=[person.pk])).content.decode()
    assert vacancy.title in page
    desk.post(reverse("referral_new", args=[person.pk, vacancy.pk]))
    assert Referral.objects.get().office == office
    again = desk.get(reverse("person_matches", args=[person.pk])).content.decode()
    assert "Derivada" in again


def test_a_refused_referral_says_why(desk, person, office):
    vacancy = VacancyFactory(office=office, closed=True)
    url = reverse("referral_new", args=[person.pk, vacancy.pk])
    page = desk.post(url, follow=True).content.decode()
    assert "Esta oferta ya no recibe personas." in page


def test_the_page_of_reasons_names_the_failed_rule(desk, person, office):
    vacancy = VacancyFactory(office=office, licences=["A2"])
    near(office)
    page = desk.get(reverse("match_reasons", args=[person.pk, vacancy.pk])).content.decode()
    assert "Pide una licencia de conducir que la persona no tiene." in page


def test_any_open_offer_is_found_to_see_why_it_is_not_on_the_list(desk, person, office):
    from_far = VacancyFactory(title="Enfermera de turno", search_text=sound("Enfermera de turno"))
    page = desk.get(reverse("person_matches", args=[person.pk]), {"q": "enfermera"})
    reasons = reverse("match_reasons", args=[person.pk, from_far.pk])
    assert reasons in page.content.decode()


def test_the_page_of_reasons_never_shows_protected_facts(desk, person, office):
    ProtectedFactsFactory(
        seeker=person, sex=ProtectedFacts.Sex.FEMALE, nationality="Haitiana", adjustments="Rampa"
    )
    (vacancy,) = matched(office)
    for name, args in [
        ("match_reasons", [person.pk, vacancy.pk]),
        ("person_matches", [person.pk]),
        ("vacancy_matches", [vacancy.pk]),
    ]:
        page = desk.get(reverse(name, args=args)).content.decode()
        assert not [word for word in ("Mujer", "Haitiana", "Rampa", "1990") if word in page]


def test_people_of_other_offices_are_only_counted(desk, person, office):
    stranger = JobSeekerFactory(names="Forastera", comuna=office.comuna)
    ProfileFactory(seeker=stranger)
    (vacancy,) = matched(office)
    page = desk.get(reverse("vacancy_matches", args=[vacancy.pk])).content.decode()
    assert person.display_name in page
    assert "Forastera" not in page
    assert f"{office.comuna.name}: 1 persona" in page


@pytest.mark.parametrize("name", ["person_matches", "vacancy_matches"])
def test_longer_lists_take_no_more_queries(desk, person, office, name):
    def queries() -> int:
        subject = person if name == "person_matches" else Vacancy.objects.earliest("pk")
        with CaptureQueriesContext(connection) as taken:
            desk.get(reverse(name, args=[subject.pk]))
        return len(taken)

    matched(office, 2)
    queries()
    few = queries()
    for _ in range(6):
        someone = JobSeekerFactory(linked_to=office, comuna=office.comuna)
        ProfileFactory(seeker=someone)
    matched(office, 8)
    assert queries() == few


# Runs


def test_the_runs_tell_what_they_counted(client, office):
    matched(office, 2)
    client.force_login(StaffMembershipFactory(regional_analyst=True).user)
    page = client.get(reverse("run_list")).content.decode()
    assert "Vigente" in page
    assert "comparar" in page
