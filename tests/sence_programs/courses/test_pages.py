"""The pages of courses, for the office, for people and for anybody."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from omil_portal.access.roles import Role
from omil_portal.offices.models import TravelTime
from sence_programs.models import Course, Enrolment
from tests.factories.courses import (
    CertificateFactory,
    CourseFactory,
    CourseSessionFactory,
    EnrolmentFactory,
)
from tests.factories.jobseekers import JobSeekerFactory
from tests.factories.kernel import OfficeFactory, StaffMembershipFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def office():
    return OfficeFactory()


@pytest.fixture
def counsellor(client, office):
    client.force_login(StaffMembershipFactory(role=Role.COUNSELLOR, office=office).user)
    return client


def typed(**changes) -> dict:
    """What somebody writes in the form of a new course."""
    return {
        "kind": "workshop",
        "title": "Taller de currículum",
        "description": "Escribimos el currículum.",
        "place": "Biblioteca",
        "seats": 10,
        "least_percent": 75,
        "request_id": "3f0f8a51-9d2c-4a0e-8a53-2b8e1e6b0d10",
    } | changes


def test_a_course_is_written_once_however_often_it_is_sent(counsellor):
    for _ in range(2):
        counsellor.post(reverse("course_new"), typed())
    assert Course.objects.get().title == "Taller de currículum"


def test_a_wrong_form_keeps_what_was_typed(counsellor):
    page = counsellor.post(reverse("course_new"), typed(seats=0)).content.decode()
    assert "Hay un problema" in page
    assert "Taller de currículum" in page
    assert not Course.objects.exists()


def test_a_session_that_ends_before_it_begins_is_explained(counsellor, office):
    course = CourseFactory(office=office, status="draft")
    hours = {"day": "2026-12-01", "begins": "11:00", "ends": "10:00"}
    page = counsellor.post(reverse("course_session_add", args=[course.pk]), hours)
    assert "va después de la de inicio" in page.content.decode()
    assert not course.sessions.exists()


def test_a_session_is_in_the_time_of_the_portal(counsellor, office):
    course = CourseFactory(office=office, status="draft")
    hours = {"day": "2026-12-01", "begins": "09:30", "ends": "11:00"}
    counsellor.post(reverse("course_session_add", args=[course.pk]), hours)
    assert course.sessions.get().hours == "de 09:30 a 11:00"


def test_somebody_signs_up_at_the_desk_with_their_document(counsellor, office):
    course = CourseFactory(office=office, session=True)
    person = JobSeekerFactory(linked_to=office)
    counsellor.post(reverse("course_enrol", args=[course.pk]), {"document": str(person.run)})
    assert course.enrolments.get().seeker == person


@pytest.mark.parametrize(
    ("document", "told"),
    [("11.111.111-2", "dígito"), ("20.000.000-5", "Nadie con ese documento"), ("Ana", "RUN")],
)
def test_a_document_that_finds_nobody_is_explained_and_kept(counsellor, office, document, told):
    course = CourseFactory(office=office, session=True)
    page = counsellor.post(reverse("course_enrol", args=[course.pk]), {"document": document})
    assert told in page.content.decode()
    assert document in page.content.decode()


def test_somebody_of_another_office_is_not_signed_up_unseen(counsellor, office):
    course, stranger = CourseFactory(office=office, session=True), JobSeekerFactory()
    page = counsellor.post(
        reverse("course_enrol", args=[course.pk]), {"document": str(stranger.run)}
    )
    assert "registra antes una atención" in page.content.decode()
    assert stranger.names not in page.content.decode()


def test_a_person_signs_up_alone_and_gives_the_seat_back(client):
    course, person = CourseFactory(session=True), JobSeekerFactory(with_account=True)
    client.force_login(person.user)
    client.post(reverse("course_join", args=[course.pk]))
    assert course.enrolments.get().status == Enrolment.Status.ENROLLED
    assert "Tienes un cupo" in client.get(reverse("course_page", args=[course.pk])).content.decode()
    client.post(reverse("course_leave", args=[course.pk]))
    assert course.enrolments.get().status == Enrolment.Status.WITHDRAWN


def test_a_draft_is_not_public(client):
    draft = CourseFactory(status="draft")
    assert client.get(reverse("course_page", args=[draft.pk])).status_code == 404
    assert client.get(reverse("course_board")).status_code == 200


def test_the_public_list_has_what_one_can_still_go_to(client):
    CourseFactory(title="Ya pasó")
    CourseSessionFactory(
        course=CourseFactory(title="Fue ayer"), starts_at=timezone.now() - timedelta(days=2)
    )
    CourseFactory(title="Por venir", session=True)
    page = client.get(reverse("course_board")).content.decode()
    assert "Por venir" in page
    assert "Ya pasó" not in page
    assert "Fue ayer" not in page


def test_the_public_list_of_one_comuna(client):
    here = CourseFactory(title="Aquí", session=True)
    CourseFactory(title="Lejos", session=True)
    page = client.get(reverse("course_board"), {"comuna": here.office.comuna.name}).content.decode()
    assert "Aquí" in page
    assert "Lejos" not in page


def test_a_person_reads_first_the_courses_near_home(client):
    far, near, home = (CourseFactory(session=True) for _ in range(3))
    person = JobSeekerFactory(with_account=True, comuna=home.office.comuna)
    TravelTime.objects.create(origin=home.office.comuna, destination=near.office.comuna, minutes=45)
    client.force_login(person.user)
    told = client.get(reverse("course_board"))
    assert list(told.context["page"]) == [home, near, far]
    assert "A 45\N{NO-BREAK SPACE}min de viaje." in told.content.decode()


def test_a_paper_is_checked_without_telling_who_it_is(client):
    paper = CertificateFactory(enrolment__seeker__first_surname="Ñancupel")
    page = client.get(reverse("certificate_check", args=[paper.code])).content.decode()
    assert "Este certificado es auténtico" in page
    assert "Ñancupel" not in page
    assert str(paper.enrolment.seeker.run) not in page


def test_a_certificate_is_its_owners_and_nobody_elses(client):
    paper = CertificateFactory(enrolment__seeker__with_account=True)
    url = reverse("certificate", args=[paper.pk])
    client.force_login(paper.enrolment.seeker.user)
    assert client.get(url).status_code == 200
    client.force_login(JobSeekerFactory(with_account=True).user)
    assert client.get(url).status_code == 404


@pytest.mark.parametrize("number", [1, 12])
def test_the_list_takes_the_same_queries_however_long(
    counsellor, office, number, django_assert_max_num_queries
):
    for course in CourseFactory.create_batch(number, office=office, session=True):
        EnrolmentFactory(course=course)
    with django_assert_max_num_queries(9):
        counsellor.get(reverse("course_list"))


@pytest.mark.parametrize("number", [1, 12])
def test_a_course_takes_the_same_queries_however_full(
    counsellor, office, number, django_assert_max_num_queries
):
    course = CourseFactory(office=office, session=True, seats=20)
    EnrolmentFactory.create_batch(number, course=course)
    with django_assert_max_num_queries(12):
        counsellor.get(reverse("course_file", args=[course.pk]))
