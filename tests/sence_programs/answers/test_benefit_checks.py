"""A region may ask three questions about a benefit that changed, before anybody says «leído»."""

from dataclasses import replace
from uuid import uuid4

import pytest
from django.db import DatabaseError, transaction

from omil_portal.access.actor import actor_for
from omil_portal.outbox.models import Message
from omil_portal.refusals import Refused
from sence_programs.answers.notice_checks import answerers, check_of
from sence_programs.answers.readings import read_before_questions, readers_of, unread_by
from sence_programs.models import BenefitCheck, ReadingNotice
from sence_programs.services.acknowledgements import acknowledge, remind, take_check
from sence_programs.services.benefit_checks import ask_about_benefit
from tests.factories.answers import (
    CHECK,
    AnswerTextFactory,
    BenefitCheckFactory,
    ReadingNoticeFactory,
)
from tests.factories.kernel import OfficeFactory, RegionFactory, StaffMembershipFactory, UserFactory
from tests.factories.when import AT, ON

pytestmark = pytest.mark.django_db
RIGHT = [1, 1, 1]
WRITTEN = {"sure": "on"} | {
    f"q{at}{part}": value
    for at, q in enumerate(CHECK, 1)
    for part, value in zip(("", *"abc", "right"), (q.question, *q.choices, "1"), strict=True)
}


@pytest.fixture
def notice() -> ReadingNotice:
    return ReadingNoticeFactory(of_benefit=True)


def officer_of(cut: str):
    return StaffMembershipFactory(office=OfficeFactory(comuna__region=RegionFactory(cut=cut))).user


@pytest.fixture
def officer():
    return officer_of("10")


@pytest.fixture
def unit():
    return StaffMembershipFactory(regional_analyst=True, region=RegionFactory(cut="10")).user


def ask(notice, by, check=CHECK) -> BenefitCheck:
    region = RegionFactory(cut="10")
    return ask_about_benefit(notice=notice, region=region, check=check, by=by, at=AT)


def answer(notice, by, chosen):
    return take_check(notice=notice, chosen=chosen, by=by, at=AT, request_id=uuid4())


def stands(notice) -> list[tuple]:
    return [(a.user, a.word, a.attempts) for a in answerers(notice, readers_of(["10"], ON))]


class TestWhoeverReadsAfterwards:
    def test_reads_it_only_once_the_three_are_right(self, notice, unit, officer):
        ask(notice, unit)
        with pytest.raises(Refused, match="tres preguntas"):
            acknowledge(notice=notice, by=officer, at=AT)
        answer(notice, officer, [1, 1, 0])
        assert stands(notice) == [(officer, "Por leer", 1)]
        answer(notice, officer, RIGHT)
        assert list(unread_by(actor_for(officer), ON)) == []
        assert stands(notice) == [(officer, "Respondió bien", 2)]

    def test_is_not_asked_what_another_region_asks(self, notice):
        BenefitCheckFactory(notice=notice)
        of_another = officer_of("14")
        acknowledge(notice=notice, by=of_another, at=AT)
        assert list(read_before_questions(actor_for(of_another), ON)) == []
        [office] = readers_of(["10", "14"], ON)
        assert office.readers[0].before_questions == frozenset()

    def test_of_a_text_answers_what_the_text_asks(self, officer):
        text = AnswerTextFactory(with_check=True)
        assert check_of(text.notice, actor_for(officer)) == CHECK


class TestWhoeverHadReadBefore:
    @pytest.fixture(autouse=True)
    def read_then_asked(self, notice, officer, unit):
        acknowledge(notice=notice, by=officer, at=AT)
        ask(notice, unit)

    def test_is_still_up_to_date_and_the_unit_knows_how(self, notice, officer):
        [office] = readers_of(["10"], ON)
        assert office.up_to_date == 1
        assert stands(notice) == [(officer, "Leyó antes de las preguntas", 0)]

    def test_is_asked_once_and_never_chased(self, notice, officer, unit):
        ask(notice, unit)
        remind(on=ON, at=AT)
        told = Message.objects.filter(user=officer, channel=Message.Channel.PORTAL)
        assert [message.subject for message in told] == ["Tres preguntas sobre algo que ya leíste"]

    def test_answers_when_they_will(self, notice, officer):
        assert list(read_before_questions(actor_for(officer), ON)) == [notice]
        answer(notice, officer, [0, 0, 0])
        assert stands(notice) == [(officer, "Leyó antes de las preguntas", 1)]
        answer(notice, officer, RIGHT)
        assert list(read_before_questions(actor_for(officer), ON)) == []
        assert stands(notice) == [(officer, "Respondió bien", 2)]


class TestTheQuestions:
    def test_are_written_once_by_the_whole_unit(self, notice, unit):
        first = ask(notice, unit)
        assert ask(notice, UserFactory()) == first
        others = (replace(CHECK[0], right=2), *CHECK[1:])
        with pytest.raises(Refused, match="ya escribió"):
            ask(notice, UserFactory(), others)

    def test_never_change(self, notice, unit):
        ask(notice, unit)
        with pytest.raises(DatabaseError, match="Cannot update"), transaction.atomic():
            BenefitCheck.objects.update(questions=[])

    def test_are_three(self, notice):
        with pytest.raises(DatabaseError, match="three_questions"), transaction.atomic():
            BenefitCheckFactory(notice=notice, questions=BenefitCheckFactory.questions[:2])


class TestThePageOfTheUnit:
    def test_keeps_what_was_typed_until_the_three_are_whole(self, reading_as, unit, notice):
        page = reading_as(unit).post(
            f"/respuestas/lecturas/{notice.pk}/", WRITTEN | {"q2b": "", "q3b": "3", "sure": ""}
        )
        told = page.content.decode()
        assert "Completa «Opción b» de la pregunta 2." in told
        assert "La pregunta 3 tiene dos opciones iguales." in told
        assert CHECK[0].question in told
        assert not BenefitCheck.objects.exists()

    def test_shows_no_question_of_another_region(self, reading_as, unit, notice):
        BenefitCheckFactory(notice=notice, region=RegionFactory(cut="14"))
        page = reading_as(unit).get(f"/respuestas/lecturas/{notice.pk}/")
        assert page.context["written"] is None
        assert CHECK[0].question not in page.content.decode()

    def test_is_only_of_benefits(self, reading_as, unit):
        text = AnswerTextFactory()
        page = reading_as(unit).get(f"/respuestas/lecturas/{text.notice.pk}/")
        assert page.status_code == 404
