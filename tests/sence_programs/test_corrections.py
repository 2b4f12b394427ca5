"""A frozen figure is corrected by writing beside it, and both are read."""

import uuid
from datetime import date

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse

from omil_portal.refusals import Refused
from sence_programs.models import SnapshotCorrection
from sence_programs.services.corrections import correct_figure
from tests.factories.kernel import (
    ComunaFactory,
    OfficeFactory,
    RegionFactory,
    StaffMembershipFactory,
)
from tests.factories.sence_programs import AgreementFactory, GoalFactory, GoalSnapshotFactory
from tests.factories.when import AT, ON
from tests.sence_programs.test_region_pages import text_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def frozen():
    office = OfficeFactory(comuna=ComunaFactory(region=RegionFactory(cut="10")))
    goal = GoalFactory(agreement=AgreementFactory(office=office))
    return GoalSnapshotFactory(goal=goal, on=date(2026, 10, 31), value=40, frozen_at=AT)


def send(analyst, frozen, **changes):
    typed = {"request_id": uuid.uuid4(), "value": 41, "reason": "Faltaba una visita.", **changes}
    return analyst.post(reverse("figure_correct", args=[frozen.pk]), typed)


def test_the_office_reads_the_frozen_figure_and_the_correction_beside_it(analyst, desk_of, frozen):
    send(analyst, frozen)
    office = frozen.goal.agreement.office
    page = text_of(desk_of(office), reverse("goal_list_behind", args=[frozen.goal_id]))
    assert "De 40 a 41. Faltaba una visita." in page
    assert "corregida: 41" in page


def test_a_second_click_writes_one(analyst, frozen):
    request_id = uuid.uuid4()
    for _ in range(2):
        send(analyst, frozen, request_id=request_id)
    assert SnapshotCorrection.objects.count() == 1


def test_a_correction_needs_its_reason_and_keeps_the_value_typed(analyst, frozen):
    page = send(analyst, frozen, reason="").content.decode()
    assert "Completa «Motivo»." in page
    assert 'value="41"' in page


def correct(snapshot, by):
    return correct_figure(
        snapshot=snapshot, value=1, reason="Sí.", by=by, at=AT, request_id=uuid.uuid4()
    )


def test_a_figure_still_being_counted_is_not_corrected(frozen):
    counting = GoalSnapshotFactory(goal=frozen.goal, on=ON)
    by = StaffMembershipFactory(regional_analyst=True, region=RegionFactory(cut="10")).user
    with pytest.raises(Refused, match="todavía se está contando"):
        correct(counting, by)


def test_an_office_does_not_correct_its_own_figures(frozen):
    manager = StaffMembershipFactory(role="office_manager", office=frozen.goal.agreement.office)
    with pytest.raises(PermissionDenied):
        correct(frozen, manager.user)


def test_the_analyst_is_offered_to_correct_and_the_office_is_not(analyst, desk_of, frozen):
    address = reverse("goal_list_behind", args=[frozen.goal_id])
    link = reverse("figure_correct", args=[frozen.pk])
    assert link in text_of(analyst, address)
    assert link not in text_of(desk_of(frozen.goal.agreement.office), address)
