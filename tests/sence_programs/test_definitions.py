"""A definition in use never changes: another way of counting is a version with its date."""

from datetime import date, timedelta

import pytest
from django.db import InternalError, transaction
from django.urls import reverse

from omil_portal.refusals import Refused
from sence_programs.indicators import INDICATORS
from sence_programs.models import GoalDefinition
from sence_programs.reference import load
from sence_programs.services.definitions import add_version
from tests.factories.kernel import UserFactory
from tests.factories.sence_programs import GoalDefinitionFactory, GoalFactory

pytestmark = pytest.mark.django_db
NEXT_YEAR = date(2027, 1, 1)


@pytest.fixture
def placed():
    return GoalDefinitionFactory(placements=True)


def version_of(definition: GoalDefinition, **changes) -> GoalDefinition:
    kept = ("code", "name", "kind", "indicator", "unit", "source_note")
    given = {name: getattr(definition, name) for name in kept} | {"valid_from": NEXT_YEAR}
    return add_version(version=GoalDefinition(**given | changes), by=UserFactory())


def test_a_new_version_ends_the_one_before_on_its_first_day(placed):
    new = version_of(placed, parameters={"min_contract_days": 30})
    placed.refresh_from_db()
    assert placed.valid_until == NEXT_YEAR
    last_day = NEXT_YEAR - timedelta(days=1)
    assert list(GoalDefinition.objects.in_force(last_day)) == [placed]
    assert list(GoalDefinition.objects.in_force(NEXT_YEAR)) == [new]


def test_a_version_that_starts_no_later_than_the_newest_is_refused(placed):
    with pytest.raises(Refused, match="después de la última"):
        version_of(placed, valid_from=placed.valid_from)


@pytest.mark.parametrize(
    "parameters",
    [
        {"colour": 1},
        {"min_contract_days": 0},
        {"min_contract_days": 367},
        {"min_weekly_hours": "30"},
        {"contracts": ["marriage"]},
        {"once_per_person": 1},
    ],
    ids=str,
)
def test_a_rule_takes_only_its_own_parameters(placed, parameters):
    with pytest.raises(ValueError, match=r"rule takes no|cannot be"):
        version_of(placed, parameters=parameters)


@pytest.mark.parametrize("name", INDICATORS)
def test_what_is_shipped_is_what_each_rule_takes(name):
    load()
    shipped = GoalDefinition.objects.get(code=name).parameters
    assert INDICATORS[name].checked(shipped) == shipped


def test_the_database_refuses_to_change_one_that_goals_were_agreed_by():
    used = GoalFactory().definition
    with pytest.raises(InternalError, match="never changes"), transaction.atomic():
        GoalDefinition.objects.filter(pk=used.pk).update(parameters={"min_weekly_hours": 30})


def test_one_in_use_may_still_be_ended():
    used = GoalFactory().definition
    assert GoalDefinition.objects.filter(pk=used.pk).update(valid_until=NEXT_YEAR) == 1


def test_one_that_no_goal_uses_may_be_put_right(placed):
    assert GoalDefinition.objects.filter(pk=placed.pk).update(name="Colocaciones") == 1


def typed(**changes) -> dict:
    return {
        "name": "Personas colocadas",
        "unit": "personas",
        "valid_from": NEXT_YEAR.isoformat(),
        "source_note": "Guía Operativa 2027.",
        "evidence_kinds": ["contract"],
        "min_contract_days": "30",
        "min_weekly_hours": "",
        "contracts": ["open_ended"],
        **changes,
    }


def test_the_page_adds_a_version_and_tells_its_rule(national, placed):
    response = national.post(reverse("definition_new", args=["placed"]), typed())
    page = national.get(response.url).content.decode()
    assert "Se pide: contrato de 30 días o más, contrato indefinido." in page
    assert "Guía Operativa 2027." in page


def test_a_second_click_adds_no_second_version(national, placed):
    address = reverse("definition_new", args=["placed"])
    national.post(address, typed())
    page = national.post(address, typed()).content.decode()
    assert "La versión nueva debe empezar después de la última." in page
    assert GoalDefinition.objects.count() == 2


def test_the_page_asks_for_the_source(national, placed):
    address = reverse("definition_new", args=["placed"])
    page = national.post(address, typed(source_note="")).content.decode()
    assert "Completa «Fuente»." in page


def test_a_region_reads_how_goals_are_counted_and_changes_nothing(analyst, placed):
    page = analyst.get(reverse("definition_list")).content.decode()
    address = reverse("definition_new", args=["placed"])
    assert placed.source_note in page
    assert address not in page
    assert analyst.post(address, typed()).status_code == 403
