"""The end of a month, and the cut-off, are frozen: nothing changes them, a correction stands by."""

from datetime import date, datetime, timedelta

import pytest
from django.db import IntegrityError, InternalError, connection, transaction

from sence_programs.goals.values import standings, with_values
from sence_programs.indicators import INDICATORS
from sence_programs.models import Goal, GoalSnapshot, SnapshotCorrection
from sence_programs.services.nightly import freeze_ended, goals_step
from tests.factories.jobseekers import AttentionFactory, JobSeekerFactory
from tests.factories.kernel import OfficeFactory
from tests.factories.matching import PlacementFactory
from tests.factories.sence_programs import (
    AgreementFactory,
    GoalDefinitionFactory,
    GoalFactory,
    GoalSnapshotFactory,
    SnapshotCorrectionFactory,
)
from tests.factories.when import AT, ON
from tests.sence_programs.network import MAKE

pytestmark = pytest.mark.django_db
SEPTEMBER, OCTOBER = date(2026, 9, 30), date(2026, 10, 31)
AFTER = date(2027, 1, 1)


def frozen_of(goal: Goal) -> dict[date, int]:
    kept = GoalSnapshot.objects.filter(goal=goal, frozen_at__isnull=False)
    return dict(kept.values_list("on", "value"))


def on_day(month: int, day: int = 10) -> datetime:
    return AT.replace(month=month, day=day)


@pytest.mark.parametrize("name", INDICATORS)
def test_the_figure_of_each_month_is_what_counting_up_to_its_end_gives(name):
    definition = GoalDefinitionFactory(code=name, indicator=name)
    goal = GoalFactory(definition=definition)
    for month in (2, 2, 5, 9):
        MAKE[name](goal.agreement.office, on_day(month))
    MAKE[name](OfficeFactory(), on_day(3))
    freeze_ended(ON)
    counted = {
        on: with_values(Goal.objects.filter(pk=goal.pk), on).get().value for on in frozen_of(goal)
    }
    assert frozen_of(goal) == counted
    assert len(counted) == 10


def test_a_person_served_in_two_months_counts_from_the_first():
    goal, person = GoalFactory(), JobSeekerFactory()
    for month in (9, 10):
        AttentionFactory(office=goal.agreement.office, seeker=person, at=on_day(month))
    freeze_ended(ON)
    assert (frozen_of(goal)[SEPTEMBER], frozen_of(goal)[OCTOBER]) == (1, 1)


def test_a_person_may_count_once_a_year_however_many_jobs_they_started():
    definition = GoalDefinitionFactory(placements=True, parameters={"once_per_person": True})
    goal, person = GoalFactory(definition=definition), JobSeekerFactory()
    for month in (3, 8):
        PlacementFactory(
            validated=True,
            office=goal.agreement.office,
            seeker=person,
            starts_on=date(2026, month, 1),
        )
    freeze_ended(ON)
    assert frozen_of(goal)[OCTOBER] == 1


def test_an_agreement_that_ends_in_mid_month_is_frozen_on_its_cut_off():
    agreement = AgreementFactory(starts_on=date(2026, 9, 15), cut_off=date(2026, 10, 20))
    goal = GoalFactory(agreement=agreement)
    for day in (20, 21):
        AttentionFactory(office=agreement.office, at=on_day(10, day))
    freeze_ended(ON)
    assert frozen_of(goal) == {SEPTEMBER: 0, date(2026, 10, 20): 1}


def test_what_two_agreements_of_an_office_share_counts_in_both():
    office = OfficeFactory()
    old = GoalFactory(agreement=AgreementFactory(office=office, year=2025, cut_off=SEPTEMBER))
    new = GoalFactory(agreement=AgreementFactory(office=office))
    AttentionFactory(office=office, at=on_day(9))
    freeze_ended(ON)
    assert frozen_of(old)[SEPTEMBER] == frozen_of(new)[SEPTEMBER] == 1


def test_a_month_that_has_not_ended_is_not_frozen():
    goal = GoalFactory()
    freeze_ended(OCTOBER)
    assert max(frozen_of(goal)) == SEPTEMBER


def test_what_is_recorded_late_leaves_the_frozen_figure_as_it_was():
    goal = GoalFactory()
    goals_step(ON)
    AttentionFactory(office=goal.agreement.office, at=on_day(10))
    goals_step(ON + timedelta(days=1))
    assert frozen_of(goal)[OCTOBER] == 0


def test_the_figure_of_the_day_in_a_month_becomes_frozen_with_what_came_after_it():
    goal = GoalFactory()
    goals_step(OCTOBER)
    AttentionFactory(office=goal.agreement.office, at=on_day(10, 31))
    goals_step(date(2026, 11, 1))
    assert frozen_of(goal)[OCTOBER] == 1


def test_freezing_again_writes_nothing():
    GoalFactory()
    assert (freeze_ended(ON), freeze_ended(ON)) == (10, 0)


def test_a_freeze_cut_in_the_middle_changes_nothing():
    GoalFactory(definition=GoalDefinitionFactory(placements=True))
    GoalFactory()
    written = 0

    def cut_after_the_first(execute, sql, params, many, context):
        nonlocal written
        result = execute(sql, params, many, context)
        written += "INSERT INTO sence_programs_goalsnapshot" in sql
        if written:
            raise KeyboardInterrupt
        return result

    with pytest.raises(KeyboardInterrupt), connection.execute_wrapper(cut_after_the_first):
        freeze_ended(ON)
    assert not GoalSnapshot.objects.exists()


def test_many_offices_cost_no_more_queries(django_assert_num_queries):
    for _ in range(5):
        GoalFactory()
    with django_assert_num_queries(5):
        # Savepoint and its release, memory, the definitions, and one for the only one.
        freeze_ended(ON)


@pytest.fixture
def frozen():
    return GoalSnapshotFactory(on=OCTOBER, value=40, frozen_at=AT)


def test_the_database_refuses_to_change_a_frozen_figure(frozen):
    with pytest.raises(InternalError, match="Cannot update"), transaction.atomic():
        GoalSnapshot.objects.filter(pk=frozen.pk).update(value=41)


def test_the_database_refuses_to_delete_a_frozen_figure(frozen):
    with pytest.raises(InternalError, match="Cannot update or delete"), transaction.atomic():
        GoalSnapshot.objects.filter(pk=frozen.pk)._raw_delete("default")


def test_a_figure_that_is_not_frozen_may_change():
    open_figure = GoalSnapshotFactory(on=ON, value=40)
    assert GoalSnapshot.objects.filter(pk=open_figure.pk).update(value=41) == 1


def test_a_correction_is_never_rewritten(frozen):
    correction = SnapshotCorrectionFactory(snapshot=frozen)
    with pytest.raises(InternalError, match="Cannot update"), transaction.atomic():
        SnapshotCorrection.objects.filter(pk=correction.pk).update(value=1)


def test_a_correction_without_a_reason_is_refused(frozen):
    with pytest.raises(IntegrityError, match="correction_has_reason"), transaction.atomic():
        SnapshotCorrectionFactory(snapshot=frozen, reason="")


@pytest.fixture
def ended():
    """A goal of 2026 read in 2027, with four people attended when it was frozen."""
    goal = GoalFactory()
    for _ in range(4):
        AttentionFactory(office=goal.agreement.office)
    freeze_ended(AFTER)
    return goal


def standing_of(goal: Goal, on: date):
    return standings(Goal.objects.filter(pk=goal.pk), on)[0]


def test_after_the_cut_off_a_goal_stands_as_it_was_frozen(ended):
    AttentionFactory(office=ended.agreement.office)
    standing = standing_of(ended, AFTER)
    assert (standing.progress.value, standing.frozen, standing.correction) == (4, 4, None)


def test_a_correction_moves_the_goal_and_leaves_the_frozen_figure_beside(ended):
    snapshot = GoalSnapshot.objects.get(goal=ended, on=ended.agreement.cut_off)
    SnapshotCorrectionFactory(snapshot=snapshot, value=5)
    SnapshotCorrectionFactory(snapshot=snapshot, value=6, corrected_at=AT + timedelta(days=90))
    standing = standing_of(ended, AFTER)
    assert (standing.progress.value, standing.frozen, standing.correction) == (6, 4, 6)


def test_until_the_cut_off_a_goal_is_counted_live(ended):
    AttentionFactory(office=ended.agreement.office)
    assert standing_of(ended, ended.agreement.cut_off).progress.value == 5
