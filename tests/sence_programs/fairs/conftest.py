"""A fair of one office, today, and who works at it."""

import pytest
from django.test import Client

from tests.factories.employers import EmployerFactory, EmployerMemberFactory, VacancyFactory
from tests.factories.fairs import FairRegistrationFactory, FairStandFactory, JobFairFactory
from tests.factories.jobseekers import JobSeekerFactory
from tests.factories.kernel import OfficeFactory, StaffMembershipFactory


@pytest.fixture
def office():
    return OfficeFactory(name="OMIL Puerto Montt")


@pytest.fixture
def officer(office):
    """Of the front desk."""
    return StaffMembershipFactory(office=office).user


@pytest.fixture
def liaison(office):
    return StaffMembershipFactory(office=office, employer_liaison=True).user


@pytest.fixture
def fair(office, liaison):
    return JobFairFactory(office=office, organiser=liaison)


@pytest.fixture
def seeker():
    return JobSeekerFactory(with_account=True, with_profile=True)


@pytest.fixture
def registration(fair, seeker):
    return FairRegistrationFactory(fair=fair, seeker=seeker, short_code="ABC234")


@pytest.fixture
def company():
    return EmployerFactory(legal_name="Conservas Tenglo SpA")


@pytest.fixture
def member(company):
    return EmployerMemberFactory(employer=company).user


@pytest.fixture
def offer(company, office):
    return VacancyFactory(employer=company, office=office, posts=3)


@pytest.fixture
def stand(fair, company, offer):
    return FairStandFactory(fair=fair, employer=company, offers=[offer])


@pytest.fixture
def at_desk(officer, today) -> Client:
    """The front desk, signed in, on the day of the fair."""
    return _signed_in(officer)


@pytest.fixture
def at_work(liaison, today) -> Client:
    """The liaison, signed in, on the day of the fair."""
    return _signed_in(liaison)


@pytest.fixture
def at_stand(member, today) -> Client:
    """Somebody of the company, signed in, on the day of the fair."""
    return _signed_in(member)


def _signed_in(user) -> Client:
    client = Client()
    client.force_login(user)
    return client
