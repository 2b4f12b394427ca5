"""The night writes what each goal has, once, and never rewrites a closed day."""

from datetime import date, timedelta

import pytest
from django.db import connection

from sence_programs.models import GoalSnapshot
from sence_programs.services.nightly import goals_step, snapshot_goals
from tests.factories.jobseekers import AttentionFactory
from tests.factories.sence_programs import GoalFactory, GoalSnapshotFactory
from tests.factories.when import AT, ON

pytestmark = pytest.mark.django_db


def snapshots() -> list[tuple]:
    return list(GoalSnapshot.objects.order_by("pk").values_list("goal", "on", "value"))


def test_a_goal_in_force_gets_the_value_of_the_day():
    goal = GoalFactory()
    AttentionFactory(office=goal.agreement.office)
    snapshot_goals(ON)
    assert snapshots() == [(goal.pk, ON, 1)]


def test_it_says_how_many_goals_it_counted_and_changed():
    GoalFactory()
    assert snapshot_goals(ON) == {"metas": 1, "cambios": 1}


def test_a_second_run_changes_nothing():
    GoalFactory()
    snapshot_goals(ON)
    written = GoalSnapshot.objects.get()
    assert snapshot_goals(ON) == {"metas": 1, "cambios": 0}
    assert GoalSnapshot.objects.get().computed_at == written.computed_at


def test_a_second_run_of_the_same_day_takes_what_was_recorded_since():
    goal = GoalFactory()
    snapshot_goals(ON)
    AttentionFactory(office=goal.agreement.office)
    snapshot_goals(ON)
    assert snapshots() == [(goal.pk, ON, 1)]


def test_the_days_before_stay_as_they_were():
    yesterday = GoalSnapshotFactory(on=ON - timedelta(days=1), value=40)
    snapshot_goals(ON)
    assert snapshots()[0] == (yesterday.goal_id, ON - timedelta(days=1), 40)


def test_a_day_with_a_later_snapshot_is_closed():
    goal = GoalFactory()
    snapshot_goals(ON)
    snapshot_goals(ON + timedelta(days=1))
    AttentionFactory(office=goal.agreement.office, at=AT)
    snapshot_goals(ON)
    assert snapshots() == [(goal.pk, ON, 0), (goal.pk, ON + timedelta(days=1), 0)]


def test_the_cut_off_day_is_still_counted():
    GoalFactory()
    assert snapshot_goals(date(2026, 12, 31))["metas"] == 1


def test_after_the_cut_off_nothing_more_is_written():
    GoalFactory()
    assert snapshot_goals(date(2027, 1, 1)) == {"metas": 0, "cambios": 0}


def test_before_the_agreement_starts_nothing_is_written():
    GoalFactory()
    assert snapshot_goals(date(2025, 12, 31)) == {"metas": 0, "cambios": 0}


def test_a_step_cut_in_the_middle_changes_nothing():
    GoalFactory()
    GoalFactory()

    def cut_while_writing(execute, sql, params, many, context):
        result = execute(sql, params, many, context)
        if sql.startswith("INSERT"):
            raise KeyboardInterrupt
        return result

    with pytest.raises(KeyboardInterrupt), connection.execute_wrapper(cut_while_writing):
        snapshot_goals(ON)
    assert snapshots() == []


def test_many_offices_cost_no_more_queries(django_assert_num_queries):
    goals = [GoalFactory() for _ in range(5)]
    with django_assert_num_queries(6):
        # Savepoint and its release, the definitions, the values, those known, the new ones.
        snapshot_goals(ON)
    assert GoalSnapshot.objects.count() == len(goals)


def test_the_night_closes_the_day_before_with_what_came_after_its_own_night():
    goal = GoalFactory()
    goals_step(ON)
    AttentionFactory(office=goal.agreement.office, at=AT)
    goals_step(ON + timedelta(days=1))
    values = dict(GoalSnapshot.objects.values_list("on", "value"))
    assert (values[ON], values[ON + timedelta(days=1)]) == (1, 1)


def test_the_night_twice_in_a_row_changes_nothing():
    GoalFactory()
    goals_step(ON)
    assert goals_step(ON) == {"metas": 1, "cambios": 0, "congeladas": 0}
