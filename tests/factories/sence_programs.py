"""Agreements and their goals, and what people were told about benefits."""

import uuid
from datetime import date

import factory
from factory.django import DjangoModelFactory

from sence_programs.models import (
    Agreement,
    BenefitAnswer,
    Disbursement,
    Goal,
    GoalDefinition,
    GoalSnapshot,
    GoalTarget,
    SnapshotCorrection,
)
from tests.factories.jobseekers import JobSeekerFactory
from tests.factories.kernel import OfficeFactory, UserFactory
from tests.factories.when import AT, ON


class GoalDefinitionFactory(DjangoModelFactory):
    """People attended, which counts as management; the trait `placements` is insertion."""

    class Meta:
        model = GoalDefinition
        django_get_or_create = ("code", "valid_from")

    class Params:
        placements = factory.Trait(
            code="placed",
            name="Personas colocadas",
            kind=GoalDefinition.Kind.INSERTION,
            indicator="placed",
        )

    code = "attended"
    name = "Personas atendidas"
    kind = GoalDefinition.Kind.MANAGEMENT
    indicator = "attended"
    unit = "personas"
    valid_from = date(2026, 1, 1)
    source_note = "Definición de prueba."


class AgreementFactory(DjangoModelFactory):
    class Meta:
        model = Agreement

    office = factory.SubFactory(OfficeFactory)
    year = 2026
    starts_on = factory.LazyAttribute(lambda agreement: date(agreement.year, 1, 1))
    cut_off = factory.LazyAttribute(lambda agreement: date(agreement.year, 12, 31))


class GoalFactory(DjangoModelFactory):
    class Meta:
        model = Goal

    agreement = factory.SubFactory(AgreementFactory)
    definition = factory.SubFactory(GoalDefinitionFactory)
    target = 100


class GoalTargetFactory(DjangoModelFactory):
    """The first semester of the year."""

    class Meta:
        model = GoalTarget

    goal = factory.SubFactory(GoalFactory)
    starts_on = date(2026, 1, 1)
    months = GoalTarget.Length.SEMESTER
    amount = 60


class GoalSnapshotFactory(DjangoModelFactory):
    class Meta:
        model = GoalSnapshot

    goal = factory.SubFactory(GoalFactory)
    on = ON
    value = 40
    computed_at = AT


class SnapshotCorrectionFactory(DjangoModelFactory):
    class Meta:
        model = SnapshotCorrection

    snapshot = factory.SubFactory(GoalSnapshotFactory, frozen_at=AT)
    value = 41
    reason = "Faltaba una atención en terreno."
    corrected_by = factory.SubFactory(UserFactory)
    corrected_at = AT
    request_id = factory.LazyFunction(uuid.uuid4)


class DisbursementFactory(DjangoModelFactory):
    class Meta:
        model = Disbursement

    agreement = factory.SubFactory(AgreementFactory)
    number = 1
    amount = 4_500_000
    condition = "Convenio firmado."
    due_on = date(2026, 3, 31)


class BenefitAnswerFactory(DjangoModelFactory):
    class Meta:
        model = BenefitAnswer

    seeker = factory.SubFactory(JobSeekerFactory)
    office = factory.SubFactory(OfficeFactory)
    answered_by = factory.SubFactory(UserFactory)
    answered_at = AT
    benefit = "sue"
    title = "Subsidio Unificado de Empleo"
    on = ON
    verdict = "unknown"
    facts = factory.LazyFunction(dict)
    conditions = factory.LazyFunction(list)
    amounts = factory.LazyFunction(list)
    rules_version = "test"
    request_id = factory.LazyFunction(uuid.uuid4)
