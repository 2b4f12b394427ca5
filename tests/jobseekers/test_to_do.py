"""What waits for the office, as the desk shows it."""

from datetime import timedelta

import pytest
from django.conf import settings
from django.urls import reverse
from django.utils import timezone

from matching.models import Referral
from tests.downloads.lists import a_row_of
from tests.factories.assessments import PlanStepFactory
from tests.factories.employers import EmployerMemberFactory
from tests.factories.jobseekers import JobSeekerFactory
from tests.factories.kernel import StaffMembershipFactory
from tests.factories.matching import PlacementFactory, ReferralAnswerFactory, ReferralFactory
from tests.factories.other_services import ExternalReferralFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def manager(client, office):
    """Does whatever an office does."""
    client.force_login(StaffMembershipFactory(office=office, office_manager=True).user)
    return client


def make_waiting(name: str, chosen: str, office, officer) -> None:
    yesterday = timezone.localdate() - timedelta(days=1)
    match name, chosen:
        case "derivaciones", "state=answered":
            told = {"state": Referral.State.INTERVIEW, "answered_at": timezone.now()}
            ReferralAnswerFactory(referral__office=office, **told)
        case "derivaciones", "state=to_place":
            ReferralFactory(office=office, state=Referral.State.HIRED)
            hired = ReferralFactory(office=office, state=Referral.State.HIRED)
            PlacementFactory(
                referral=None, seeker=hired.seeker, employer=hired.vacancy.employer, office=office
            )
        case "empresas", "estado=por-confirmar":
            EmployerMemberFactory(unconfirmed=True, employer__comuna=office.comuna)
            EmployerMemberFactory(employer__comuna=office.comuna)
            EmployerMemberFactory(unconfirmed=True)
        case "otros-servicios", "state=overdue":
            seeker = JobSeekerFactory(linked_to=office)
            ExternalReferralFactory(seeker=seeker, office=office, answer_by=yesterday)
        case "pasos-de-planes", "state=overdue":
            PlanStepFactory(assessment__office=office, owner="officer", due_on=yesterday)
        case "colocaciones", "state=pending":
            PlacementFactory(office=office)
            PlacementFactory(office=office, rejected=True)
        case _:
            a_row_of(name, "Ana", office, officer)


def waiting(client) -> dict[str, int]:
    page = client.get(reverse("office_to_do"))
    return {thing.what: thing.count for thing in page.context["to_do"]}


@pytest.mark.parametrize("row", settings.TO_DO, ids=lambda row: row[0])
def test_each_thing_that_waits_opens_the_list_that_holds_it(manager, office, officer, row):
    what, name, chosen, *_ = row
    make_waiting(name, chosen, office, officer)
    make_waiting(name, chosen, office, officer)
    thing = next(t for t in manager.get(reverse("office_to_do")).context["to_do"] if t.what == what)
    page = manager.get(thing.url)
    held = page.context["page"].paginator.count if "page" in page.context else None
    assert thing.count == 2
    assert held in (2, None)
    assert what in manager.get(reverse("office_to_do")).content.decode()


def test_nothing_waits(manager):
    assert waiting(manager) == {}
    assert "Todo al día" in manager.get(reverse("office_to_do")).content.decode()


def test_what_another_office_has_to_do_is_its_own(manager, office, officer):
    for _, name, chosen, *_ in settings.TO_DO:
        make_waiting(name, chosen, StaffMembershipFactory().office, officer)
    assert waiting(manager) == {}


def test_nobody_is_shown_what_is_not_theirs_to_do(desk, office, officer):
    for _, name, chosen, *_ in settings.TO_DO:
        make_waiting(name, chosen, office, officer)
    assert "Colocaciones por validar" not in waiting(desk)
    assert "Seguimientos por llamar" in waiting(desk)


def test_the_desk_brings_it_beside_the_queue(desk):
    assert f'hx-get="{reverse("office_to_do")}"' in desk.get(reverse("desk")).content.decode()


def test_it_asks_one_thing_of_each_list(manager, office, officer, django_assert_max_num_queries):
    for _, name, chosen, *_ in settings.TO_DO:
        for _ in range(3):
            make_waiting(name, chosen, office, officer)
    with django_assert_max_num_queries(8 + len(settings.TO_DO)):
        manager.get(reverse("office_to_do"))
