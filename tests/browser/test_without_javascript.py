"""At the desk with a browser that runs no scripts: registration, attention and referral.

A seeker's own registration without scripts stands in `test_registration_journey.py`.
"""

import pytest

from jobseekers import reference
from jobseekers.models import Attention, JobSeeker
from matching.models import Referral
from omil_portal.offices.models import TravelTime
from tests.factories.employers import VacancyFactory
from tests.factories.jobseekers import JobSeekerFactory
from tests.factories.kernel import ComunaFactory, OfficeFactory, StaffMembershipFactory
from tests.factories.matching import RunFactory, SeekerMatchesFactory

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def scripts() -> bool:
    return False


@pytest.fixture
def office():
    reference.load()
    ComunaFactory(name="Osorno")
    purranque = ComunaFactory(name="Purranque")
    TravelTime.objects.create(origin=purranque, destination=purranque, minutes=10)
    return OfficeFactory(comuna=purranque)


@pytest.fixture
def desk(sign_in, office):
    return sign_in(StaffMembershipFactory(office=office).user)


@pytest.fixture
def jorge(office):
    """A welder the office knows, with one offer in his list."""
    here = {"comuna": office.comuna, "linked_to": office}
    jorge = JobSeekerFactory(names="Jorge", with_profile=True, **here)
    offer = VacancyFactory(office=office, title="Soldador de barcos")
    SeekerMatchesFactory(run=RunFactory(current=True), seeker=jorge, vacancies=[offer])
    return jorge


def test_whoever_nobody_knows_is_registered_and_attended(desk):
    desk.goto("/meson/")
    desk.get_by_label("RUN, documento, teléfono o nombre").fill("12.531.909-2")
    desk.get_by_role("search").get_by_role("button").click()
    desk.get_by_role("link", name="Inscribir a esta persona").click()
    desk.get_by_label("Nombre y apellidos").fill("María Soto Barría")
    desk.get_by_role("button", name="Inscribir").click()
    desk.get_by_role("link", name="Registrar atención").click()
    desk.get_by_label("Qué se hizo").fill("Conversamos de su experiencia")
    desk.get_by_role("button", name="Guardar atención").click()
    assert desk.get_by_text("Conversamos de su experiencia").is_visible()
    assert Attention.objects.get().seeker == JobSeeker.objects.get(run_number=12531909)


def test_a_person_is_referred_to_an_offer_that_fits(desk, jorge):
    desk.goto(f"/personas/{jorge.pk}/")
    desk.get_by_role("link", name="Ofertas para esta persona").click()
    desk.get_by_role("button", name="Derivar").click()
    assert desk.get_by_text("Enviada").first.is_visible()
    assert Referral.objects.get().vacancy.title == "Soldador de barcos"


def test_the_answer_of_the_company_is_recorded(desk, jorge):
    desk.goto(f"/personas/{jorge.pk}/vacantes/")
    desk.get_by_role("button", name="Derivar").click()
    desk.get_by_label("Contratada").check()
    desk.get_by_role("button", name="Guardar el resultado").click()
    desk.wait_for_url("**/colocacion/")
    assert Referral.objects.get().state == Referral.State.HIRED
