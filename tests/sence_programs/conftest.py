"""The pages below are read on the day when everything in the factories happened."""

from unittest.mock import patch

import pytest
from django.test import Client

from omil_portal.accounts.models import User
from tests.factories.kernel import RegionFactory, StaffMembershipFactory
from tests.factories.when import AT


@pytest.fixture
def today():
    """The clock of the portal stands at AT."""
    with patch("django.utils.timezone.now", return_value=AT):
        yield AT.date()


@pytest.fixture
def reading_as(today):
    """A browser where that account has signed in."""

    def sign_in(user: User) -> Client:
        client = Client()
        client.force_login(user)
        return client

    return sign_in


@pytest.fixture
def analyst(reading_as) -> Client:
    """The regional analyst of region 10."""
    return reading_as(
        StaffMembershipFactory(regional_analyst=True, region=RegionFactory(cut="10")).user
    )


@pytest.fixture
def national(reading_as) -> Client:
    """Somebody of the national unit."""
    RegionFactory(cut="10")
    return reading_as(StaffMembershipFactory(national_unit=True).user)


@pytest.fixture
def desk_of(reading_as):
    """Someone at the desk of an office."""
    return lambda office: reading_as(StaffMembershipFactory(office=office).user)
