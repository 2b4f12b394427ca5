"""From a first visit to a number on the regional dashboard, each hand in its own page."""

from pathlib import Path

import pytest
from django.utils import timezone

from jobseekers import reference as people_reference
from matching.models import Referral
from omil_portal.access.roles import Role
from omil_portal.night.services import run_night
from omil_portal.occupations import reference as occupations_reference
from omil_portal.offices import reference as offices_reference
from omil_portal.offices.models import Office, Region
from sence_programs import reference as goals_reference
from sence_programs.models import GoalDefinition
from tests.browser.people import company, office, region, seeker
from tests.browser.walk import PHONE, Walk
from tests.factories.kernel import StaffMembershipFactory
from tests.factories.sence_programs import AgreementFactory, GoalFactory

pytestmark = pytest.mark.django_db(transaction=True)
OFFER = company.OFFER


@pytest.fixture
def reference() -> None:
    for part in (offices_reference, occupations_reference, people_reference, goals_reference):
        part.load()


@pytest.fixture
def castro(reference) -> Office:
    """The real office, with a goal of ten placements this year."""
    castro = Office.objects.get(slug="castro")
    placed = GoalDefinition.objects.get(code="placed")
    year = timezone.localdate().year
    GoalFactory(agreement=AgreementFactory(office=castro, year=year), definition=placed, target=10)
    return castro


@pytest.fixture
def staff(castro):
    """`staff(role)`: the account of somebody who works there."""

    def of(role: Role):
        place = {"office": castro}
        if role == Role.REGIONAL_ANALYST:
            place = {"office": None, "region": Region.objects.get(pk=castro.comuna.region_id)}
        elif role == Role.ADMINISTRATOR:
            place = {"office": None}
        return StaffMembershipFactory(role=role, **place).user

    return of


@pytest.fixture
def contract(tmp_path, settings) -> Path:
    settings.MEDIA_ROOT = tmp_path / "media"
    path = tmp_path / "contrato.pdf"
    path.write_bytes(b"%PDF-1.4\n%%EOF\n")
    return path


def test_from_the_first_visit_to_the_number_of_the_region(page, live_server, staff, contract):
    walk, today = Walk(page, live_server.url), timezone.localdate()
    seeker.registers(walk)
    seeker.completes_her_profile(walk)
    seeker.comes_back(walk)
    company.registers(walk)
    company.is_told_what_the_law_forbids(walk)
    company.corrects_and_sends_it(walk)
    walk.sit(staff(Role.EMPLOYER_LIAISON))
    office.reviews_and_publishes(walk, OFFER)
    finds_on_the_board(walk, "garson")
    run_night(today)
    seeker.reads_why(walk, OFFER)

    walk.sit(staff(Role.FRONT_DESK))
    office.finds(walk, seeker.RUN)
    office.attends(walk)
    office.refers_clicking_twice(walk, OFFER)
    assert Referral.objects.count() == 1
    office.records_the_hiring(walk, contract, today)
    office.cannot_validate_their_own(walk)

    analyst = staff(Role.REGIONAL_ANALYST)
    walk.sit(analyst)
    before = region.reads_the_placements(walk, "OMIL Castro")
    walk.sit(staff(Role.COUNSELLOR))
    office.validates(walk)
    walk.sit(analyst)
    assert region.reads_the_placements(walk, "OMIL Castro") == tuple(n + 1 for n in before)
    region.opens_the_list(walk)
    region.sees_what_the_run_did(walk)
    walk.sit(staff(Role.ADMINISTRATOR))
    region.sees_the_night(walk)


def finds_on_the_board(walk: Walk, typed: str) -> None:
    """Anyone, without an account, spelling as they speak."""
    walk.sit(None, PHONE)
    walk.go("/vacantes/")
    walk.type(q=typed)
    walk.press("Buscar")
    walk.follow(OFFER)
