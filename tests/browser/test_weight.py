"""What a page costs whoever pays their megabytes: the limits of the first visit, compressed."""

import gzip

import pytest
from django.utils import timezone

from jobseekers import reference
from omil_portal.access.roles import Role
from omil_portal.offices import reference as offices_reference
from omil_portal.offices.models import Office
from tests.access_matrix.world import Side, world
from tests.browser.walk import Walk
from tests.factories.employers import VacancyFactory
from tests.factories.kernel import StaffMembershipFactory
from tests.factories.matching import ReferralFactory, RunFactory, SeekerMatchesFactory
from tests.factories.sence_programs import (
    AgreementFactory,
    GoalDefinitionFactory,
    GoalFactory,
)

pytestmark = pytest.mark.django_db(transaction=True)
KIB = 1024
FULL_PAGE = 25
READ_TO_THE_END = """async () => {
  for (const picture of document.images) {
    picture.scrollIntoView();
    await picture.decode();
  }
}"""
"""Pictures below the fold come when somebody gets to them."""


@pytest.fixture
def side() -> Side:
    """An office whose lists are long enough to need a second page."""
    reference.load()
    made = world().own
    here = {"office": made.office, "comuna": made.office.comuna}
    offers = VacancyFactory.create_batch(FULL_PAGE, **here)
    for offer in offers:
        ReferralFactory(vacancy=offer, office=made.office)
    SeekerMatchesFactory(run=RunFactory(current=True), seeker=made.seeker, vacancies=offers)
    return made


@pytest.fixture
def weigh(page, live_server):
    """`weigh(path)`: for a first visit, kind of content → KiB, and how many requests."""
    walk = Walk(page, live_server.url)

    def of(path: str, user=None) -> tuple[dict[str, float], int]:
        answers = []
        page.on("response", lambda answer: answers.append(answer))
        walk.sit(user)
        walk.visit(path)
        page.evaluate(READ_TO_THE_END)
        weights: dict[str, float] = {}
        for answer in answers:
            kind = answer.request.resource_type
            weights[kind] = weights.get(kind, 0) + len(gzip.compress(answer.body())) / KIB
        return weights, len(answers)

    return of


@pytest.mark.parametrize(
    "path", ["/", "/vacantes/", "/registro/", "/beneficios/", "/entrar/", "/como-funciona/"]
)
def test_a_public_page_is_light(weigh, side, path):
    weights, _ = weigh(path)
    assert sum(weights.values()) <= 100, weights
    assert weights["document"] <= 25
    assert 0 < weights["stylesheet"] <= 30
    assert 0 < weights["script"] <= 30
    assert "font" not in weights


def test_the_page_of_an_offer_is_light(weigh, side):
    weights, _ = weigh(f"/vacantes/{side.things['vacancy'].pk}/")
    assert sum(weights.values()) <= 100, weights


@pytest.mark.parametrize("path", ["/meson/", "/derivaciones/", "/empresas/", "/personas/{}/"])
def test_a_page_of_the_office_asks_little_of_a_shared_line(weigh, side, path):
    weights, requests = weigh(path.format(side.seeker.pk), side.readers[Role.OFFICE_MANAGER])
    assert sum(weights.values()) <= 250, weights
    assert requests <= 15


@pytest.fixture
def analyst():
    """Of a real region, each of its thirty offices with a goal and a place in the map."""
    offices_reference.load()
    placed = GoalDefinitionFactory(placements=True)
    for office in Office.objects.all():
        GoalFactory(
            agreement=AgreementFactory(office=office, year=timezone.localdate().year),
            definition=placed,
        )
    region = Office.objects.get(slug="castro").comuna.region
    return StaffMembershipFactory(regional_analyst=True, region=region).user


def test_the_dashboard_asks_little_of_a_shared_line(weigh, analyst):
    weights, requests = weigh("/region/", analyst)
    assert "image" in weights
    assert sum(weights.values()) <= 250, weights
    assert requests <= 15
