"""What one change would open to a person: counted by the engine, proved by explanations."""

from dataclasses import replace

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from employers.models import Vacancy
from jobseekers.models import DesiredOccupation, JobSeeker, Profile
from matching.engine import explain
from matching.models import Referral
from matching.reasons import current_run
from matching.services.nightly import match_step
from matching.store import Reading, SkillWeights, day_number, rejections
from matching.territory import Territory
from matching.what_if import Question, WhatIf, questions
from tests.factories.employers import VacancyFactory
from tests.factories.jobseekers import JobSeekerFactory, ProfileFactory
from tests.factories.kernel import OfficeFactory, StaffMembershipFactory
from tests.factories.matching import ReferralFactory
from tests.matching.market import ON, a_market
from tests.matching.town import near

pytestmark = pytest.mark.django_db


def seekers():
    """Those of the market who said what they want, with their records."""
    told = DesiredOccupation.objects.values("profile")
    return JobSeeker.objects.filter(pk__in=told).select_related("profile").order_by("pk")


def opened_by_hand(seeker: JobSeeker, question: Question) -> set[int]:
    """With the code that explains, over every open offer."""
    reading = Reading(Territory.load(), SkillWeights({}), ON)
    (now,) = reading.seekers(JobSeeker.objects.filter(pk=seeker.pk))
    rejected = set(rejections().filter(seeker=seeker.pk).values_list("vacancy", flat=True))

    def passes(row, vacancy) -> bool:
        return explain(
            row,
            vacancy,
            minutes=reading.territory.minutes(now, vacancy),
            on_day=day_number(ON),
            rejected_before=vacancy.id in rejected,
        ).feasible

    return {
        vacancy.id
        for vacancy in reading.vacancies(Vacancy.objects.published(ON))
        if passes(question.row, vacancy) and not passes(now, vacancy)
    }


@pytest.fixture
def market():
    """People whom several things keep from offers: licences, roads, hours, pay."""
    a_market(people=24, offers=60)
    Profile.objects.filter(pk__in=seekers()[::2]).update(licences=[], accepted_minutes=30)
    Profile.objects.filter(pk__in=seekers()[1::3]).update(hours=["partial"], expected_pay=1_100_000)


def test_each_count_is_that_of_explaining_every_offer(market):
    checked = 0
    for seeker in seekers():
        for outcome in WhatIf(seeker, None, ON).outcomes:
            assert set(outcome.opened) == opened_by_hand(seeker, outcome.question)
            checked += 1
    assert checked > 20


def test_a_question_left_out_opens_nothing_or_is_a_lesser_credential(market):
    for seeker in seekers()[:8]:
        told = {o.question.slug: o for o in WhatIf(seeker, None, ON).outcomes}
        shown = [o.more for o in told.values() if o.question.is_credential]
        for question in questions(_row(seeker)):
            more = 0 if question.slug in told else len(opened_by_hand(seeker, question))
            assert not more or (question.is_credential and len(shown) == 3 and more <= min(shown))


def _row(seeker):
    reading = Reading(Territory.load(), SkillWeights({}), ON)
    return reading.seekers(JobSeeker.objects.filter(pk=seeker.pk))[0]


def test_no_change_closes_an_offer(market):
    """So «N más» never hides a loss."""
    reading = Reading(Territory.load(), SkillWeights({}), ON)
    offers = reading.vacancies(Vacancy.objects.published(ON))
    for now in reading.seekers(seekers()):
        for question in questions(now):
            lost = [
                vacancy.id
                for vacancy in offers
                if _feasible(reading, now, vacancy)
                and not _feasible(reading, replace(question.row, comuna=now.comuna), vacancy)
            ]
            assert lost == [], question.slug


def _feasible(reading, row, vacancy) -> bool:
    minutes = reading.territory.minutes(row, vacancy)
    return explain(row, vacancy, minutes=minutes, on_day=day_number(ON)).feasible


def test_a_rejected_offer_is_not_counted():
    office = OfficeFactory()
    near(office)
    seeker = JobSeekerFactory(comuna=office.comuna)
    ProfileFactory(seeker=seeker, licences=[])
    vacancy = VacancyFactory(office=office, licences=["B"])
    assert WhatIf(seeker, None, ON).outcome("licencia-B").opened == [vacancy.pk]
    ReferralFactory(seeker=seeker, vacancy=vacancy, state=Referral.State.REJECTED)
    assert WhatIf(seeker, None, ON).outcome("licencia-B") is None


def test_asking_for_less_pay_is_never_what_is_advised():
    office = OfficeFactory()
    near(office)
    seeker = JobSeekerFactory(comuna=office.comuna)
    ProfileFactory(seeker=seeker, licences=[], expected_pay=700_000)
    VacancyFactory.create_batch(3, office=office, pay_min=None, pay_max=560_000)
    VacancyFactory(office=office, licences=["B"])
    asked = WhatIf(seeker, None, ON)
    assert asked.outcome("sueldo-menor").more == 3
    assert asked.best.question.slug == "licencia-B"


def test_every_question_takes_one_reading_of_the_offers(market):
    with CaptureQueriesContext(connection) as queries:
        assert WhatIf(seekers()[0], None, ON).outcomes
    copies = [q["sql"] for q in queries if "matching_offers" in q["sql"]]
    assert len(copies) <= 1
    assert len(queries) < 30


# The pages


@pytest.fixture
def office():
    office = OfficeFactory(name="OMIL Quellón")
    near(office)
    return office


@pytest.fixture
def person(office):
    seeker = JobSeekerFactory(with_account=True, linked_to=office, comuna=office.comuna)
    ProfileFactory(seeker=seeker, licences=[])
    return seeker


def test_the_officer_sees_the_number_and_the_list_behind_it(client, office, person):
    drivers = VacancyFactory.create_batch(2, office=office, licences=["B"])
    client.force_login(StaffMembershipFactory(office=office).user)
    url = reverse("what_if", args=[person.pk])
    assert "2 ofertas más" in client.get(url).content.decode()
    page = client.get(url, {"con": "licencia-B"}).content.decode()
    assert all(reverse("match_reasons", args=[person.pk, v.pk]) in page for v in drivers)


def test_the_person_goes_from_the_number_to_their_profile(client, office, person):
    VacancyFactory(office=office, licences=["B"])
    client.force_login(person.user)
    page = client.get(reverse("my_what_if")).content.decode()
    assert "1 oferta más" in page
    assert reverse("profile_step", args=["licencias"]) in page


def test_lower_pay_is_told_as_a_fact_without_a_button(client, office, person):
    VacancyFactory(office=office, pay_min=None, pay_max=560_000)
    client.force_login(person.user)
    page = client.get(reverse("my_what_if"), {"con": "sueldo-menor"}).content.decode()
    assert "Es solo un dato. Cuánto esperas lo decides tú." in page
    assert reverse("profile_step", args=["jornada"]) not in page


def test_an_unknown_question_shows_all_of_them(client, office, person):
    VacancyFactory(office=office, licences=["B"])
    client.force_login(person.user)
    assert "1 oferta más" in client.get(reverse("my_what_if"), {"con": "x"}).content.decode()


# What an empty list advises


def test_a_list_emptied_by_a_licence_advises_the_licence(client, office, person):
    """And not to travel further."""
    VacancyFactory.create_batch(2, office=office, licences=["B"])
    match_step(ON)
    client.force_login(person.user)
    page = client.get(reverse("my_matches")).content.decode()
    assert "Con licencia B habría 2 ofertas para ti." in page


def test_when_no_single_change_is_enough_the_commonest_demand_is_told(client, office, person):
    VacancyFactory.create_batch(2, office=office, licences=["A2"], permits=["os10"], schooling=9)
    match_step(ON)
    client.force_login(person.user)
    page = client.get(reverse("my_matches")).content.decode()
    assert "Las ofertas de tu ocupación piden" in page


# What is lacking for one offer


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"licences": ["A2"]}, "Licencia de conducir A2"),
        ({"permits": ["heights"]}, "Trabajo en altura"),
        ({"schooling": 9}, "Estudios: universitaria completa"),
        ({"experience_months": 40}, "Experiencia en el rubro: 4 meses más"),
        ({"hours": "night"}, "Aceptar la jornada: turno de noche"),
        ({"pay_min": None, "pay_max": 500_000}, "Es solo un dato: cuánto esperas lo decides tú."),
    ],
    ids=["licence", "permit", "schooling", "experience", "hours", "pay"],
)
def test_the_person_reads_what_they_lack(client, office, person, changes, words):
    vacancy = VacancyFactory(office=office, **changes)
    client.force_login(person.user)
    assert words in client.get(reverse("my_reasons", args=[vacancy.pk])).content.decode()


def test_an_offer_that_closed_says_so_on_its_own_page(client, office, person):
    vacancy = VacancyFactory(office=office, closed=True)
    client.force_login(person.user)
    page = client.get(reverse("my_reasons", args=[vacancy.pk]), follow=True).content.decode()
    assert "Esta oferta ya cerró" in page


def test_a_draft_is_nobodys_business(client, office, person):
    vacancy = VacancyFactory(office=office, draft=True)
    client.force_login(person.user)
    assert client.get(reverse("my_reasons", args=[vacancy.pk])).status_code == 404


def test_whoever_looks_for_nothing_yet_is_asked_for_it(client, office):
    seeker = JobSeekerFactory(with_account=True, comuna=office.comuna)
    ProfileFactory(seeker=seeker, desired=None)
    vacancy = VacancyFactory(office=office)
    client.force_login(seeker.user)
    page = client.get(reverse("my_reasons", args=[vacancy.pk])).content.decode()
    assert "Cuéntanos qué trabajo buscas" in page


def test_the_run_and_the_version_of_the_points_are_told(client, office, person):
    vacancy = VacancyFactory(office=office)
    match_step(ON)
    client.force_login(person.user)
    page = client.get(reverse("my_reasons", args=[vacancy.pk])).content.decode()
    assert "Puntajes: versión 1" in page
    assert current_run().on == ON
