"""Standard answers, what was done with them, and what was not read yet."""

import uuid
from datetime import date

import factory
from factory.django import DjangoModelFactory

from sence_programs.answers.check import CheckQuestion, to_rows
from sence_programs.models import (
    Acknowledgement,
    AnswerGap,
    AnswerText,
    BenefitCheck,
    ReadingNotice,
    StandardAnswer,
    StandardAnswerUse,
)
from tests.factories.kernel import OfficeFactory, RegionFactory, UserFactory
from tests.factories.when import AT

CHECK = tuple(
    CheckQuestion(f"¿Cuánto es uno más {n}?", (str(n), str(n + 1), str(n + 2)), right=1)
    for n in (1, 2, 3)
)


class StandardAnswerFactory(DjangoModelFactory):
    """Of region 10, without any text yet."""

    class Meta:
        model = StandardAnswer

    region = factory.SubFactory(RegionFactory)
    created_at = AT


class AnswerTextFactory(DjangoModelFactory):
    """Approved and in force, with its notice; the trait `draft` is neither."""

    class Meta:
        model = AnswerText
        skip_postgeneration_save = True

    class Params:
        draft = factory.Trait(
            state=AnswerText.State.DRAFT, approved_by=None, approved_at=None, notice=None
        )
        with_check = factory.Trait(check_questions=to_rows(CHECK))
        expired = factory.Trait(valid_until=date(2026, 6, 1))

    answer = factory.SubFactory(StandardAnswerFactory)
    number = 1
    state = AnswerText.State.APPROVED
    topic = AnswerText.Topic.SUBSIDIES
    question = "¿Quién puede pedir el subsidio?"
    body = "Lo pide quien trabaja.\n\nSe postula en línea."
    source = "Ley 21.808, artículo 3"
    valid_from = date(2026, 1, 1)
    drafted_by = factory.SubFactory(UserFactory)
    drafted_at = AT
    approved_by = factory.SubFactory(UserFactory)
    approved_at = AT
    notice = factory.RelatedFactory(
        "tests.factories.answers.ReadingNoticeFactory",
        factory_related_name="text",
        region=factory.SelfAttribute("..answer.region"),
        title=factory.SelfAttribute("..question"),
    )


class ReadingNoticeFactory(DjangoModelFactory):
    """Of a text; the trait `of_benefit` is a change of the SUE."""

    class Meta:
        model = ReadingNotice

    class Params:
        of_benefit = factory.Trait(
            region=None,
            text=None,
            benefit="sue",
            change_on=date(2026, 10, 1),
            body="Vigente por ley.",
            source="Ley 21.808",
        )

    region = factory.SubFactory(RegionFactory)
    title = "Novedad"
    published_at = AT


class StandardAnswerUseFactory(DjangoModelFactory):
    class Meta:
        model = StandardAnswerUse

    text = factory.SubFactory(AnswerTextFactory)
    officer = factory.SubFactory(UserFactory)
    office = factory.SubFactory(OfficeFactory)
    at = AT
    request_id = factory.LazyFunction(uuid.uuid4)


class AnswerGapFactory(DjangoModelFactory):
    class Meta:
        model = AnswerGap

    office = factory.SubFactory(OfficeFactory)
    question = "¿Puedo trabajar con el carné vencido?"
    reported_by = factory.SubFactory(UserFactory)
    reported_at = AT
    request_id = factory.LazyFunction(uuid.uuid4)


class AcknowledgementFactory(DjangoModelFactory):
    class Meta:
        model = Acknowledgement

    notice = factory.SubFactory(ReadingNoticeFactory, of_benefit=True)
    user = factory.SubFactory(UserFactory)
    at = AT


class BenefitCheckFactory(DjangoModelFactory):
    """`CHECK`, about a change of the SUE, by the unit of region 10."""

    class Meta:
        model = BenefitCheck

    notice = factory.SubFactory(ReadingNoticeFactory, of_benefit=True)
    region = factory.SubFactory(RegionFactory, cut="10")
    questions = to_rows(CHECK)
    by = factory.SubFactory(UserFactory)
    at = AT
