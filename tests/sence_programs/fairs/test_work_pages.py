"""The pages where an office plans a fair and takes it to its end."""

from datetime import timedelta

import pytest
from django.urls import reverse

from sence_programs.models import FairStand, JobFair
from tests.factories.fairs import FairStandFactory, JobFairFactory
from tests.factories.kernel import ComunaFactory, OfficeFactory
from tests.factories.when import ON

pytestmark = pytest.mark.django_db


@pytest.fixture
def plan(office):
    return {
        "title": "Feria de Primavera",
        "office": office.pk,
        "starts_on": ON.isoformat(),
        "ends_on": ON.isoformat(),
        "opens_at": "10:00",
        "closes_at": "16:00",
        "place": "Gimnasio Municipal",
        "comuna": ComunaFactory(name="Quellón").name,
        "capacity": "12",
    }


def test_a_fair_that_is_planned_is_a_draft(at_work, plan, liaison):
    at_work.post(reverse("fair_new"), plan)
    fair = JobFair.objects.get()
    assert (fair.state, fair.organiser) == ("draft", liaison)


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        ({"ends_on": (ON - timedelta(days=1)).isoformat()}, "El último día va después del primero"),
        ({"ends_on": (ON + timedelta(days=10)).isoformat()}, "una feria dura 10 días o menos"),
        ({"closes_at": "09:00"}, "La hora de cierre debe ser posterior"),
        ({"comuna": "Atlántida del Sur"}, "Atlántida del Sur"),
    ],
    ids=["days", "length", "hours", "comuna"],
)
def test_what_cannot_be_is_told_and_nothing_typed_is_lost(at_work, plan, wrong, told):
    shown = at_work.post(reverse("fair_new"), plan | wrong).content.decode()
    assert told in shown
    assert "Gimnasio Municipal" in shown
    assert not JobFair.objects.exists()


def test_nobody_holds_a_fair_in_the_name_of_another_office(at_work, plan):
    at_work.post(reverse("fair_new"), plan | {"office": OfficeFactory().pk})
    assert not JobFair.objects.exists()


def test_a_fair_is_corrected(at_work, fair, plan):
    at_work.post(reverse("fair_edit", args=[fair.pk]), plan)
    fair.refresh_from_db()
    assert fair.title == "Feria de Primavera"


def test_stands_that_are_taken_are_told_on_the_form(at_work, fair, plan):
    FairStandFactory(fair=fair, number=4)
    shown = at_work.post(reverse("fair_edit", args=[fair.pk]), plan | {"capacity": "2"})
    assert "El stand 4 ya está tomado" in shown.content.decode()


def test_a_fair_goes_to_its_next_state_with_a_button(at_work, office):
    fair = JobFairFactory(office=office, draft=True)
    at_work.post(reverse("fair_move", args=[fair.pk, "announce"]))
    fair.refresh_from_db()
    assert fair.state == "announced"


def test_there_is_no_other_button(at_work, fair):
    assert at_work.post(reverse("fair_move", args=[fair.pk, "reopen"])).status_code == 404


def test_the_presence_of_a_company_is_written_by_day(at_work, stand):
    path = reverse("fair_stand_present", args=[stand.fair_id, stand.pk])
    at_work.post(path, {"on": ON.isoformat()})
    stand.refresh_from_db()
    assert stand.days_present == [ON]


def test_a_day_that_is_not_of_the_fair_is_told(at_work, stand):
    path = reverse("fair_stand_present", args=[stand.fair_id, stand.pk])
    assert "Hay un problema" in at_work.post(path, {"on": "2026-01-01"}).content.decode()


def test_a_company_gives_its_stand_back(at_stand, stand):
    at_stand.post(reverse("fair_stand_release", args=[stand.fair_id, stand.pk]))
    assert not FairStand.objects.standing().exists()


def test_a_stand_given_back_is_not_there(at_stand, fair, company):
    gone = FairStandFactory(fair=fair, employer=company, released=True)
    path = reverse("fair_stand", args=[fair.pk, gone.pk])
    assert at_stand.get(path).status_code == 404
