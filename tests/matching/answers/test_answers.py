"""A company answers a referral through the link of its letter."""

from datetime import timedelta

import pytest

from jobseekers.models import JobSeeker
from matching.models import Placement, Referral
from matching.models.referral_answer import GRACE_DAYS
from matching.services.answers import answer, may_answer
from matching.services.placements import Terms, record_placement
from matching.services.referrals import record_result, take_on
from omil_portal.outbox.models import Message
from omil_portal.refusals import Refused
from tests.factories.kernel import UserFactory
from tests.factories.matching import ReferralAnswerFactory, ReferralFactory
from tests.factories.when import AT, ON

pytestmark = pytest.mark.django_db
INTERVIEW = {"state": "interview", "on": ON + timedelta(days=4), "reason": ""}
HIRED = {"state": "hired", "on": ON, "reason": ""}
REJECTED = {"state": "rejected", "on": None, "reason": "experience"}
NO_SHOW = {"state": "no_show", "on": None, "reason": ""}
EVERY = [INTERVIEW, HIRED, REJECTED, NO_SHOW]


@pytest.fixture
def link():
    return ReferralAnswerFactory()


def referral_of(link) -> Referral:
    return Referral.objects.get(pk=link.referral_id)


def status_of(link) -> str:
    return JobSeeker.objects.get(referrals=link.referral_id).status


@pytest.mark.parametrize("said", EVERY, ids=lambda said: said["state"])
def test_each_answer_is_the_state_of_the_referral(link, said):
    answer(link=link, at=AT, **said)
    referral = referral_of(link)
    assert (referral.state, referral.reason) == (said["state"], said["reason"])
    assert "por el enlace" in referral.note


def test_a_hiring_waits_for_an_officer_to_register_the_placement(link):
    answer(link=link, at=AT, **HIRED)
    assert not Placement.objects.exists()
    assert status_of(link) == JobSeeker.Status.PLACED


@pytest.mark.parametrize("first", EVERY, ids=lambda said: said["state"])
@pytest.mark.parametrize("second", EVERY, ids=lambda said: said["state"])
def test_any_answer_may_be_corrected_until_staff_take_it_on(link, first, second):
    answer(link=link, at=AT, **first)
    link.refresh_from_db()
    answer(link=link, at=AT, **second)
    assert referral_of(link).state == second["state"]
    works = second["state"] == "hired"
    assert status_of(link) == (JobSeeker.Status.PLACED if works else JobSeeker.Status.ACTIVE)


def test_the_same_answer_twice_tells_the_office_once(link):
    for _ in range(2):
        answer(link=link, at=AT, **REJECTED)
        link.refresh_from_db()
    assert Message.objects.filter(user=link.referral.referred_by, channel="portal").count() == 1


def test_the_message_names_the_folio_and_not_the_person(link):
    answer(link=link, at=AT, **REJECTED)
    body = Message.objects.get(user=link.referral.referred_by, channel="portal").body
    assert link.referral.folio in body
    assert link.referral.seeker.first_surname not in body


def seen(link):
    take_on(referral=link.referral, by=UserFactory(), at=AT)


def registered(link):
    terms = Terms(
        contract="open_ended",
        starts_on=ON,
        weekly_hours=42,
        gross_pay=700_000,
        comuna=link.referral.office.comuna,
    )
    record_placement(referral=link.referral, terms=terms, by=UserFactory(), at=AT)


@pytest.mark.parametrize("taken", [seen, registered])
def test_once_taken_on_the_office_is_called(link, taken):
    answer(link=link, at=AT, **HIRED)
    taken(link)
    link.refresh_from_db()
    assert not may_answer(link, ON)
    with pytest.raises(Refused, match="La oficina ya trabaja"):
        answer(link=link, at=AT, **REJECTED)


def test_what_staff_wrote_is_not_changed_by_the_link(link):
    record_result(
        referral=link.referral, to_state="withdrew", reason="pay", by=UserFactory(), at=AT
    )
    with pytest.raises(Refused, match="La oficina ya trabaja"):
        answer(link=link, at=AT, **HIRED)


def test_after_an_interview_taken_on_the_company_still_tells_how_it_ended(link):
    answer(link=link, at=AT, **INTERVIEW)
    seen(link)
    link.refresh_from_db()
    answer(link=link, at=AT, **REJECTED)
    assert referral_of(link).state == "rejected"


def test_the_office_waits_for_a_far_interview(link):
    far = ON + timedelta(days=60)
    answer(link=link, at=AT, state="interview", on=far, reason="")
    assert referral_of(link).answer_due == far + timedelta(days=7)


def test_a_late_answer_is_taken_and_a_very_late_one_is_not():
    due = ON - timedelta(days=GRACE_DAYS)
    in_time = ReferralAnswerFactory(referral__expired=True, referral__answer_due=due)
    too_late = ReferralAnswerFactory(
        referral__expired=True, referral__answer_due=due - timedelta(days=1)
    )
    answer(link=in_time, at=AT, **HIRED)
    with pytest.raises(Refused, match="venció"):
        answer(link=too_late, at=AT, **HIRED)


def test_a_correction_does_not_reopen_what_was_referred_again():
    link = ReferralAnswerFactory()
    answer(link=link, at=AT, **NO_SHOW)
    ReferralFactory(seeker=link.referral.seeker, vacancy=link.referral.vacancy)
    link.refresh_from_db()
    with pytest.raises(Refused, match="La oficina ya trabaja"):
        answer(link=link, at=AT, **REJECTED)
