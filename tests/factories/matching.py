"""Runs of the engine, referrals and placements."""

from datetime import date

import factory
from factory.django import DjangoModelFactory

from matching.engine import WEIGHTS_V1, Factor
from matching.models import (
    Evidence,
    Placement,
    Referral,
    Run,
    SeekerMatches,
    VacancyMatches,
    WeightsVersion,
)
from omil_portal.occupations.work import ContractType
from tests.factories.employers import VacancyFactory
from tests.factories.jobseekers import JobSeekerFactory
from tests.factories.kernel import OfficeFactory, UserFactory
from tests.factories.when import AT, ON


class WeightsVersionFactory(DjangoModelFactory):
    """A draft with the points the portal came with."""

    class Meta:
        model = WeightsVersion

    class Params:
        signed = factory.Trait(signed_by=factory.SubFactory(UserFactory), signed_at=AT)

    number = factory.Sequence(lambda n: n + 2)
    valid_from = date(2026, 12, 1)
    occupation = factory.LazyFunction(lambda: list(WEIGHTS_V1.occupation))
    experience = WEIGHTS_V1.most(Factor.EXPERIENCE)
    skills = WEIGHTS_V1.most(Factor.SKILLS)
    schooling = WEIGHTS_V1.most(Factor.SCHOOLING)
    travel = WEIGHTS_V1.most(Factor.TRAVEL)
    pay = WEIGHTS_V1.most(Factor.PAY)
    schedule = WEIGHTS_V1.most(Factor.SCHEDULE)
    freshness = WEIGHTS_V1.most(Factor.FRESHNESS)
    reason = "El viaje importa más en las islas."
    drafted_by = factory.SubFactory(UserFactory)
    drafted_at = AT


class RunFactory(DjangoModelFactory):
    class Meta:
        model = Run

    on = ON
    started_at = AT
    finished_at = AT
    weights_version = "test"
    engine_version = "test"


class SeekerMatchesFactory(DjangoModelFactory):
    """`vacancies=[...]`, best first, from 90 points down."""

    class Meta:
        model = SeekerMatches
        exclude = ("vacancies",)

    run = factory.SubFactory(RunFactory)
    seeker = factory.SubFactory(JobSeekerFactory)
    vacancies = ()
    vacancy_ids = factory.LazyAttribute(lambda row: [v.pk for v in row.vacancies])
    points = factory.LazyAttribute(lambda row: [90 - i for i in range(len(row.vacancy_ids))])


class VacancyMatchesFactory(DjangoModelFactory):
    """`seekers=[...]`, best first, from 90 points down."""

    class Meta:
        model = VacancyMatches
        exclude = ("seekers",)

    run = factory.SubFactory(RunFactory)
    vacancy = factory.SubFactory(VacancyFactory)
    seekers = ()
    seeker_ids = factory.LazyAttribute(lambda row: [s.pk for s in row.seekers])
    points = factory.LazyAttribute(lambda row: [90 - i for i in range(len(row.seeker_ids))])


class ReferralFactory(DjangoModelFactory):
    """Sent, and still waiting for an answer."""

    class Meta:
        model = Referral

    class Params:
        interview = factory.Trait(state=Referral.State.INTERVIEW)
        hired = factory.Trait(state=Referral.State.HIRED)
        expired = factory.Trait(state=Referral.State.EXPIRED)

    seeker = factory.SubFactory(JobSeekerFactory)
    office = factory.SubFactory(OfficeFactory)
    vacancy = factory.SubFactory(VacancyFactory, office=factory.SelfAttribute("..office"))
    referred_by = factory.SubFactory(UserFactory)
    referred_at = AT
    answer_due = date(2026, 11, 16)


class PlacementFactory(DjangoModelFactory):
    """Recorded, and still to be validated by someone else."""

    class Meta:
        model = Placement

    class Params:
        validated = factory.Trait(
            state=Placement.State.VALIDATED,
            verified_by=factory.SubFactory(UserFactory),
            verified_at=AT,
        )
        rejected = factory.Trait(
            state=Placement.State.REJECTED,
            verified_by=factory.SubFactory(UserFactory),
            verified_at=AT,
            rejection_reason="Falta el contrato.",
        )

    seeker = factory.SubFactory(JobSeekerFactory)
    office = factory.SubFactory(OfficeFactory)
    vacancy = factory.SubFactory(VacancyFactory, office=factory.SelfAttribute("..office"))
    employer = factory.LazyAttribute(lambda placement: placement.vacancy.employer)
    contract = ContractType.OPEN_ENDED
    starts_on = ON
    weekly_hours = 42
    gross_pay = 700_000
    comuna = factory.LazyAttribute(lambda placement: placement.office.comuna)
    recorded_by = factory.SubFactory(UserFactory)
    recorded_at = AT


class EvidenceFactory(DjangoModelFactory):
    class Meta:
        model = Evidence

    placement = factory.SubFactory(PlacementFactory)
    kind = Evidence.Kind.CONTRACT
    file = factory.django.FileField(filename="contrato.pdf", data=b"%PDF-1.4")
    added_by = factory.SubFactory(UserFactory)
    added_at = AT
