"""What the office saw of a job at a company."""

import uuid
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from employers.models import JobAnalysis
from tests.factories.employers import EmployerFactory, VacancyFactory
from tests.factories.kernel import StaffMembershipFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def membership():
    return StaffMembershipFactory(role="employer_liaison")


@pytest.fixture
def client(membership) -> Client:
    client = Client()
    client.force_login(membership.user)
    return client


def typed(**changes) -> dict:
    return {
        "request_id": uuid.uuid4(),
        "position": "Operario de planta",
        "vacancy": "",
        "done_on": timezone.localdate().isoformat(),
        "tasks": "Revisar y empacar.",
        "requirements": "Estar de pie.",
        "adjustments": "",
        **changes,
    }


def send(client: Client, employer, **changes):
    return client.post(reverse("job_analysis_new", args=[employer.pk]), typed(**changes))


def test_an_analysis_is_kept_for_the_office_of_who_wrote_it(client, membership):
    employer = EmployerFactory()
    response = send(client, employer)
    analysis = JobAnalysis.objects.get()
    assert response.url == reverse("job_analysis", args=[analysis.pk])
    assert (analysis.employer, analysis.office) == (employer, membership.office)


def test_a_second_click_keeps_one(client):
    employer, request_id = EmployerFactory(), uuid.uuid4()
    for _ in range(2):
        send(client, employer, request_id=request_id)
    assert JobAnalysis.objects.count() == 1


def test_a_visit_of_tomorrow_is_refused_and_what_was_typed_stays(client):
    tomorrow = timezone.localdate() + timedelta(days=1)
    page = send(client, EmployerFactory(), done_on=tomorrow.isoformat()).content.decode()
    assert "La visita no puede ser en el futuro." in page
    assert "Revisar y empacar." in page


def test_an_offer_of_another_company_cannot_be_chosen(client, membership):
    other = VacancyFactory(office=membership.office)
    send(client, EmployerFactory(), vacancy=other.pk)
    assert not JobAnalysis.objects.exists()


def test_the_companys_file_lists_its_analyses(client):
    employer = EmployerFactory()
    send(client, employer)
    page = client.get(reverse("employer_file", args=[employer.pk])).content.decode()
    assert reverse("job_analysis", args=[JobAnalysis.objects.get().pk]) in page
