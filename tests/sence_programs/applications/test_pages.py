"""The office follows applications: opens them, moves them on, and sees what is due."""

import re
import uuid
from datetime import timedelta

import pytest
from django.urls import reverse

from sence_programs.models import BenefitApplication
from sence_programs.services.benefit_reminders import benefit_reminders_step
from tests.factories.applications import BenefitApplicationFactory
from tests.factories.employers import EmployerFactory
from tests.factories.jobseekers import JobSeekerFactory
from tests.factories.kernel import OfficeFactory
from tests.factories.sence_programs import BenefitAnswerFactory
from tests.factories.when import ON

pytestmark = pytest.mark.django_db


@pytest.fixture
def office():
    return OfficeFactory()


@pytest.fixture
def person(office):
    return JobSeekerFactory(linked_to=office)


@pytest.fixture
def desk(desk_of, office):
    return desk_of(office)


@pytest.fixture
def application(person, office):
    return BenefitApplicationFactory(seeker=person, office=office)


def words(response) -> str:
    return re.sub(r"\s+", " ", response.content.decode())


def open_one(desk, person, **typed):
    sent = {
        "applicant": "person",
        "job_starts_on": ON.isoformat(),
        "request_id": str(uuid.uuid4()),
    }
    return desk.post(reverse("application_new", args=[person.pk, "sue"]), sent | typed)


def advance(desk, application, **typed):
    sent = {"to": "presented", "on": ON.isoformat(), "where": "Ventanilla Única Social"}
    return desk.post(reverse("application_advance", args=[application.pk]), sent | typed)


def test_the_desk_opens_one_and_sees_its_deadline(desk, person):
    page = words(desk.get(open_one(desk, person).url))
    assert "martes 2 de febrero de 2027" in page


def test_when_the_company_applies_its_rut_is_asked(desk, person):
    page = words(open_one(desk, person, applicant="company"))
    assert "Escribe el RUT de la empresa que postula." in page


def test_the_company_is_found_by_its_rut(desk, person):
    company = EmployerFactory()
    open_one(desk, person, applicant="company", rut=str(company.rut))
    assert BenefitApplication.objects.get().employer == company


def test_a_company_nobody_registered_is_told(desk, person):
    page = words(open_one(desk, person, applicant="company", rut="76.086.428-5"))
    assert "No hay una empresa con ese RUT." in page


def test_it_starts_from_the_kept_answer_and_its_day(desk, person):
    answer = BenefitAnswerFactory(seeker=person)
    address = reverse("application_new", args=[person.pk, "sue"])
    desk.post(
        f"{address}?respuesta={answer.pk}",
        {"applicant": "person", "job_starts_on": "", "request_id": str(uuid.uuid4())},
    )
    assert BenefitApplication.objects.get().answer == answer


def test_somebody_elses_answer_is_not_found(desk, person):
    answer = BenefitAnswerFactory()
    address = reverse("application_new", args=[person.pk, "sue"])
    assert desk.get(f"{address}?respuesta={answer.pk}").status_code == 404


def test_a_second_one_is_refused_and_what_was_typed_stays(desk, person):
    open_one(desk, person)
    page = words(open_one(desk, person))
    assert "Ya hay una postulación abierta a este beneficio." in page
    assert f'value="{ON.isoformat()}"' in page


def test_presented_it_says_where(desk, application):
    page = words(desk.get(advance(desk, application).url))
    assert "Ventanilla Única Social" in page


def test_presented_without_a_place_is_told(desk, application):
    assert "Escribe dónde se presentó." in words(advance(desk, application, where=""))


def test_a_day_to_come_is_refused(desk, application):
    tomorrow = (ON + timedelta(days=1)).isoformat()
    assert "Ese día todavía no llega." in words(advance(desk, application, on=tomorrow))


def test_the_history_says_who_did_what(desk, application):
    page = words(desk.get(advance(desk, application).url))
    who = re.escape(desk.get("/").wsgi_request.user.full_name)
    assert re.search(rf"Historial.*Presentada.*{who}.*En preparación", page)


def test_an_answered_one_asks_nothing_more(desk, person, office):
    granted = BenefitApplicationFactory(seeker=person, office=office, granted=True)
    page = words(desk.get(reverse("application_file", args=[granted.pk])))
    assert 'name="to"' not in page


def test_the_list_has_the_nearest_deadline_first(desk, office):
    for days, name in ((30, "Zoila"), (3, "Ana")):
        BenefitApplicationFactory(
            seeker=JobSeekerFactory(names=name), office=office, due_on=ON + timedelta(days=days)
        )
    page = words(desk.get(reverse("application_list")))
    assert page.index("Ana") < page.index("Zoila")
    assert "(quedan 3 días)" in page


def test_the_list_holds_only_those_of_the_office(desk, application):
    other = BenefitApplicationFactory(seeker=JobSeekerFactory(names="Forastera"))
    page = words(desk.get(reverse("application_list")))
    assert application.seeker.display_name in page
    assert other.seeker.display_name not in page


def test_the_list_shows_the_open_ones_until_asked_otherwise(desk, office):
    BenefitApplicationFactory(seeker=JobSeekerFactory(names="Lista"), office=office, granted=True)
    address = reverse("application_list")
    assert "Lista" not in words(desk.get(address)).replace("Listado", "")
    assert "Lista Ñancupel" in words(desk.get(address, {"state": "granted"}))


def test_who_cannot_be_told_is_marked_to_be_called(desk, person, office):
    BenefitApplicationFactory(seeker=person, office=office, due_on=ON + timedelta(days=7))
    benefit_reminders_step(ON)
    page = words(desk.get(reverse("application_list")))
    assert "Llamar" in page
    assert person.phone in page


def test_the_list_asks_the_database_the_same_however_long(
    desk, office, django_assert_max_num_queries
):
    BenefitApplicationFactory.create_batch(10, office=office)
    with django_assert_max_num_queries(12):
        desk.get(reverse("application_list"))


def test_the_persons_file_shows_theirs(desk, application):
    page = words(desk.get(reverse("person_applications", args=[application.seeker_id])))
    assert application.title in page


def test_a_person_sees_their_own_on_their_page(reading_as, office):
    seeker = JobSeekerFactory(with_account=True)
    BenefitApplicationFactory(seeker=seeker, office=office)
    page = words(reading_as(seeker.user).get(reverse("my_applications")))
    assert "Subsidio Unificado de Empleo" in page


def test_a_person_does_not_see_what_a_company_asks(reading_as, office):
    seeker = JobSeekerFactory(with_account=True)
    BenefitApplicationFactory(seeker=seeker, office=office, employer=EmployerFactory())
    page = words(reading_as(seeker.user).get(reverse("my_applications")))
    assert "Aún no postulas a ninguno." in page


def test_one_of_another_office_is_not_found(desk_of, application):
    stranger = desk_of(OfficeFactory())
    address = reverse("application_file", args=[application.pk])
    assert stranger.get(address).status_code == 404


def test_the_rule_of_the_row_and_of_the_list_agree(desk, application):
    foreign = BenefitApplicationFactory()
    actor = desk.get("/").wsgi_request.actor
    visible = BenefitApplication.objects.visible_to(actor)
    for one in (application, foreign):
        assert one.is_visible_to(actor) == visible.filter(pk=one.pk).exists()
