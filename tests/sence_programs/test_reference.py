"""The definitions of goals that the project ships."""

import pytest

from sence_programs.indicators import INDICATORS
from sence_programs.models import GoalDefinition
from sence_programs.reference import load

pytestmark = pytest.mark.django_db


def test_every_indicator_gets_a_dated_definition_with_its_source():
    load()
    found = GoalDefinition.objects.filter(valid_from__isnull=False).exclude(source_note="")
    assert set(found.values_list("indicator", flat=True)) == set(INDICATORS)


def test_loading_again_adds_nothing():
    load()
    load()
    assert GoalDefinition.objects.count() == len(INDICATORS)


def test_what_somebody_corrected_stays():
    load()
    GoalDefinition.objects.filter(code="placed").update(parameters={"min_contract_days": 30})
    load()
    placed = GoalDefinition.objects.get(code="placed")
    assert placed.parameters == {"min_contract_days": 30}


@pytest.mark.parametrize("name", INDICATORS)
def test_the_parameters_shipped_are_those_its_rule_takes(name):
    load()
    definition = GoalDefinition.objects.get(code=name)
    assert INDICATORS[name].rows(**definition.parameters).count() == 0
