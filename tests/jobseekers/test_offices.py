"""The public page of an office, and its manager's board."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from jobseekers.office_board import loads, quality
from tests.factories.agenda import AppointmentFactory, DeskServiceFactory
from tests.factories.jobseekers import AttentionFactory, JobSeekerFactory
from tests.factories.kernel import OfficeFactory, StaffMembershipFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def manager(client, office):
    client.force_login(StaffMembershipFactory(office=office, office_manager=True).user)
    return client


def test_anybody_finds_the_office_of_their_comuna(client, office):
    OfficeFactory(name="OMIL Arica")
    page = client.get(reverse("office_directory"), {"comuna": "quellon"}).content.decode()
    assert "OMIL Quellón" in page
    assert "OMIL Arica" not in page


def test_a_comuna_that_is_none_is_told(client, office):
    page = client.get(reverse("office_directory"), {"comuna": "Xyzq"}).content.decode()
    assert "No conocemos esa comuna" in page


def test_the_page_says_what_one_may_ask_an_hour_for(client, office):
    DeskServiceFactory(office=office, name="Orientación laboral", bring="tu cédula")
    DeskServiceFactory(office=office, name="Ya no se da", active=False)
    page = client.get(reverse("office_page", args=[office.slug])).content.decode()
    assert "Orientación laboral" in page
    assert "Ya no se da" not in page


def test_what_the_manager_writes_is_what_the_public_reads(manager, client, office):
    sent = {"address": "Ladrilleros 350", "phone": "", "hours": "Lunes a viernes, 9:00 a 13:30"}
    manager.post(reverse("office_edit", args=[office.slug]), sent)
    page = client.get(reverse("office_page", args=[office.slug])).content.decode()
    assert "Ladrilleros 350" in page
    assert "Lunes a viernes, 9:00 a 13:30" in page


def test_who_attended_most_comes_first_and_who_did_not_is_there_too(office, officer):
    idle = StaffMembershipFactory(office=office).user
    now = timezone.now()
    AttentionFactory.create_batch(2, office=office, officer=officer, at=now)
    AttentionFactory(office=office, officer=officer, at=now - timedelta(days=40))
    service = DeskServiceFactory(office=office)
    AppointmentFactory(service=service, officer=idle, starts_at=now + timedelta(days=1))
    assert [(row.officer, row.attentions, row.hours) for row in loads(office, now)] == [
        (officer, 2, 0),
        (idle, 0, 1),
    ]


def test_the_weakest_side_of_the_records_comes_first(office):
    JobSeekerFactory(linked_to=office, phone="+56 9 8765 4321", birth_date="1990-01-01")
    JobSeekerFactory(linked_to=office, phone="", birth_date=None)
    JobSeekerFactory(phone="")
    found = quality(office)
    rows = dict((what, percent) for what, _, percent in found.percents())
    assert found.people == 2
    assert rows["Con teléfono"] == 50
    assert rows["Dicen qué trabajo buscan"] == 0
    assert found.percents()[0][2] == 0


def test_an_office_without_people_has_no_percentages(manager, office):
    assert quality(office).percents() == []
    page = manager.get(reverse("office_board", args=[office.slug])).content.decode()
    assert "todavía no tiene personas" in page


def test_the_board_asks_little_however_many_people(manager, office, django_assert_max_num_queries):
    for _ in range(6):
        StaffMembershipFactory(office=office)
        JobSeekerFactory(linked_to=office)
    with django_assert_max_num_queries(12):
        manager.get(reverse("office_board", args=[office.slug]))
