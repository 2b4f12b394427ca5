"""The night scores the forecast on years that are over."""

from datetime import date

import pytest

from sence_programs.goals.past import past_years
from sence_programs.models import ForecastCheck
from sence_programs.services.forecast_check import check_forecasts_step
from tests.factories.kernel import UserFactory
from tests.factories.sence_programs import GoalFactory, GoalSnapshotFactory
from tests.factories.when import AT, ON
from tests.sence_programs.forecast.test_forecast_page import last_year, page_of
from tests.sence_programs.test_region_pages import text_of

pytestmark = pytest.mark.django_db


def test_each_kind_of_goal_of_a_region_gets_one_row():
    goal = GoalFactory()
    last_year(goal, year=2024)
    last_year(goal, year=2025)
    assert check_forecasts_step(ON) == {"metas": 1, "cambios": 1}
    check = ForecastCheck.objects.get()
    assert (check.code, check.first_year, check.last_year, check.cases) == (
        "attended",
        2024,
        2025,
        22,
    )


def test_a_second_night_changes_nothing():
    last_year(GoalFactory())
    check_forecasts_step(ON)
    assert check_forecasts_step(ON) == {"metas": 1, "cambios": 0}


def test_another_past_year_makes_it_again():
    goal = GoalFactory()
    last_year(goal, year=2025)
    check_forecasts_step(ON)
    last_year(goal, year=2024)
    assert check_forecasts_step(ON)["cambios"] == 1


def test_the_year_that_runs_is_not_yet_a_past_one():
    goal = GoalFactory()
    GoalSnapshotFactory(goal=goal, on=date(2026, 10, 31), frozen_at=AT)
    assert check_forecasts_step(ON) == {"metas": 0, "cambios": 0}


def test_a_year_without_all_its_months_is_left_out():
    past = last_year(GoalFactory())
    past.snapshots.create(on=date(2025, 7, 15), value=1, computed_at=AT)
    whole = past_years(["10"], ON)
    assert len(whole["10", "attended"]) == 1
    half = GoalFactory(agreement__year=2024, definition=past.definition)
    GoalSnapshotFactory(goal=half, on=date(2024, 1, 31), frozen_at=AT)
    assert len(past_years(["10"], ON)["10", "attended"]) == 1


def test_a_corrected_year_ends_with_its_correction_but_was_known_without_it():
    past = last_year(GoalFactory())
    snapshot = past.snapshots.get(on=date(2025, 12, 31))
    snapshot.corrections.create(
        value=120,
        reason="Se contaron cinco de más tarde.",
        corrected_by=UserFactory(),
        corrected_at=AT,
        request_id="00000000-0000-4000-8000-000000000001",
    )
    [year] = past_years(["10"], ON)["10", "attended"]
    assert (year.total, year.closes[-2]) == (120, 105)


def test_the_page_says_how_far_it_would_have_been_off(desk_of):
    goal = GoalFactory()
    last_year(goal, year=2024)
    last_year(goal, year=2025)
    check_forecasts_step(ON)
    page = text_of(desk_of(goal.agreement.office), page_of(goal))
    assert "Este pronóstico habría errado en promedio" in page


def test_before_any_year_is_over_the_page_says_that_it_was_not_tried(desk_of):
    goal = GoalFactory()
    page = text_of(desk_of(goal.agreement.office), page_of(goal))
    assert "Todavía no hay años terminados para probar" in page
