"""What the nights kept, read later."""

from datetime import date

import pytest
from django.urls import reverse

from sence_programs.goals.history import kept_points, months_of
from tests.factories.sence_programs import GoalFactory, GoalSnapshotFactory
from tests.sence_programs.test_region_pages import text_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def goal():
    goal = GoalFactory()
    for on, value in ((date(2026, 10, 30), 6), (date(2026, 10, 31), 7), (date(2026, 9, 30), 5)):
        GoalSnapshotFactory(goal=goal, on=on, value=value)
    GoalSnapshotFactory()
    return goal


def test_the_points_of_a_goal_come_in_the_order_of_the_days(goal):
    assert [point.value for point in kept_points(goal)] == [5, 6, 7]


def test_a_month_is_told_by_its_last_night(goal):
    told = [(month.snapshot.on, month.snapshot.value) for month in months_of(goal)]
    assert told == [(date(2026, 10, 31), 7), (date(2026, 9, 30), 5)]


def test_the_list_of_a_goal_shows_its_history_beside_a_table(desk_of, goal):
    page = text_of(desk_of(goal.agreement.office), reverse("goal_list_behind", args=[goal.pk]))
    assert reverse("goal_chart", args=[goal.pk]) in page
    assert "31-10-2026" in page


def test_the_picture_is_served_to_whoever_sees_the_goal(desk_of, goal):
    response = desk_of(goal.agreement.office).get(reverse("goal_chart", args=[goal.pk]))
    assert response.content.startswith(b"<svg")


def test_a_goal_no_night_has_counted_shows_no_picture(desk_of):
    goal = GoalFactory()
    page = text_of(desk_of(goal.agreement.office), reverse("goal_list_behind", args=[goal.pk]))
    assert "Cómo ha avanzado" not in page
