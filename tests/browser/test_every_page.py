"""Every page of every role: accessible, and without sideways scroll on a phone of 320 px.

320 px wide is also what somebody sees who enlarges an ordinary screen four times.
"""

from collections.abc import Iterator

import pytest

from jobseekers import reference
from omil_portal.access.roles import Role
from omil_portal.offices.models import TravelTime
from tests.access_matrix.addresses import addresses
from tests.access_matrix.matrix import MATRIX
from tests.access_matrix.row import ANONYMOUS
from tests.access_matrix.world import World, world
from tests.browser.walk import Walk
from tests.factories.matching import RunFactory, SeekerMatchesFactory, VacancyMatchesFactory

pytestmark = pytest.mark.django_db(transaction=True)
NARROW = {"width": 320, "height": 700}
READERS = (
    ANONYMOUS,
    Role.SEEKER,
    Role.EMPLOYER_MEMBER,
    Role.OFFICE_MANAGER,  # opens whatever the rest of an office opens
    Role.NATIONAL_UNIT,  # and whatever a regional analyst opens
    Role.ADMINISTRATOR,
)


@pytest.fixture
def town(settings, tmp_path) -> World:
    """An office with one of everything."""
    settings.MEDIA_ROOT = tmp_path
    reference.load()
    made = world()
    own, run = made.own, RunFactory(current=True)
    here = own.office.comuna
    TravelTime.objects.create(origin=here, destination=here, minutes=10)
    SeekerMatchesFactory(run=run, seeker=own.seeker, vacancies=[own.things["vacancy"]])
    VacancyMatchesFactory(run=run, vacancy=own.things["vacancy"], seekers=[own.seeker])
    return made


@pytest.mark.parametrize("reader", READERS)
def test_every_page_fits_and_is_accessible(page, live_server, town, reader):
    walk = Walk(page, live_server.url)
    walk.sit(town.own.readers.get(reader), NARROW)
    paths = [path for path in pages_of(reader, town) if is_page(walk, path)]
    assert paths
    faults = [fault for path in paths for fault in faults_at(walk, path)]
    assert not faults, "\n".join(faults)


def pages_of(reader: str, town: World) -> Iterator[str]:
    """The pages of that reader alone; what everybody opens is left to the visitor."""
    known = addresses()
    for row in MATRIX:
        mine = reader in row.allowed or (reader == ANONYMOUS and row.anonymous == 200)
        everyones = reader == ANONYMOUS and row.everyone == 200
        opens = row.expects(reader, own=True) == 200
        if row.get and opens and (mine or everyones):
            yield known[row.name].on(town.own, row.of)


def is_page(walk: Walk, path: str) -> bool:
    """Whether it is read on the screen; a file, a chart or a sheet to print is proved elsewhere."""
    return walk.page.request.get(path).headers["content-type"].startswith("text/html")


def faults_at(walk: Walk, path: str) -> Iterator[str]:
    """All that is wrong with a page, so that one run tells everything."""
    try:
        walk.go(path)
    except AssertionError as fault:
        yield str(fault)


def test_the_manager_opens_whatever_an_office_opens():
    office = {Role.FRONT_DESK, Role.COUNSELLOR, Role.EMPLOYER_LIAISON}
    missed = [
        row.name
        for row in MATRIX
        if office & row.allowed.keys() and Role.OFFICE_MANAGER not in row.allowed
    ]
    assert missed == []
