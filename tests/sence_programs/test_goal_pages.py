"""What the pages of goals say of frozen figures, of the money and of the credit between offices."""

from datetime import date, timedelta

import pytest
from django.urls import reverse

from sence_programs.services.nightly import freeze_ended
from tests.factories.jobseekers import AttentionFactory
from tests.factories.kernel import OfficeFactory
from tests.factories.matching import PlacementFactory, ReferralFactory
from tests.factories.sence_programs import (
    AgreementFactory,
    DisbursementFactory,
    GoalDefinitionFactory,
    GoalFactory,
    GoalSnapshotFactory,
    SnapshotCorrectionFactory,
)
from tests.factories.when import AT, ON
from tests.sence_programs.network import a_few
from tests.sence_programs.test_region_pages import text_of

pytestmark = pytest.mark.django_db


def list_of(goal) -> str:
    return reverse("goal_list_behind", args=[goal.pk])


@pytest.fixture
def ended():
    """A goal whose cut-off was yesterday, frozen with two people attended."""
    agreement = AgreementFactory(cut_off=ON - timedelta(days=1))
    goal = GoalFactory(agreement=agreement)
    for days in (2, 3):
        AttentionFactory(office=agreement.office, at=AT - timedelta(days=days))
    freeze_ended(ON)
    return goal


def test_after_the_cut_off_the_page_shows_the_frozen_figure(desk_of, ended):
    page = text_of(desk_of(ended.agreement.office), list_of(ended))
    assert "Cifra congelada en la fecha de corte" in page
    assert "La lista de hoy no es la de la fecha de corte" not in page


def test_the_page_says_when_the_list_is_no_longer_the_frozen_one(desk_of, ended):
    AttentionFactory(office=ended.agreement.office, at=AT - timedelta(days=4))
    page = text_of(desk_of(ended.agreement.office), list_of(ended))
    assert "La lista de hoy no es la de la fecha de corte" in page
    assert "Hoy se cuentan 3." in page


def test_the_list_of_placements_names_the_office_that_also_sent_the_person(desk_of):
    definition = GoalDefinitionFactory(placements=True)
    goal = GoalFactory(definition=definition)
    placement = PlacementFactory(validated=True, office=goal.agreement.office)
    other = ReferralFactory(
        seeker=placement.seeker,
        vacancy__employer=placement.employer,
        referred_at=AT - timedelta(days=5),
    ).office
    page = text_of(desk_of(goal.agreement.office), list_of(goal))
    assert f'data-label="También la derivó">{other.name}<' in page


def test_the_list_of_placements_costs_the_same_however_long(desk_of, django_assert_max_num_queries):
    goal = GoalFactory(definition=GoalDefinitionFactory(placements=True))
    client = desk_of(goal.agreement.office)
    a_few("placed", goal.agreement.office, 2)
    client.get(list_of(goal))
    a_few("placed", goal.agreement.office, 20)
    with django_assert_max_num_queries(20):
        client.get(list_of(goal))


def test_a_year_of_corrected_months_costs_the_same(desk_of, django_assert_max_num_queries):
    goal = GoalFactory()
    for month in range(1, 11):
        frozen = GoalSnapshotFactory(goal=goal, on=date(2026, month, 28), frozen_at=AT)
        SnapshotCorrectionFactory(snapshot=frozen)
    client = desk_of(goal.agreement.office)
    with django_assert_max_num_queries(20):
        client.get(list_of(goal))


def test_the_agreement_shows_how_a_goal_is_divided_and_the_money(desk_of):
    goal = GoalFactory(agreement=AgreementFactory(office=OfficeFactory()))
    DisbursementFactory(agreement=goal.agreement, condition="Rendición al día.")
    address = reverse("agreement_file", args=[goal.agreement_id])
    page = text_of(desk_of(goal.agreement.office), address)
    assert "Sin repartir: avance parejo cada día." in page
    assert "Rendición al día." in page
