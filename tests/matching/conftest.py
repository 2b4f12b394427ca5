"""Who the tests of these pages are about."""

import pytest

from tests.factories.jobseekers import JobSeekerFactory, ProfileFactory
from tests.factories.kernel import OfficeFactory, StaffMembershipFactory


@pytest.fixture
def office():
    return OfficeFactory(name="OMIL Quellón", phone="65 268 0000")


@pytest.fixture
def desk(client, office):
    """The front desk of the office, signed in."""
    client.force_login(StaffMembershipFactory(office=office).user)
    return client


@pytest.fixture
def manager(client, office):
    client.force_login(StaffMembershipFactory(office=office, office_manager=True).user)
    return client


@pytest.fixture
def person(office):
    """A welder of the comuna, known to the office."""
    seeker = JobSeekerFactory(with_account=True, linked_to=office, comuna=office.comuna)
    ProfileFactory(seeker=seeker)
    return seeker
