"""A stand for each company while there are any; what it brings, and that it came."""

from datetime import timedelta

import pytest
from django.urls import reverse

from employers.models import EmployerContact
from omil_portal.refusals import Refused
from sence_programs.indicators import INDICATORS
from sence_programs.models import FairStand
from sence_programs.services.fairs_stands import (
    FULL,
    choose_vacancies,
    mark_present,
    release_stand,
    take_stand,
)
from tests.factories.employers import EmployerFactory, VacancyFactory
from tests.factories.fairs import FairInterviewFactory, FairStandFactory, JobFairFactory
from tests.factories.kernel import UserFactory
from tests.factories.when import AT, ON

pytestmark = pytest.mark.django_db


def take(fair, employer=None):
    return take_stand(fair=fair, employer=employer or EmployerFactory(), by=UserFactory(), at=AT)


def test_the_first_company_gets_the_first_stand(fair):
    assert take(fair).number == 1


def test_a_company_that_asks_again_keeps_its_stand(fair, company):
    assert take(fair, company) == take(fair, company)


def test_when_no_stand_is_left_the_company_is_told():
    fair = JobFairFactory(capacity=1)
    take(fair)
    with pytest.raises(Refused, match=FULL):
        take(fair)


def test_a_stand_given_back_is_taken_by_another():
    fair = JobFairFactory(capacity=1)
    release_stand(stand=take(fair), by=UserFactory(), at=AT)
    assert take(fair).number == 1


def test_a_company_that_came_keeps_its_stand(fair):
    stand = FairStandFactory(fair=fair, present=True)
    with pytest.raises(Refused, match="ya vino"):
        release_stand(stand=stand, by=UserFactory(), at=AT)


def test_a_draft_takes_no_company():
    with pytest.raises(Refused, match="no recibe empresas"):
        take(JobFairFactory(draft=True))


def test_a_company_brings_its_published_offers(stand, company, offer):
    another = VacancyFactory(employer=company)
    choose_vacancies(stand=stand, vacancies=[offer, another], at=AT)
    assert set(stand.vacancies.all()) == {offer, another}


@pytest.mark.parametrize("traits", [{"draft": True}, {"closed": True}], ids=["draft", "closed"])
def test_it_does_not_bring_what_is_not_published(stand, company, traits):
    with pytest.raises(Refused, match="ofertas publicadas de esta empresa"):
        choose_vacancies(stand=stand, vacancies=[VacancyFactory(employer=company, **traits)], at=AT)


def test_it_does_not_bring_the_offers_of_another(stand):
    with pytest.raises(Refused, match="ofertas publicadas de esta empresa"):
        choose_vacancies(stand=stand, vacancies=[VacancyFactory()], at=AT)


def test_an_offer_with_interviews_stays(stand, offer, fair):
    FairInterviewFactory(stand=stand, vacancy=offer, registration__fair=fair)
    choose_vacancies(stand=stand, vacancies=[], at=AT)
    assert list(stand.vacancies.all()) == [offer]


def present(stand, office, liaison, on=ON):
    return mark_present(stand=stand, on=on, office=office, by=liaison, at=AT)


def test_a_company_that_came_counts_as_a_contact_and_the_day_as_a_fair(stand, office, liaison):
    for _ in range(2):
        present(stand, office, liaison)
    contact = EmployerContact.objects.get()
    assert (contact.kind, contact.employer) == ("fair", stand.employer)
    assert INDICATORS["fairs"].by_office([office], ON, ON) == {office.pk: 1}


def test_each_day_of_a_fair_counts(office, liaison):
    fair = JobFairFactory(office=office, two_days=True)
    stand, yesterday = FairStandFactory(fair=fair), ON - timedelta(days=1)
    for on in fair.days:
        present(stand, office, liaison, on)
    assert INDICATORS["fairs"].by_office([office], yesterday, ON) == {office.pk: 2}


@pytest.mark.parametrize("days", [-1, 1], ids=["before", "to come"])
def test_nobody_came_on_a_day_without_fair(stand, office, liaison, days):
    with pytest.raises(Refused, match="un día de la feria"):
        present(stand, office, liaison, ON + timedelta(days=days))


def test_a_member_asks_for_a_stand_for_the_own_company(at_stand, fair, company):
    at_stand.post(reverse("fair_stand_new", args=[fair.pk]), {"employer": company.pk})
    assert FairStand.objects.get().employer == company


def test_a_member_does_not_ask_for_a_stand_for_another_company(at_stand, fair):
    another = EmployerFactory()
    at_stand.post(reverse("fair_stand_new", args=[fair.pk]), {"employer": another.pk})
    assert not FairStand.objects.exists()


def test_the_liaison_finds_a_company_and_gives_it_a_stand(at_work, fair, company):
    found = at_work.post(reverse("fair_stands", args=[fair.pk]), {"sought": "conservas tenglo"})
    assert "Darle un stand" in found.content.decode()
    at_work.post(reverse("fair_stand_new", args=[fair.pk]), {"employer": company.pk})
    assert FairStand.objects.get().employer == company


def test_the_front_desk_gives_no_stands(at_desk, fair, company):
    path = reverse("fair_stand_new", args=[fair.pk])
    assert at_desk.post(path, {"employer": company.pk}).status_code == 403


def test_a_company_does_not_see_the_stand_of_another(at_stand, fair):
    foreign = FairStandFactory(fair=fair)
    path = reverse("fair_stand", args=[fair.pk, foreign.pk])
    assert at_stand.get(path).status_code == 404


def test_the_page_of_a_fair_tells_companies_and_published_offers(client, stand, offer, today):
    closed = VacancyFactory(employer=stand.employer, closed=True, title="Ya no se ofrece")
    stand.vacancies.add(closed)
    shown = client.get(reverse("fair_page", args=[stand.fair_id])).content.decode()
    assert stand.employer.display_name in shown
    assert offer.title in shown
    assert closed.title not in shown


def test_the_page_of_a_fair_costs_the_same_however_many_companies(
    client, fair, today, django_assert_max_num_queries
):
    for number in range(2, 5):
        FairStandFactory(fair=fair, number=number, offers=VacancyFactory.create_batch(3))
    with django_assert_max_num_queries(9):
        client.get(reverse("fair_page", args=[fair.pk]))
