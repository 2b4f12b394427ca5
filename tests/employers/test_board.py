"""The public board: what is shown, to whom, and how it is found."""

from datetime import timedelta

import pytest
from django.urls import reverse

from employers.board import BEST_PAID, NEWEST, Search, search_board
from employers.models import Vacancy
from employers.services.publishing import search_words
from omil_portal.access.actor import Actor, Grant, actor_for
from omil_portal.access.roles import Role
from omil_portal.occupations.models import OccupationTerm
from omil_portal.occupations.text import fold, sound
from tests.factories.employers import EmployerFactory, EmployerMemberFactory, VacancyFactory
from tests.factories.kernel import (
    ComunaFactory,
    OccupationFactory,
    OfficeFactory,
    RegionFactory,
    StaffMembershipFactory,
)
from tests.factories.when import AT, ON

pytestmark = pytest.mark.django_db


def offer(title, **fields):
    """An open offer the search knows, of no particular occupation."""
    fields = {"occupation": None, "functions": "", **fields}
    vacancy = VacancyFactory(title=title, **fields)
    vacancy.search_text = search_words(vacancy, "")
    vacancy.save()
    return vacancy


def titles(on=ON, **search):
    return [found.title for found in search_board(Search(**search), on=on)]


@pytest.mark.parametrize(
    ("typed", "title"),
    [
        ("garson", "Garzón"),
        ("GARZONAS", "Garzón/a"),
        ("soldaor", "Soldador de estructuras"),
        ("electrisista", "Electricista"),
        ("bodegero", "Bodeguero"),
        ("profesora matematica", "Profesor(a) de Matemáticas"),
        ("chofer de camion", "Chofer camión A5"),
    ],
)
def test_a_misspelt_search_finds_the_offer(typed, title):
    offer(title)
    offer("Contadora")
    assert titles(words=typed) == [title]


def test_a_word_in_the_functions_is_found_after_one_in_the_title():
    offer("Ayudante", functions="Apoyar al soldador del taller.", published_at=AT)
    offer("Soldador", published_at=AT - timedelta(days=9))
    assert titles(words="soldador") == ["Soldador", "Ayudante"]


def test_another_name_of_the_occupation_finds_it():
    waiter = OccupationFactory(code="5131", name="Camareros de mesas")
    OccupationTerm.objects.create(
        occupation=waiter, term="mesero", folded=fold("mesero"), sound=sound("mesero")
    )
    offer("Atención de salón", occupation=waiter)
    assert titles(words="mesero") == ["Atención de salón"]


def test_without_words_the_newest_comes_first():
    offer("Vieja", published_at=AT - timedelta(days=1))
    offer("Nueva", published_at=AT)
    assert titles() == ["Nueva", "Vieja"]


def test_the_best_paid_first_and_the_reserved_last():
    offer("Reservada", pay_min=None, pay_max=None)
    offer("Buena", pay_min=500_000, pay_max=900_000)
    offer("Menos", pay_min=700_000, pay_max=None)
    assert titles(order=BEST_PAID) == ["Buena", "Menos", "Reservada"]


def test_the_newest_first_also_among_those_found_by_words():
    offer("Soldador", published_at=AT - timedelta(days=1))
    offer("Ayudante de soldador", published_at=AT)
    assert titles(words="soldador", order=NEWEST) == ["Ayudante de soldador", "Soldador"]


def test_place_hours_and_experience_narrow():
    here = OfficeFactory()
    offer("Aquí", office=here, hours="shifts", experience_months=0)
    offer("Con experiencia", office=here, hours="shifts", experience_months=12)
    offer("De día", office=here, hours="full", experience_months=0)
    offer("Lejos", hours="shifts", experience_months=0)
    found = titles(comuna=here.comuna_id, hours="shifts", no_experience=True)
    assert found == ["Aquí"]


def test_a_group_of_occupations_holds_those_within():
    offer("Soldador", occupation=OccupationFactory(code="7212"))
    offer("Contador", occupation=OccupationFactory(code="2411", name="Contadores"))
    assert titles(occupation="72") == ["Soldador"]


def test_only_published_offers_that_did_not_close_are_on_the_board():
    offer("Abierta", closes_on=ON)
    offer("Vencida", closes_on=ON - timedelta(days=1))
    for trait in ("draft", "in_review", "returned", "closed"):
        offer(trait, **{trait: True})
    assert titles() == ["Abierta"]


def test_a_page_of_the_board_costs_the_same_whatever_it_shows(
    client, django_assert_max_num_queries
):
    for n in range(12):
        offer(f"Soldador {n}", employer=EmployerFactory())
    with django_assert_max_num_queries(8):
        page = client.get(reverse("board"), {"q": "soldador"})
    assert "12 ofertas" in page.content.decode()


def test_an_empty_search_says_what_to_do(client):
    page = client.get(reverse("board"), {"q": "astronauta"}).content.decode()
    assert "No encontramos ofertas así" in page
    assert "Ver todas las ofertas" in page


def test_a_comuna_that_does_not_exist_is_told_at_its_field(client):
    ComunaFactory.create_batch(2)
    page = client.get(reverse("board"), {"comuna": "Macondo"}).content.decode()
    assert "No conocemos esa comuna" in page


def test_an_offer_does_not_say_how_to_reach_the_company(client):
    employer = EmployerFactory(phone="652223344", email="rrhh@conservas.example")
    page = client.get(reverse("vacancy_page", args=[offer("Garzón", employer=employer).pk]))
    shown = page.content.decode()
    assert employer.legal_name in shown
    assert "652223344" not in shown
    assert "rrhh@conservas.example" not in shown


def test_an_offer_without_pay_says_reserved(client):
    vacancy = offer("Garzón", pay_min=None, pay_max=None)
    page = client.get(reverse("vacancy_page", args=[vacancy.pk])).content.decode()
    assert "Sueldo reservado" in page


@pytest.mark.parametrize("trait", ["draft", "in_review", "returned"])
def test_what_is_not_published_has_no_public_page(client, trait):
    vacancy = offer("Garzón", **{trait: True})
    assert client.get(reverse("vacancy_page", args=[vacancy.pk])).status_code == 404


def test_a_closed_offer_says_so_to_whoever_kept_its_address(client):
    vacancy = offer("Garzón", closed=True)
    assert "ya cerró" in client.get(reverse("vacancy_page", args=[vacancy.pk])).content.decode()


def actors():
    """Everyone who may meet an offer, near and far."""
    office, region = OfficeFactory(), RegionFactory(cut="14")
    own = EmployerMemberFactory()
    yield (
        office,
        own.employer,
        [
            actor_for(own.user),
            actor_for(EmployerMemberFactory().user),
            actor_for(EmployerMemberFactory(employer=own.employer, unconfirmed=True).user),
            *(
                actor_for(StaffMembershipFactory(role=r, office=office).user)
                for r in (Role.FRONT_DESK, Role.EMPLOYER_LIAISON, Role.OFFICE_MANAGER)
            ),
            actor_for(StaffMembershipFactory().user),
            actor_for(StaffMembershipFactory(regional_analyst=True).user),
            actor_for(StaffMembershipFactory(regional_analyst=True, region=region).user),
            actor_for(StaffMembershipFactory(administrator=True).user),
            Actor(None),
            Actor(1, (Grant(Role.SEEKER, seeker_id=1),)),
        ],
    )


def test_the_list_and_the_rule_agree_on_who_sees_what():
    ((office, employer, everyone),) = actors()
    far = ComunaFactory(region=RegionFactory(cut="14"))
    for owner in (employer, EmployerFactory()):
        VacancyFactory(employer=owner, office=office)
        VacancyFactory(employer=owner, office=office, draft=True)
        VacancyFactory(employer=owner, office=None, comuna=far)
        VacancyFactory(employer=owner, office=None, comuna=None)
        VacancyFactory(employer=owner)
    for actor in everyone:
        seen = {vacancy.pk for vacancy in Vacancy.objects.visible_to(actor)}
        allowed = {v.pk for v in Vacancy.objects.all() if v.is_visible_to(actor)}
        assert seen == allowed
    counts = [Vacancy.objects.visible_to(actor).count() for actor in everyone]
    assert counts == [5, 0, 0, 2, 2, 2, 0, 4, 2, 0, 0, 0]
