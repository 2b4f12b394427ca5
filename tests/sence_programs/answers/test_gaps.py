"""A question that no answer solved: a task for the unit, and its end for the office."""

from uuid import uuid4

import pytest
from django.db import DatabaseError, transaction

from omil_portal.access.actor import actor_for
from omil_portal.outbox.models import Message
from omil_portal.refusals import Refused
from sence_programs.models import AnswerGap
from sence_programs.services.answer_gaps import answer_gap, dismiss_gap, report_gap
from tests.factories.answers import AnswerGapFactory, AnswerTextFactory
from tests.factories.kernel import OfficeFactory, RegionFactory, StaffMembershipFactory, UserFactory
from tests.factories.when import AT
from tests.matching.test_races import at_once

pytestmark = pytest.mark.django_db


def test_reported_with_two_clicks_it_is_one_task():
    terms = {"office": OfficeFactory(), "by": UserFactory(), "at": AT, "request_id": uuid4()}
    report_gap(question="¿Y los feriados?", **terms)
    report_gap(question="¿Y los feriados?", **terms)
    assert AnswerGap.objects.open().count() == 1


def test_answered_it_tells_who_asked():
    gap, text = AnswerGapFactory(), AnswerTextFactory()
    ended = answer_gap(gap=gap, text=text, by=UserFactory(), at=AT)
    assert (ended.state, ended.answered_with) == ("answered", text)
    message = Message.objects.get(user=gap.reported_by)
    assert f"/respuestas/{text.answer_id}/" in message.body


def test_dismissed_it_says_why():
    gap = AnswerGapFactory()
    dismiss_gap(gap=gap, reason="No es de la red.", by=UserFactory(), at=AT)
    assert "No es de la red." in Message.objects.get(user=gap.reported_by).body


def test_no_draft_answers_it():
    with pytest.raises(Refused, match="texto aprobado"):
        answer_gap(
            gap=AnswerGapFactory(), text=AnswerTextFactory(draft=True), by=UserFactory(), at=AT
        )


def test_the_same_end_twice_is_told_once():
    gap, text, by = AnswerGapFactory(), AnswerTextFactory(), UserFactory()
    answer_gap(gap=gap, text=text, by=by, at=AT)
    answer_gap(gap=gap, text=text, by=by, at=AT)
    assert Message.objects.count() == 1


def test_ended_it_does_not_end_otherwise():
    gap = AnswerGapFactory()
    dismiss_gap(gap=gap, reason="No es de la red.", by=UserFactory(), at=AT)
    with pytest.raises(Refused, match="ya resolvió"):
        answer_gap(gap=gap, text=AnswerTextFactory(), by=UserFactory(), at=AT)


def test_no_row_says_answered_without_an_answer():
    with pytest.raises(DatabaseError), transaction.atomic():
        AnswerGapFactory(state="answered", resolved_at=AT)


@pytest.mark.django_db(transaction=True)
def test_answered_and_dismissed_at_once_it_ends_once():
    gap, text, one, other = AnswerGapFactory(), AnswerTextFactory(), UserFactory(), UserFactory()
    outcomes = at_once(
        lambda: answer_gap(gap=gap, text=text, by=one, at=AT),
        lambda: dismiss_gap(gap=gap, reason="No es de la red.", by=other, at=AT),
    )
    assert sorted(type(outcome).__name__ for outcome in outcomes) == ["AnswerGap", "Refused"]


def test_its_office_and_its_unit_see_it_and_nobody_else():
    region = RegionFactory(cut="10")
    gap = AnswerGapFactory(office=OfficeFactory(comuna__region=region))
    neighbour = OfficeFactory(comuna__region=region)
    people = {
        "office": StaffMembershipFactory(office=gap.office),
        "neighbour": StaffMembershipFactory(office=neighbour),
        "unit": StaffMembershipFactory(regional_analyst=True, region=region),
        "far unit": StaffMembershipFactory(regional_analyst=True, region=RegionFactory(cut="14")),
    }
    actors = {name: actor_for(member.user) for name, member in people.items()}
    by_list = {n for n, a in actors.items() if AnswerGap.objects.visible_to(a).exists()}
    by_itself = {n for n, a in actors.items() if gap.is_visible_to(a)}
    assert by_list == by_itself == {"office", "unit"}
