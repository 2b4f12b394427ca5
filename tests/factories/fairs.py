"""Job fairs, who signs up, their stands and their interviews."""

from datetime import time, timedelta

import factory
from factory.django import DjangoModelFactory

from sence_programs.models import FairInterview, FairRegistration, FairStand, JobFair
from tests.factories.employers import EmployerFactory, VacancyFactory
from tests.factories.jobseekers import JobSeekerFactory
from tests.factories.kernel import OfficeFactory, UserFactory
from tests.factories.matching import ReferralFactory
from tests.factories.when import AT, ON


class JobFairFactory(DjangoModelFactory):
    """An announced fair of one day, today, with five stands."""

    class Meta:
        model = JobFair

    class Params:
        draft = factory.Trait(state=JobFair.State.DRAFT)
        held = factory.Trait(state=JobFair.State.HELD)
        in_two_weeks = factory.Trait(starts_on=ON + timedelta(days=14))
        two_days = factory.Trait(starts_on=ON - timedelta(days=1), ends_on=ON)

    title = factory.Sequence(lambda n: f"Feria del Trabajo {n}")
    office = factory.SubFactory(OfficeFactory)
    comuna = factory.LazyAttribute(lambda fair: fair.office.comuna)
    place = "Gimnasio Municipal, Egaña 60"
    directions = "Micro 10, bajar en la plaza."
    starts_on = ON
    ends_on = factory.LazyAttribute(lambda fair: fair.starts_on)
    opens_at = time(9)
    closes_at = time(16)
    capacity = 5
    state = JobFair.State.ANNOUNCED
    organiser = factory.SubFactory(UserFactory)
    created_at = AT


class FairRegistrationFactory(DjangoModelFactory):
    """Signed up online; `came=True`: they passed the door."""

    class Meta:
        model = FairRegistration

    class Params:
        came = factory.Trait(checked_in_at=AT, checked_in_by=factory.SubFactory(UserFactory))
        at_the_door = factory.Trait(channel=FairRegistration.Channel.DOOR)

    fair = factory.SubFactory(JobFairFactory)
    seeker = factory.SubFactory(JobSeekerFactory)
    short_code = factory.Sequence(lambda n: f"C{n:05}")
    channel = FairRegistration.Channel.ONLINE
    registered_by = factory.SubFactory(UserFactory)
    registered_at = AT


class FairStandFactory(DjangoModelFactory):
    """`offers=[...]`: what the company brings."""

    class Meta:
        model = FairStand
        skip_postgeneration_save = True

    class Params:
        released = factory.Trait(released_at=AT)
        present = factory.Trait(days_present=[ON])

    fair = factory.SubFactory(JobFairFactory)
    employer = factory.SubFactory(EmployerFactory)
    number = 1
    asked_by = factory.SubFactory(UserFactory)
    asked_at = AT

    @factory.post_generation
    def offers(self, create, offers, **kwargs):
        if create and offers:
            self.vacancies.set(offers)


class FairInterviewFactory(DjangoModelFactory):
    """An interview, with the referral that counts it."""

    class Meta:
        model = FairInterview

    registration = factory.SubFactory(FairRegistrationFactory, came=True)
    stand = factory.SubFactory(FairStandFactory, fair=factory.SelfAttribute("..registration.fair"))
    vacancy = factory.SubFactory(VacancyFactory, employer=factory.SelfAttribute("..stand.employer"))
    referral = factory.SubFactory(
        ReferralFactory,
        interview=True,
        seeker=factory.SelfAttribute("..registration.seeker"),
        vacancy=factory.SelfAttribute("..vacancy"),
        office=factory.SelfAttribute("..registration.fair.office"),
    )
    result = FairInterview.Result.INTERVIEWED
    recorded_by = factory.SubFactory(UserFactory)
    at = AT
