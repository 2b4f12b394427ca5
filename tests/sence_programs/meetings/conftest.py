import pytest

from tests.sence_programs.meetings.network import Network


@pytest.fixture
def network(db) -> Network:
    return Network()
