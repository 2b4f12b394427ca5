"""How an office writes its plan. The day is 2 November 2026, in the second semester."""

from datetime import date

import pytest

from omil_portal.refusals import Refused
from sence_programs.models import PlanActivity, PlanTarget, SemesterPlan
from sence_programs.plans.semesters import Semester
from sence_programs.plans.sums import due
from sence_programs.services.plan import (
    copy_last_semester,
    save_activity,
    set_plan_targets,
    settle_activity,
    start_plan,
)
from tests.factories.kernel import OfficeFactory, StaffMembershipFactory, UserFactory
from tests.factories.plans import PlanActivityFactory, PlanTargetFactory, SemesterPlanFactory
from tests.factories.sence_programs import AgreementFactory, GoalFactory, GoalSnapshotFactory
from tests.factories.when import AT, ON
from tests.sence_programs.forecast.test_forecast_page import last_year

pytestmark = pytest.mark.django_db
SECOND = Semester(2026, 2)
DONE, DROPPED, PLANNED = (
    PlanActivity.Status.DONE,
    PlanActivity.Status.DROPPED,
    PlanActivity.Status.PLANNED,
)


def started(office):
    return start_plan(office=office, semester=SECOND, by=UserFactory(), at=AT)


def months_of(plan, goal) -> list[int]:
    return list(plan.targets.filter(goal=goal).order_by("month").values_list("target", flat=True))


def spread(*numbers: int) -> dict[date, int]:
    return dict(zip(SECOND.months, numbers, strict=True))


def test_a_plan_starts_with_what_is_missing_spread_over_its_months():
    goal = GoalFactory(target=100)
    GoalSnapshotFactory(goal=goal, on=date(2026, 6, 30), value=40, frozen_at=AT)
    plan = started(goal.agreement.office)
    assert sum(months_of(plan, goal)) == 60


def test_without_past_years_the_months_are_alike():
    goal = GoalFactory(target=60)
    numbers = months_of(started(goal.agreement.office), goal)
    assert max(numbers) - min(numbers) <= 1


def test_past_years_put_more_where_more_comes():
    goal = GoalFactory(target=600)
    winter_to_spring = [10, 20, 30, 40, 50, 60, 70, 80, 90, 200, 400, 600]
    last_year(goal, months=winter_to_spring)
    numbers = months_of(started(goal.agreement.office), goal)
    assert numbers[-1] > 2 * numbers[0]


def test_a_month_after_the_cut_off_is_asked_for_nothing():
    goal = GoalFactory(agreement=AgreementFactory(cut_off=date(2026, 10, 31)))
    assert months_of(started(goal.agreement.office), goal)[-2:] == [0, 0]


def test_a_second_click_finds_the_same_plan_with_what_was_changed():
    goal = GoalFactory(target=60)
    plan = started(goal.agreement.office)
    PlanTarget.objects.filter(plan=plan, goal=goal, month=date(2026, 12, 1)).update(target=99)
    assert started(goal.agreement.office) == plan
    assert months_of(plan, goal)[-1] == 99


def test_an_office_without_goals_may_still_plan_activities():
    plan = started(OfficeFactory())
    assert not plan.targets.exists()


def test_the_first_semester_asks_for_what_was_agreed_of_it():
    assert due(GoalFactory(target=100), Semester(2026, 1), 0) == 50


def test_what_is_already_more_than_agreed_asks_for_nothing():
    assert due(GoalFactory(target=100), SECOND, 130) == 0


def test_months_that_sum_to_what_is_missing_are_kept():
    goal = GoalFactory(target=60)
    plan = started(goal.agreement.office)
    set_plan_targets(plan=plan, goal=goal, targets=spread(0, 0, 0, 0, 0, 60), on=ON)
    assert months_of(plan, goal) == [0, 0, 0, 0, 0, 60]


def test_months_that_do_not_sum_are_refused_with_the_difference():
    goal = GoalFactory(target=60)
    plan = started(goal.agreement.office)
    with pytest.raises(Refused, match="suman 62 y deben sumar 60: sobran 2"):
        set_plan_targets(plan=plan, goal=goal, targets=spread(12, 10, 10, 10, 10, 10), on=ON)


def test_every_version_of_a_month_stays_in_the_audit():
    goal = GoalFactory(target=60)
    plan = started(goal.agreement.office)
    set_plan_targets(plan=plan, goal=goal, targets=spread(0, 0, 0, 0, 0, 60), on=ON)
    december = plan.targets.get(goal=goal, month=date(2026, 12, 1))
    assert [v.target for v in december.versions.order_by("pgh_id")] == [10, 60]


def test_writing_the_same_months_again_writes_no_version():
    goal = GoalFactory(target=60)
    plan = started(goal.agreement.office)
    for _ in range(2):
        set_plan_targets(plan=plan, goal=goal, targets=spread(0, 0, 0, 0, 0, 60), on=ON)
    december = plan.targets.get(goal=goal, month=date(2026, 12, 1))
    assert december.versions.count() == 2


def test_the_same_click_twice_makes_one_activity():
    first = PlanActivityFactory.build(
        plan=SemesterPlanFactory(), in_charge=UserFactory(), title="Feria"
    )
    again = PlanActivityFactory.build(
        plan=first.plan, in_charge=first.in_charge, title="Feria", request_id=first.request_id
    )
    by = first.in_charge
    assert save_activity(activity=first, by=by) == save_activity(activity=again, by=by)
    assert PlanActivity.objects.count() == 1


def test_what_is_done_says_who_and_when():
    activity, by = PlanActivityFactory(), UserFactory()
    settle_activity(activity=activity, status=DONE, by=by, on=ON)
    activity.refresh_from_db()
    assert (activity.status, activity.settled_by, activity.settled_on) == (DONE, by, ON)


def test_what_was_marked_by_mistake_is_to_do_again():
    activity = PlanActivityFactory(done=True)
    settle_activity(activity=activity, status=PLANNED, by=UserFactory(), on=ON)
    activity.refresh_from_db()
    assert (activity.is_open, activity.settled_by, activity.settled_on) == (True, None, None)


def test_marking_it_done_twice_keeps_who_did_it_first():
    activity = PlanActivityFactory(done=True)
    settle_activity(activity=activity, status=DONE, by=UserFactory(), on=date(2026, 11, 9))
    activity.refresh_from_db()
    assert activity.settled_on == ON


@pytest.fixture
def two_semesters():
    """A plan of this semester, empty, and the one before, with an activity of March."""
    plan = SemesterPlanFactory()
    before = SemesterPlanFactory(office=plan.office, half=1)
    keeper = StaffMembershipFactory(office=plan.office).user
    activity = PlanActivityFactory(
        plan=before, month=date(2026, 3, 1), on=date(2026, 3, 12), in_charge=keeper, done=True
    )
    return plan, activity


def copied(plan) -> int:
    return copy_last_semester(plan=plan, by=UserFactory(), on=ON)


def test_what_was_in_the_third_month_is_copied_to_the_third_month_without_a_day(two_semesters):
    plan, activity = two_semesters
    assert copied(plan) == 1
    copy = plan.activities.get()
    assert (copy.title, copy.month, copy.on) == (activity.title, date(2026, 9, 1), None)
    assert copy.is_open


def test_copying_twice_copies_once(two_semesters):
    plan, _ = two_semesters
    assert [copied(plan), copied(plan)] == [1, 0]


def test_what_was_dropped_is_not_copied(two_semesters):
    plan, activity = two_semesters
    settle_activity(activity=activity, status=DROPPED, by=UserFactory(), on=ON)
    assert copied(plan) == 0


def test_who_still_works_there_stays_in_charge(two_semesters):
    plan, activity = two_semesters
    copied(plan)
    assert plan.activities.get().in_charge == activity.in_charge


def test_for_who_has_left_whoever_copies_is_in_charge(two_semesters):
    plan, activity = two_semesters
    activity.in_charge.memberships.update(until=date(2026, 8, 1))
    by = UserFactory()
    copy_last_semester(plan=plan, by=by, on=ON)
    assert plan.activities.get().in_charge == by


def test_a_copy_across_the_year_goes_to_the_same_goal_of_the_new_agreement():
    office = OfficeFactory()
    old = GoalFactory(agreement=AgreementFactory(office=office, year=2025))
    new = GoalFactory(agreement=AgreementFactory(office=office), definition=old.definition)
    PlanActivityFactory(
        plan=SemesterPlanFactory(office=office, year=2025),
        month=date(2025, 10, 1),
        goal=old,
        expected=7,
    )
    plan = SemesterPlanFactory(office=office, half=1)
    copied(plan)
    copy = plan.activities.get()
    assert (copy.goal, copy.expected) == (new, 7)


def test_a_goal_that_is_no_longer_agreed_takes_its_contribution_with_it():
    office = OfficeFactory()
    old = GoalFactory(agreement=AgreementFactory(office=office, year=2025))
    before = SemesterPlanFactory(office=office, year=2025)
    PlanActivityFactory(plan=before, month=date(2025, 10, 1), goal=old, expected=7)
    plan = SemesterPlanFactory(office=office, half=1)
    copied(plan)
    assert (plan.activities.get().goal, plan.activities.get().expected) == (None, 0)


def test_each_office_has_one_plan_a_semester():
    plan = SemesterPlanFactory()
    assert started(plan.office) == plan
    assert SemesterPlan.objects.count() == 1


def test_a_plan_of_another_office_is_not_copied():
    PlanActivityFactory(plan=SemesterPlanFactory(half=1), month=date(2026, 3, 1))
    assert copied(SemesterPlanFactory()) == 0


def test_a_month_of_a_plan_belongs_to_a_goal_of_its_office():
    target = PlanTargetFactory()
    assert target.goal.agreement.office == target.plan.office
