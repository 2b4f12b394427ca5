import pytest

from jobseekers import reference
from tests.factories.jobseekers import JobSeekerFactory
from tests.factories.kernel import ComunaFactory, OfficeFactory, StaffMembershipFactory


@pytest.fixture
def quellon():
    """The comuna of Quellón; there are others, so that a name can be mistaken."""
    ComunaFactory(cut="10201", name="Castro")
    ComunaFactory(cut="10101", name="Puerto Montt")
    ComunaFactory(cut="10109", name="Puerto Varas")
    return ComunaFactory(cut="10208", name="Quellón")


@pytest.fixture
def office(quellon):
    return OfficeFactory(comuna=quellon, name="OMIL Quellón")


@pytest.fixture
def officer(office):
    """Someone of the front desk of OMIL Quellón."""
    return StaffMembershipFactory(office=office).user


@pytest.fixture
def desk(client, officer):
    """A browser at the desk of OMIL Quellón."""
    client.force_login(officer)
    return client


@pytest.fixture
def maria(office):
    """María Soto Barría, RUN 12.531.909-2, registered at OMIL Quellón, with an account."""
    return JobSeekerFactory(
        run_number=12531909,
        names="María",
        first_surname="Soto",
        second_surname="Barría",
        comuna=office.comuna,
        with_account=True,
        with_profile=True,
        linked_to=office,
    )


@pytest.fixture
def foreign_person():
    """Juan Ñancupel Barría, RUN 15.000.005-K, of an office elsewhere."""
    elsewhere = OfficeFactory()
    return JobSeekerFactory(
        run_number=15000005,
        names="Juan Pablo",
        comuna=elsewhere.comuna,
        linked_to=elsewhere,
    )


@pytest.fixture
def own(client, maria):
    """María's own browser, signed in."""
    client.force_login(maria.user)
    return client


@pytest.fixture
def consent_text(db):
    reference.load()
