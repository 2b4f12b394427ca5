"""The invented market of the small scale, and the portal's tables filled with it."""

from collections.abc import Iterator

import pytest
from django.db import transaction

from omil_portal.bench import loading
from omil_portal.bench.market import Market, market
from omil_portal.bench.scales import SCALES
from omil_portal.occupations import reference as occupations


@pytest.fixture(scope="module")
def invented() -> Market:
    return market(SCALES["small"])


@pytest.fixture(scope="module")
def full_tables(chile, invented, django_db_blocker) -> Iterator[None]:
    """For a module; each test still undoes what it changed."""
    with django_db_blocker.unblock(), transaction.atomic():
        occupations.load()
        loading.load(invented)
        yield
        transaction.set_rollback(True)
