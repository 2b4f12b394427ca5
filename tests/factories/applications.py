"""Applications for benefits, as an office follows them."""

import uuid
from datetime import timedelta

import factory
from factory.django import DjangoModelFactory

from sence_programs.models import BenefitApplication
from tests.factories.jobseekers import JobSeekerFactory
from tests.factories.kernel import OfficeFactory, UserFactory
from tests.factories.when import AT, ON


class BenefitApplicationFactory(DjangoModelFactory):
    """Still being prepared; `presented` and `granted` are its traits."""

    class Meta:
        model = BenefitApplication

    class Params:
        presented = factory.Trait(
            status="presented", presented_on=ON, presented_at="Ventanilla Única Social"
        )
        granted = factory.Trait(presented=True, status="granted", outcome_on=ON)

    seeker = factory.SubFactory(JobSeekerFactory)
    office = factory.SubFactory(OfficeFactory)
    benefit = "sue"
    title = "Subsidio Unificado de Empleo"
    job_starts_on = ON
    due_on = ON + timedelta(days=14)
    due_reason = "3 meses desde el inicio del trabajo."
    opened_by = factory.SubFactory(UserFactory)
    opened_at = AT
    request_id = factory.LazyFunction(uuid.uuid4)
