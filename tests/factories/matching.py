"""Runs of the engine, referrals and placements."""

from datetime import date, timedelta

import factory
from django.utils import timezone
from factory.django import DjangoModelFactory

from matching.engine import WEIGHTS_V1, Factor
from matching.follow_up_rules import months_after
from matching.models import (
    Evidence,
    EvidenceLink,
    FairnessReport,
    FollowUp,
    Placement,
    Referral,
    ReferralAnswer,
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
    valid_from = factory.Sequence(lambda n: date(2026, 12, 1) + timedelta(days=n))
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


class SpreadRunFactory(RunFactory):
    """A run that spread its lists, with what it says of it."""

    seekers = 300
    vacancies = 100
    feasible_pairs = 4200
    lists_changed = 120
    input_hash = "5f0c" * 16
    seconds = factory.LazyFunction(lambda: {"read": 0.5, "match": 1.25, "spread": 0.25})
    report = factory.LazyFunction(
        lambda: {
            "parameters": {"k": 20, "longest_list": 60, "cap_per_post": 100, "floor": 10},
            "largest_per_post": {"before": 240, "after": 110},
            "largest_exposure": {"before": 240, "after": 110},
            "top_hundredth_share": {"before": 8.5, "after": 4.25},
            "vacancies_on_no_list": {"before": 12, "after": 9},
            "entries": {"before": 4000, "after": 3800},
            "people_with_some": 280,
            "people_on_no_list": {"before": 150, "after": 0},
            "people_under_floor": 17,
            "lists_changed_percent": 62.5,
            "mean_loss": 812.4,
            "mean_loss_percent": 6.04,
            "largest_loss": 9312,
        }
    )


class FairnessReportFactory(DjangoModelFactory):
    """Women on the lists a little under half as often as men; too few foreigners to tell."""

    class Meta:
        model = FairnessReport

    run = factory.SubFactory(SpreadRunFactory)
    made_at = AT
    figures = factory.LazyFunction(
        lambda: {
            "people": 280,
            "listed": 130,
            "dimensions": {
                "sex": [_group("female", 140, 40, 0.444), _group("male", 140, 90, 1.0)],
                "age": [],
                "nationality": [
                    _group("chilean", 250, 120, 1.0),
                    {"group": "other", "hidden": True},
                    {"group": "unknown", "hidden": True},
                ],
                "disability": [],
                "territory": [],
            },
        }
    )


def _group(name: str, people: int, listed: int, ratio: float) -> dict:
    return {
        "group": name,
        "people": people,
        "listed": listed,
        "rate": round(listed / people, 4),
        "mean_place": 7.5,
        "ratio": ratio,
        "chance": None if ratio == 1 else 0.0001,
        "without": {factor.value: ratio for factor in Factor},
    }


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


class FollowUpFactory(DjangoModelFactory):
    """At three months of a validated placement, to be called today."""

    class Meta:
        model = FollowUp

    class Params:
        done = factory.Trait(
            state=FollowUp.State.DONE,
            still_working=True,
            recorded_by=factory.SubFactory(UserFactory),
            recorded_at=AT,
        )

    placement = factory.SubFactory(
        PlacementFactory, validated=True, starts_on=months_after(ON, -3), seeker__status="placed"
    )
    months = 3
    due_on = ON
    call_on = factory.SelfAttribute("due_on")


class ReferralAnswerFactory(DjangoModelFactory):
    """The link of a letter, not answered yet."""

    class Meta:
        model = ReferralAnswer

    referral = factory.SubFactory(ReferralFactory)
    made_at = AT


class EvidenceLinkFactory(DjangoModelFactory):
    """An officer's leave to send a document from a phone, made now."""

    class Meta:
        model = EvidenceLink

    placement = factory.SubFactory(PlacementFactory)
    made_by = factory.SubFactory(UserFactory)
    made_at = factory.LazyFunction(timezone.now)
