"""The plan of a semester and its activities."""

import uuid
from datetime import date

import factory
from factory.django import DjangoModelFactory

from sence_programs.models import PlanActivity, PlanTarget, SemesterPlan
from tests.factories.kernel import OfficeFactory, UserFactory
from tests.factories.sence_programs import GoalFactory
from tests.factories.when import AT, ON


class SemesterPlanFactory(DjangoModelFactory):
    """Of the second semester of 2026."""

    class Meta:
        model = SemesterPlan

    office = factory.SubFactory(OfficeFactory)
    year = 2026
    half = 2
    created_by = factory.SubFactory(UserFactory)
    created_at = AT


class PlanTargetFactory(DjangoModelFactory):
    class Meta:
        model = PlanTarget

    plan = factory.SubFactory(SemesterPlanFactory)
    goal = factory.SubFactory(
        GoalFactory, agreement__office=factory.SelfAttribute("...plan.office")
    )
    month = date(2026, 11, 1)
    target = 10


class PlanActivityFactory(DjangoModelFactory):
    """A workshop of November, without a day nor a goal, to be done."""

    class Meta:
        model = PlanActivity

    class Params:
        done = factory.Trait(
            status=PlanActivity.Status.DONE,
            settled_by=factory.SubFactory(UserFactory),
            settled_on=ON,
        )

    plan = factory.SubFactory(SemesterPlanFactory)
    kind = PlanActivity.Kind.WORKSHOP
    title = factory.Sequence(lambda n: f"Taller {n}")
    month = date(2026, 11, 1)
    in_charge = factory.SubFactory(UserFactory)
    request_id = factory.LazyFunction(uuid.uuid4)
