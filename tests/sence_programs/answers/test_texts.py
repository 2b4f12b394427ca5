"""The life of a text: drafted, approved once, replaced or withdrawn, and never rewritten."""

from dataclasses import replace
from datetime import date, timedelta
from uuid import uuid4

import pytest
from django.db import DatabaseError, transaction

from omil_portal.access.actor import actor_for
from omil_portal.refusals import Refused
from sence_programs.lifecycle.answers import TABLE, Action, State, after
from sence_programs.lifecycle.moves import ForbiddenMove
from sence_programs.models import AnswerText, ReadingNotice, StandardAnswer
from sence_programs.services.standard_answers import (
    Words,
    approve_text,
    discard_draft,
    draft_answer,
    draft_version,
    record_use,
    withdraw_text,
)
from tests.factories.answers import AnswerTextFactory, StandardAnswerFactory
from tests.factories.jobseekers import AttentionFactory
from tests.factories.kernel import OfficeFactory, RegionFactory, StaffMembershipFactory, UserFactory
from tests.factories.when import AT, ON
from tests.matching.test_races import at_once

WORDS = Words(
    topic="subsidies",
    question="¿Quién puede pedirlo?",
    body="Quien trabaja.",
    source="Ley 21.808, artículo 3",
    valid_from=date(2026, 10, 1),
)
LATER = AT + timedelta(hours=1)
REWRITTEN = {
    "question": "¿Otra pregunta?",
    "body": "Otra cosa.",
    "source": "Otra ley",
    "valid_until": date(2027, 1, 1),
    "check_questions": [{"question": "?"}],
    "approved_at": LATER,
}


def approve(draft: AnswerText, **changes) -> AnswerText:
    terms = {"seen": draft.drafted_at, "by": UserFactory(), "at": AT} | changes
    return approve_text(text=draft, **terms)


@pytest.mark.parametrize("state", State)
@pytest.mark.parametrize("action", Action)
def test_only_the_moves_of_the_table_exist(state, action):
    if (state, action) in TABLE:
        assert after(state, action) is TABLE[state, action]
    elif state in [to for (_, a), to in TABLE.items() if a is action]:
        assert after(state, action) is None
    else:
        with pytest.raises(ForbiddenMove):
            after(state, action)


def test_the_states_of_the_table_are_those_of_the_model():
    assert sorted(State) == sorted(AnswerText.State.values)


@pytest.mark.django_db
class TestAnApprovedText:
    @pytest.mark.parametrize("field", REWRITTEN)
    def test_is_never_rewritten_in_the_database(self, field):
        text = AnswerTextFactory()
        with pytest.raises(DatabaseError, match="Cannot update"), transaction.atomic():
            AnswerText.objects.filter(pk=text.pk).update(**{field: REWRITTEN[field]})

    def test_is_never_deleted(self):
        text = AnswerTextFactory(notice=None)
        with pytest.raises(DatabaseError, match="Cannot delete"), transaction.atomic():
            AnswerText.objects.filter(pk=text.pk).delete()

    def test_never_goes_back_to_draft(self):
        text = AnswerTextFactory()
        with pytest.raises(DatabaseError), transaction.atomic():
            AnswerText.objects.filter(pk=text.pk).update(
                state="draft", approved_at=None, approved_by=None
            )

    def test_may_be_read_by_the_search_in_another_way(self):
        text = AnswerTextFactory()
        assert AnswerText.objects.filter(pk=text.pk).update(search_body="otra") == 1

    def test_stands_alone_in_its_answer(self):
        text = AnswerTextFactory()
        with pytest.raises(DatabaseError), transaction.atomic():
            AnswerTextFactory(answer=text.answer, number=2)

    def test_must_be_read_by_the_offices(self):
        text = approve(draft_answer(region=RegionFactory(), words=WORDS, by=UserFactory(), at=AT))
        assert ReadingNotice.objects.get().text == text

    def test_is_replaced_by_the_next_version(self):
        first = AnswerTextFactory()
        draft = draft_version(answer=first.answer, words=WORDS, by=UserFactory(), at=AT)
        second = approve(draft)
        first.refresh_from_db()
        assert (first.state, first.closed_by) == ("replaced", second.approved_by)
        assert second.number == 2

    def test_holds_until_the_new_version_is_approved(self):
        first = AnswerTextFactory()
        draft_version(answer=first.answer, words=WORDS, by=UserFactory(), at=AT)
        assert list(AnswerText.objects.in_force(ON)) == [first]

    def test_withdrawn_holds_no_more_and_says_why(self):
        text = withdraw_text(text=AnswerTextFactory(), reason="Se derogó.", by=UserFactory(), at=AT)
        assert (text.word_on(ON), text.closed_reason) == ("Retirada", "Se derogó.")

    def test_withdrawn_twice_is_withdrawn_once(self):
        text, by = AnswerTextFactory(), UserFactory()
        withdraw_text(text=text, reason="Se derogó.", by=by, at=AT)
        again = withdraw_text(text=text, reason="Otra razón.", by=by, at=LATER)
        assert (again.closed_reason, again.closed_at) == ("Se derogó.", AT)


@pytest.mark.django_db
class TestADraft:
    def test_clicked_twice_is_one(self):
        region, by = RegionFactory(), UserFactory()
        one, two = [draft_answer(region=region, words=WORDS, by=by, at=AT) for _ in "12"]
        assert one == two

    def test_is_written_on_while_it_is_one(self):
        draft = AnswerTextFactory(draft=True)
        words = replace(WORDS, question="¿Y ahora?")
        same = draft_version(answer=draft.answer, words=words, by=UserFactory(), at=LATER)
        assert (same.pk, same.question) == (draft.pk, "¿Y ahora?")

    def test_changed_since_it_was_read_is_not_approved(self):
        draft = AnswerTextFactory(draft=True)
        seen = draft.drafted_at
        draft_version(answer=draft.answer, words=WORDS, by=UserFactory(), at=LATER)
        with pytest.raises(Refused, match="Alguien cambió"):
            approve(draft, seen=seen)

    def test_is_approved_by_somebody_else_where_there_is_somebody(self):
        draft = AnswerTextFactory(draft=True)
        StaffMembershipFactory(regional_analyst=True, region=draft.answer.region)
        with pytest.raises(Refused, match="Lo aprueba otra persona"):
            approve(draft, by=draft.drafted_by)

    def test_is_approved_by_its_author_where_nobody_else_can(self):
        draft = AnswerTextFactory(draft=True)
        StaffMembershipFactory(
            regional_analyst=True, region=draft.answer.region, user=draft.drafted_by
        )
        assert approve(draft, by=draft.drafted_by).state == "approved"

    def test_that_ended_already_is_not_approved(self):
        with pytest.raises(Refused, match="ya terminó"):
            approve(AnswerTextFactory(draft=True, valid_until=ON))

    def test_for_a_later_day_does_not_take_away_what_holds_today(self):
        first = AnswerTextFactory()
        words = replace(WORDS, valid_from=ON + timedelta(days=1))
        draft = draft_version(answer=first.answer, words=words, by=UserFactory(), at=AT)
        with pytest.raises(Refused, match="rige más adelante"):
            approve(draft)

    def test_approved_twice_by_the_same_person_is_approved_once(self):
        draft, by = AnswerTextFactory(draft=True), UserFactory()
        assert approve(draft, by=by) == approve(draft, by=by, at=LATER)
        assert ReadingNotice.objects.count() == 1

    def test_discarded_takes_its_answer_with_it(self):
        discard_draft(text=AnswerTextFactory(draft=True))
        assert not StandardAnswer.objects.exists()

    def test_discarded_leaves_what_was_approved(self):
        first = AnswerTextFactory()
        draft = draft_version(answer=first.answer, words=WORDS, by=UserFactory(), at=AT)
        discard_draft(text=draft)
        assert list(first.answer.texts.all()) == [first]

    def test_approved_meanwhile_is_not_discarded(self):
        draft = AnswerTextFactory(draft=True)
        approve(draft)
        with pytest.raises(Refused):
            discard_draft(text=draft)

    def test_without_a_source_is_refused_by_the_database(self):
        with pytest.raises(DatabaseError), transaction.atomic():
            AnswerTextFactory(draft=True, source="")


@pytest.mark.django_db(transaction=True)
def test_of_two_who_approve_at_once_one_is_told():
    draft, one, other = AnswerTextFactory(draft=True), UserFactory(), UserFactory()
    outcomes = at_once(lambda: approve(draft, by=one), lambda: approve(draft, by=other))
    assert sorted(type(outcome).__name__ for outcome in outcomes) == ["AnswerText", "Refused"]
    assert ReadingNotice.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_two_new_versions_at_once_are_one_draft():
    answer, one, other = AnswerTextFactory().answer, UserFactory(), UserFactory()
    terms = {"answer": answer, "words": WORDS, "at": AT}
    drafts = at_once(
        lambda: draft_version(by=one, **terms), lambda: draft_version(by=other, **terms)
    )
    assert drafts[0] == drafts[1] == answer.texts.get(state="draft")


@pytest.mark.django_db(transaction=True)
def test_two_clicks_at_once_in_an_attention_are_one_use():
    text, attention = AnswerTextFactory(), AttentionFactory()
    terms = {"text": text, "attention": attention, "office": attention.office, "at": AT}
    ids = [uuid4(), uuid4()]
    uses = at_once(
        *[lambda i=i: record_use(by=attention.officer, request_id=i, **terms) for i in ids]
    )
    assert uses[0] == uses[1]


@pytest.mark.django_db
class TestWhoSees:
    def everybody(self):
        region = RegionFactory(cut="10")
        mine = OfficeFactory(comuna__region=region)
        far = OfficeFactory(comuna__region=RegionFactory(cut="14"))
        return {
            "desk": StaffMembershipFactory(office=mine).user,
            "far desk": StaffMembershipFactory(office=far).user,
            "analyst": StaffMembershipFactory(regional_analyst=True, region=region).user,
            "far analyst": StaffMembershipFactory(regional_analyst=True, region_id="14").user,
            "administrator": StaffMembershipFactory(administrator=True).user,
        }

    @pytest.mark.parametrize(
        ("region", "draft", "seen_by"),
        [
            ("10", False, {"desk", "analyst"}),
            ("10", True, {"analyst"}),
            (None, False, {"desk", "far desk", "analyst", "far analyst"}),
            (None, True, set()),
        ],
        ids=["regional", "regional draft", "national", "national draft"],
    )
    def test_an_answer(self, region, draft, seen_by):
        people = self.everybody()
        text = AnswerTextFactory(draft=draft, answer=StandardAnswerFactory(region=_region(region)))
        in_list, by_itself = set(), set()
        for name, user in people.items():
            actor = actor_for(user)
            if StandardAnswer.objects.visible_to(actor).filter(pk=text.answer_id).exists():
                in_list.add(name)
            if text.answer.is_visible_to(actor):
                by_itself.add(name)
        assert (in_list, by_itself) == (seen_by, seen_by)


def _region(cut: str | None):
    return RegionFactory(cut=cut) if cut else None


@pytest.mark.django_db
def test_each_version_leaves_its_track():
    text = AnswerTextFactory()
    withdraw_text(text=text, reason="Se derogó.", by=UserFactory(), at=AT)
    labels = list(text.versions.order_by("pgh_id").values_list("pgh_label", flat=True))
    assert labels == ["insert", "update"]
