"""Interviews about what stands between a person and work, and their plans."""

import uuid
from datetime import timedelta

import factory
from factory.django import DjangoModelFactory

from jobseekers.models import Assessment, PlanStep
from tests.factories.jobseekers import AttentionFactory, JobSeekerFactory
from tests.factories.kernel import OfficeFactory, UserFactory
from tests.factories.when import AT, ON


class AssessmentFactory(DjangoModelFactory):
    """Begun today, nothing answered yet; or `closed`, and its plan agreed."""

    class Meta:
        model = Assessment

    class Params:
        closed = factory.Trait(
            closed_at=factory.SelfAttribute("started_at"),
            attention=factory.SubFactory(
                AttentionFactory,
                seeker=factory.SelfAttribute("..seeker"),
                office=factory.SelfAttribute("..office"),
                officer=factory.SelfAttribute("..officer"),
                at=factory.SelfAttribute("..started_at"),
            ),
        )

    seeker = factory.SubFactory(JobSeekerFactory)
    office = factory.SubFactory(OfficeFactory)
    officer = factory.SubFactory(UserFactory)
    started_at = AT
    request_id = factory.LazyFunction(uuid.uuid4)


class PlanStepFactory(DjangoModelFactory):
    """The person will bring a paper in two weeks."""

    class Meta:
        model = PlanStep

    assessment = factory.SubFactory(AssessmentFactory, closed=True)
    what = "Traer el certificado de antecedentes"
    kind = PlanStep.Kind.PAPERS
    owner = PlanStep.Owner.PERSON
    due_on = ON + timedelta(days=14)
