"""The regional unit writes what each office agreed."""

from datetime import date

import pytest
from django.urls import reverse

from sence_programs.models import Agreement, Goal
from tests.factories.kernel import ComunaFactory, OfficeFactory, RegionFactory
from tests.factories.sence_programs import AgreementFactory, GoalDefinitionFactory, GoalFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def office():
    return OfficeFactory(comuna=ComunaFactory(region=RegionFactory(cut="10")))


@pytest.fixture
def attended():
    return GoalDefinitionFactory()


@pytest.fixture
def placed():
    return GoalDefinitionFactory(placements=True)


def typed(office, **targets) -> dict:
    return {
        "office": office.pk,
        "year": 2026,
        "code": "FOMIL-12",
        "starts_on": "2026-01-01",
        "cut_off": "2026-10-31",
        **targets,
    }


def post_new(analyst, office, *pairs):
    targets = {f"target_{definition.pk}": target for definition, target in pairs}
    return analyst.post(reverse("agreement_new"), typed(office, **targets))


def test_an_agreement_and_its_goals_are_written_in_one_form(analyst, office, attended, placed):
    response = post_new(analyst, office, (attended, 900), (placed, 120))
    agreement = Agreement.objects.get()
    assert response.url == reverse("agreement_file", args=[agreement.pk])
    assert agreement.cut_off == date(2026, 10, 31)
    goals = dict(Goal.objects.values_list("definition__code", "target"))
    assert goals == {"attended": 900, "placed": 120}


def test_a_target_left_blank_is_no_goal(analyst, office, attended, placed):
    post_new(analyst, office, (attended, ""), (placed, 120))
    assert [goal.definition.code for goal in Goal.objects.all()] == ["placed"]


def test_an_agreement_without_any_goal_is_refused(analyst, office, attended):
    response = post_new(analyst, office, (attended, ""))
    assert "Escribe al menos una meta." in response.content.decode()
    assert not Agreement.objects.exists()


def test_a_second_click_does_not_write_a_second_agreement(analyst, office, placed):
    post_new(analyst, office, (placed, 120))
    response = post_new(analyst, office, (placed, 120))
    assert "La oficina ya tiene convenio ese año." in response.content.decode()
    assert Goal.objects.count() == 1


def test_a_cut_off_before_the_start_is_refused(analyst, office, placed):
    wrong = typed(office, **{f"target_{placed.pk}": 3}) | {"cut_off": "2025-12-31"}
    response = analyst.post(reverse("agreement_new"), wrong)
    assert "La fecha de corte debe ser posterior al inicio." in response.content.decode()


def test_an_office_of_another_region_cannot_be_chosen(analyst, placed):
    abroad = OfficeFactory(comuna__region__cut="14")
    post_new(analyst, abroad, (placed, 120))
    assert not Agreement.objects.exists()


def test_changing_a_target_keeps_the_goal_and_what_it_was(analyst, office, placed):
    goal = GoalFactory(agreement=AgreementFactory(office=office), definition=placed, target=100)
    sent = typed(office, **{f"target_{placed.pk}": 130})
    analyst.post(reverse("agreement_edit", args=[goal.agreement_id]), sent)
    goal.refresh_from_db()
    assert goal.target == 130
    assert list(goal.versions.order_by("pgh_id").values_list("target", flat=True)) == [100, 130]


def test_saving_the_same_again_writes_no_new_version_of_a_goal(analyst, office, placed):
    goal = GoalFactory(agreement=AgreementFactory(office=office), definition=placed, target=100)
    sent = typed(office, **{f"target_{placed.pk}": 100})
    analyst.post(reverse("agreement_edit", args=[goal.agreement_id]), sent)
    assert goal.versions.count() == 1


def test_a_goal_already_agreed_cannot_be_left_blank(analyst, office, placed):
    goal = GoalFactory(agreement=AgreementFactory(office=office), definition=placed, target=100)
    sent = typed(office, **{f"target_{placed.pk}": ""})
    response = analyst.post(reverse("agreement_edit", args=[goal.agreement_id]), sent)
    assert "Completa «Personas colocadas»." in response.content.decode()


def test_the_office_reads_its_agreement_and_is_offered_no_change(desk_of, office):
    goal = GoalFactory(agreement=AgreementFactory(office=office))
    page = desk_of(office).get(reverse("agreement_file", args=[goal.agreement_id]))
    assert "Cambiar" not in page.content.decode()


def test_the_list_counts_the_goals_of_each_agreement(analyst, office, placed, attended):
    agreement = AgreementFactory(office=office)
    GoalFactory(agreement=agreement, definition=placed)
    GoalFactory(agreement=agreement, definition=attended)
    page = analyst.get(reverse("agreement_list")).content.decode()
    assert '<td class="num" data-label="Metas">2</td>' in page
