"""What is new must be read by every officer, and the unit sees who is up to date."""

from datetime import date, timedelta
from uuid import uuid4

import pytest
from django.db import DatabaseError, transaction

from omil_portal.access.actor import actor_for
from omil_portal.outbox.models import Message
from omil_portal.refusals import Refused
from sence_programs.answers.readings import missing_of, readers_of, unread_by
from sence_programs.benefits.news import benefit_changes
from sence_programs.models import Acknowledgement, CheckAttempt, ReadingNotice
from sence_programs.rules.loader import current_rules
from sence_programs.services.acknowledgements import (
    acknowledge,
    answers_step,
    remind,
    take_check,
    tell_benefit_changes,
)
from sence_programs.services.standard_answers import withdraw_text
from tests.factories.answers import AnswerTextFactory, ReadingNoticeFactory
from tests.factories.kernel import OfficeFactory, RegionFactory, StaffMembershipFactory, UserFactory
from tests.factories.when import AT, ON

pytestmark = pytest.mark.django_db
RIGHT = [1, 1, 1]


@pytest.fixture
def officer():
    """Somebody at the desk of an office of region 10."""
    return StaffMembershipFactory(office=OfficeFactory(comuna__region__cut="10")).user


def unread(user, on: date = ON) -> list[ReadingNotice]:
    return list(unread_by(actor_for(user), on))


def check(notice, chosen, by):
    return take_check(notice=notice, chosen=chosen, by=by, at=AT, request_id=uuid4())


class TestWhatMustBeRead:
    def test_an_approved_answer_of_the_region(self, officer):
        text = AnswerTextFactory()
        assert unread(officer) == [text.notice]

    def test_no_answer_of_another_region(self, officer):
        AnswerTextFactory(answer__region=RegionFactory(cut="14"))
        assert unread(officer) == []

    def test_nothing_for_who_works_in_no_office(self):
        AnswerTextFactory()
        analyst = StaffMembershipFactory(regional_analyst=True, region=RegionFactory(cut="10"))
        assert unread(analyst.user) == []

    def test_nothing_that_was_withdrawn(self, officer):
        text = AnswerTextFactory()
        withdraw_text(text=text, reason="Se derogó.", by=UserFactory(), at=AT)
        assert unread(officer) == []

    def test_of_a_benefit_only_its_last_change(self, officer):
        ReadingNoticeFactory(of_benefit=True, change_on=date(2026, 3, 13))
        last = ReadingNoticeFactory(of_benefit=True, change_on=date(2026, 10, 1))
        ReadingNoticeFactory(of_benefit=True, change_on=date(2027, 1, 1))
        assert unread(officer) == [last]

    def test_once_read_it_is_not_asked_again(self, officer):
        notice = AnswerTextFactory().notice
        acknowledge(notice=notice, by=officer, at=AT)
        acknowledge(notice=notice, by=officer, at=AT)
        assert unread(officer) == []
        assert Acknowledgement.objects.count() == 1

    def test_that_somebody_read_it_cannot_be_undone(self, officer):
        acknowledge(notice=AnswerTextFactory().notice, by=officer, at=AT)
        with pytest.raises(DatabaseError), transaction.atomic():
            Acknowledgement.objects.all().delete()


class TestTheCheck:
    def test_all_right_it_is_read(self, officer):
        check(AnswerTextFactory(with_check=True).notice, RIGHT, officer)
        assert unread(officer) == []

    def test_one_wrong_it_is_not_read_yet_and_the_attempt_is_kept(self, officer):
        notice = AnswerTextFactory(with_check=True).notice
        check(notice, [1, 1, 0], officer)
        assert unread(officer) == [notice]
        assert CheckAttempt.objects.get().right == 2

    def test_it_may_be_tried_again(self, officer):
        notice = AnswerTextFactory(with_check=True).notice
        check(notice, [0, 0, 0], officer)
        check(notice, RIGHT, officer)
        assert unread(officer) == []
        assert CheckAttempt.objects.count() == 2

    def test_without_it_nobody_says_read(self, officer):
        with pytest.raises(Refused, match="tres preguntas"):
            acknowledge(notice=AnswerTextFactory(with_check=True).notice, by=officer, at=AT)

    def test_the_same_click_twice_is_one_attempt(self, officer):
        notice, sent = AnswerTextFactory(with_check=True).notice, uuid4()
        for _ in "12":
            take_check(notice=notice, chosen=RIGHT, by=officer, at=AT, request_id=sent)
        assert CheckAttempt.objects.count() == 1


class TestABenefitThatChanges:
    def test_the_sue_begins_on_the_first_of_october(self):
        changes = list(benefit_changes(current_rules(), date(2026, 9, 30), date(2026, 10, 1)))
        assert [(change.code, change.on) for change in changes if change.code == "sue"] == [
            ("sue", date(2026, 10, 1))
        ]

    def test_a_day_without_changes_has_none(self):
        changes = benefit_changes(current_rules(), date(2026, 10, 1), date(2026, 10, 2))
        assert list(changes) == []

    def test_it_is_told_once_whatever_the_nights(self):
        tell_benefit_changes(on=date(2026, 10, 1), at=AT)
        told = ReadingNotice.objects.count()
        assert told
        assert tell_benefit_changes(on=date(2026, 10, 2), at=AT) == 0
        assert ReadingNotice.objects.count() == told


class TestTheReminder:
    def test_comes_once_a_week(self, officer):
        AnswerTextFactory()
        monday = date(2026, 11, 2)
        assert [remind(on=monday + timedelta(days=n), at=AT) for n in range(8)] == [1, *[0] * 6, 1]
        assert Message.objects.filter(user=officer).count() == 2

    def test_does_not_bother_who_is_up_to_date(self, officer):
        acknowledge(notice=AnswerTextFactory().notice, by=officer, at=AT)
        assert remind(on=ON, at=AT) == 0

    def test_the_night_run_twice_does_it_once(self, officer):
        AnswerTextFactory()
        first, second = answers_step(ON), answers_step(ON)
        assert first["recordatorios"] == 1
        assert second == {"cambios de beneficios": 0, "recordatorios": 0}


class TestWhoIsUpToDate:
    def test_by_office_and_person(self, officer):
        notice = AnswerTextFactory().notice
        AnswerTextFactory()
        acknowledge(notice=notice, by=officer, at=AT)
        [office] = readers_of(["10"], ON)
        [reader] = office.readers
        assert (reader.user, reader.read, reader.left, office.up_to_date) == (officer, 1, 1, 0)

    def test_what_each_person_has_still_to_read(self, officer):
        notice = AnswerTextFactory().notice
        [office] = readers_of(["10"], ON)
        assert missing_of(office) == [(office.readers[0], [notice])]

    def test_who_left_is_not_counted(self, officer):
        StaffMembershipFactory(office=OfficeFactory(comuna__region__cut="10"), ended=True)
        assert [r.user for o in readers_of(["10"], ON) for r in o.readers] == [officer]

    def test_many_offices_cost_no_more_queries(self, officer, django_assert_num_queries):
        for _ in range(8):
            StaffMembershipFactory(office=OfficeFactory(comuna__region__cut="10"))
            AnswerTextFactory()
        with django_assert_num_queries(4):
            readers_of(["10"], ON)
