"""A person is sent to another service once, and the office hears what came of it."""

import uuid
from datetime import date, timedelta

import pytest

from jobseekers.models import Attention, ExternalReferral
from jobseekers.services.external_referrals import (
    EXPIRES_AFTER,
    external_referrals_step,
    note_answer,
    send,
    working_days_after,
)
from jobseekers.services.merges import merge, undo
from omil_portal.refusals import Refused
from tests.factories.jobseekers import JobSeekerFactory
from tests.factories.kernel import OfficeFactory, UserFactory
from tests.factories.other_services import ExternalReferralFactory
from tests.factories.when import AT, ON

pytestmark = pytest.mark.django_db


@pytest.fixture
def waiting():
    return ExternalReferralFactory()


def send_one(**more):
    given = {
        "seeker": more.get("seeker") or JobSeekerFactory(),
        "office": more.get("office") or OfficeFactory(),
        "kind": "social",
        "place": "DIDECO de Castro",
        "reason": "Sin ingresos",
        "asked": "Evaluar ayuda",
        "answer_by": ON + timedelta(days=1),
        "by": UserFactory(),
        "at": AT,
        "request_id": uuid.uuid4(),
    }
    return send(**given | more)


def answer(referral, state, **more):
    return note_answer(referral=referral, state=state, by=UserFactory(), at=AT, **more)


def test_sending_is_one_attention_however_often_it_is_sent():
    first = send_one()
    again = send_one(seeker=first.seeker, office=first.office, request_id=first.request_id)
    assert again == first
    attention = Attention.objects.get()
    assert attention.kind == Attention.Kind.EXTERNAL_REFERRAL
    assert attention.next_step == "Saber la respuesta hasta el martes 3 de noviembre de 2026"


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        ({"answer_by": ON}, "desde mañana"),
        ({"reason": "Tiene depresión"}, "quita «depresion»"),
        ({"asked": "Control de diabetes"}, "quita «diabetes»"),
    ],
)
def test_what_cannot_be_sent_is_said_and_leaves_nothing(wrong, told):
    with pytest.raises(Refused, match=told):
        send_one(**wrong)
    assert not Attention.objects.exists()


@pytest.mark.parametrize(
    ("on", "days", "then"),
    [
        (date(2026, 11, 2), 4, date(2026, 11, 6)),
        (date(2026, 11, 2), 5, date(2026, 11, 9)),
        (date(2026, 11, 7), 1, date(2026, 11, 9)),
        (date(2026, 11, 2), 10, date(2026, 11, 16)),
        (date(2026, 12, 7), 1, date(2026, 12, 9)),
    ],
)
def test_saturdays_sundays_and_holidays_are_no_working_days(on, days, then):
    assert working_days_after(on, days) == then


def test_the_answer_is_noted_once_by_whom_it_was(waiting):
    by = UserFactory()
    note_answer(referral=waiting, state="attended", by=by, at=AT)
    answer(waiting, "attended")
    with pytest.raises(Refused, match="ya tiene respuesta: atendida"):
        answer(waiting, "refused", reason="no_room")
    waiting.refresh_from_db()
    assert (waiting.state, waiting.answered_by) == ("attended", by)


def test_an_answer_noted_wrongly_is_corrected_by_who_read_it(waiting):
    answer(waiting, "attended")
    corrected = answer(waiting, "not_attended", reason="did_not_go", instead_of="attended")
    assert (corrected.state, corrected.answer_reason) == ("not_attended", "did_not_go")
    with pytest.raises(Refused, match="ya tiene respuesta: no atendida"):
        answer(waiting, "refused", reason="no_room", instead_of="attended")


def test_only_what_they_answered_may_change_too(waiting):
    answer(waiting, "attended")
    assert answer(waiting, "attended", note="El lunes", instead_of="attended").answer_note


def test_a_service_that_did_not_attend_says_why(waiting):
    with pytest.raises(Refused, match="por qué"):
        answer(waiting, "not_attended")
    assert answer(waiting, "not_attended", reason="did_not_go").answer_reason == "did_not_go"
    with pytest.raises(ValueError, match="expired"):
        answer(waiting, "expired")


def test_it_expires_after_its_time_and_a_late_answer_still_counts(waiting):
    last = waiting.answer_by + EXPIRES_AFTER
    assert external_referrals_step(last) == {"external_expired": 0}
    assert external_referrals_step(last + timedelta(days=1)) == {"external_expired": 1}
    assert external_referrals_step(last + timedelta(days=1)) == {"external_expired": 0}
    waiting.refresh_from_db()
    assert waiting.state == "expired"
    assert answer(waiting, "attended").state == "attended"


def test_it_is_overdue_from_the_day_after(waiting):
    assert not ExternalReferral.objects.overdue(waiting.answer_by).exists()
    assert ExternalReferral.objects.overdue(waiting.answer_by + timedelta(days=1)).exists()


def test_it_follows_a_merge_and_comes_back(waiting):
    kept, gone = JobSeekerFactory(), waiting.seeker
    done = merge(kept=kept, gone=gone, by=UserFactory(), at=AT)
    waiting.refresh_from_db()
    assert (waiting.seeker, waiting.attention.seeker) == (kept, kept)
    undo(merge=done, by=UserFactory(), at=AT)
    waiting.refresh_from_db()
    assert waiting.seeker == gone
