"""The money of an agreement: what must be true to pay each part, and who reads it."""

from datetime import date

import pytest
from django.urls import reverse

from sence_programs.goals.disbursements import rows_of
from sence_programs.models import Disbursement
from tests.factories.kernel import ComunaFactory, OfficeFactory, RegionFactory
from tests.factories.sence_programs import (
    AgreementFactory,
    DisbursementFactory,
    GoalFactory,
    GoalSnapshotFactory,
)
from tests.factories.when import AT, ON
from tests.sence_programs.network import a_few
from tests.sence_programs.test_region_pages import text_of

pytestmark = pytest.mark.django_db
JUNE = date(2026, 6, 30)


@pytest.fixture
def agreement():
    region = RegionFactory(cut="10")
    return AgreementFactory(office=OfficeFactory(comuna=ComunaFactory(region=region)))


def checked(agreement, on: date, percent: int = 60):
    goal = GoalFactory(agreement=agreement, target=10)
    return DisbursementFactory(agreement=agreement, goal=goal, percent=percent, checked_on=on)


def told(agreement) -> str:
    (row,) = rows_of(agreement, ON)
    return row.check


def test_before_its_day_a_check_says_how_far_the_goal_is(agreement):
    checked(agreement, date(2026, 12, 1))
    a_few("attended", agreement.office, 4)
    assert told(agreement) == "Personas atendidas: 60 % al 01-12-2026. Hoy va en 40 %."


@pytest.mark.parametrize(
    ("value", "verdict"),
    [(6, "Se cumplió: llegó a 60 %."), (5, "No se cumplió: llegó a 50 %.")],
    ids=["just enough", "one short"],
)
def test_after_its_day_the_frozen_figure_decides(agreement, value, verdict):
    row = checked(agreement, JUNE)
    GoalSnapshotFactory(goal=row.goal, on=JUNE, value=value, frozen_at=AT)
    assert told(agreement).endswith(verdict)


def test_a_condition_in_words_is_not_checked(agreement):
    DisbursementFactory(agreement=agreement)
    assert told(agreement) == ""


@pytest.mark.parametrize(
    ("paid_on", "due_on", "status"),
    [
        (None, date(2026, 11, 1), "Vencida"),
        (None, ON, "Por pagar"),
        (date(2026, 11, 1), date(2026, 3, 1), "Pagada"),
    ],
    ids=["a day late", "due today", "paid"],
)
def test_a_part_is_paid_late_or_to_come(agreement, paid_on, due_on, status):
    DisbursementFactory(agreement=agreement, paid_on=paid_on, due_on=due_on)
    assert rows_of(agreement, ON)[0].status == status


def typed(**changes) -> dict:
    return {
        "number": 1,
        "amount": 4_500_000,
        "condition": "Convenio firmado.",
        "due_on": "2026-03-31",
        **dict.fromkeys(("goal", "percent", "checked_on", "paid_on", "note"), ""),
        **changes,
    }


def send(analyst, agreement, **changes):
    return analyst.post(reverse("disbursement_new", args=[agreement.pk]), typed(**changes))


def test_the_regional_unit_adds_one_and_the_office_reads_it(analyst, desk_of, agreement):
    send(analyst, agreement)
    page = text_of(desk_of(agreement.office), reverse("agreement_file", args=[agreement.pk]))
    assert "$ 4.500.000" in page
    assert "Agregar una cuota" not in page


def test_a_second_click_is_told_that_the_number_is_taken(analyst, agreement):
    send(analyst, agreement)
    page = send(analyst, agreement, note="Otra vez").content.decode()
    assert "El convenio ya tiene una cuota con ese número." in page
    assert "Otra vez" in page
    assert Disbursement.objects.count() == 1


def test_half_a_check_is_refused(analyst, agreement):
    page = send(analyst, agreement, percent=60).content.decode()
    assert "completa la meta, el porcentaje" in page


def test_a_goal_of_another_agreement_cannot_be_checked(analyst, agreement):
    other = GoalFactory()
    send(analyst, agreement, goal=other.pk, percent=60, checked_on="2026-06-30")
    assert not Disbursement.objects.exists()


def test_paying_one_keeps_the_number_it_has(analyst, agreement):
    row = DisbursementFactory(agreement=agreement)
    analyst.post(reverse("disbursement_edit", args=[row.pk]), typed(paid_on="2026-03-30"))
    row.refresh_from_db()
    assert (row.number, row.paid_on) == (1, date(2026, 3, 30))
