"""Ten years of goals counted at once are what one query for each figure gives, or it is told."""

from collections.abc import Iterator

import pytest
from django.db import transaction

from omil_portal.bench import activity, goals
from omil_portal.bench.activity import VOLUMES
from sence_programs.indicators import INDICATORS
from sence_programs.models import GoalSnapshot

pytestmark = pytest.mark.django_db
SMALL = VOLUMES["small"]


@pytest.fixture(scope="module")
def ten_years(django_db_setup, django_db_blocker) -> Iterator[None]:
    """For a module; each test still undoes what it changed."""
    with django_db_blocker.unblock(), transaction.atomic():
        activity.load(SMALL)
        yield
        transaction.set_rollback(True)


def test_every_indicator_has_a_query_to_compare_with():
    assert goals.NAIVE.keys() == INDICATORS.keys()


def test_all_figures_equal_a_count_of_their_own(ten_years):
    figures = goals.recomputed(SMALL)
    assert figures["differences"] == []
    assert figures["figures"] == SMALL.office_years * len(INDICATORS) * 12
    assert figures["checked"] == len(INDICATORS) * goals.SAMPLE


def test_what_is_invented_moves_every_goal(ten_years):
    goals.recomputed(SMALL)
    for name in INDICATORS:
        of_it = GoalSnapshot.objects.filter(goal__definition__indicator=name)
        assert of_it.filter(value__gt=0).exists(), name


def test_one_wrong_figure_is_told(ten_years, monkeypatch):
    monkeypatch.setitem(goals.NAIVE, "fairs", "SELECT -1 FROM (SELECT %s, %s, %s) AS asked")
    differences = goals.recomputed(SMALL)["differences"]
    assert len(differences) == goals.SAMPLE
    assert all(what.startswith("fairs of office") for what in differences)
