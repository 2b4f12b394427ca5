from pathlib import Path

import pytest

from tests.factories.kernel import OfficeFactory, StaffMembershipFactory


@pytest.fixture
def office():
    return OfficeFactory(name="OMIL Quellón")


@pytest.fixture
def membership(office):
    return StaffMembershipFactory(office=office)


@pytest.fixture
def officer(membership, client):
    client.force_login(membership.user)
    return membership.user


@pytest.fixture
def folder(settings, tmp_path) -> Path:
    """Where the files of downloads are kept."""
    settings.DOWNLOADS_DIR = tmp_path / "downloads"
    return settings.DOWNLOADS_DIR
