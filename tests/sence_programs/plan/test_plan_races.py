"""Two clicks at once on a plan, on two connections."""

from datetime import date

import pytest

from sence_programs.models import PlanActivity
from sence_programs.services.plan import copy_last_semester, set_plan_targets, start_plan
from tests.factories.kernel import UserFactory
from tests.factories.plans import PlanActivityFactory, SemesterPlanFactory
from tests.factories.sence_programs import GoalFactory
from tests.factories.when import AT, ON
from tests.matching.test_races import at_once

pytestmark = pytest.mark.django_db(transaction=True)


def test_copying_in_two_windows_copies_once():
    plan = SemesterPlanFactory()
    before = SemesterPlanFactory(office=plan.office, half=1)
    PlanActivityFactory.create_batch(5, plan=before, month=date(2026, 3, 1))
    by = UserFactory()
    outcomes = at_once(*[lambda: copy_last_semester(plan=plan, by=by, on=ON)] * 2)
    assert sorted(outcomes, key=repr) == [0, 5]
    assert PlanActivity.objects.filter(plan=plan).count() == 5


def test_months_saved_in_two_windows_are_those_of_one_of_them():
    goal = GoalFactory(target=60)
    plan = start_plan(
        office=goal.agreement.office,
        semester=SemesterPlanFactory.build().semester,
        by=UserFactory(),
        at=AT,
    )
    early, late = (60, 0, 0, 0, 0, 0), (10, 10, 10, 10, 0, 20)

    def saving(numbers):
        targets = dict(zip(plan.semester.months, numbers, strict=True))
        return lambda: set_plan_targets(plan=plan, goal=goal, targets=targets, on=ON)

    assert at_once(saving(early), saving(late)) == [None, None]
    kept = plan.targets.filter(goal=goal).order_by("month").values_list("target", flat=True)
    assert tuple(kept) in (early, late)
