"""What ends by itself as the days pass."""

from datetime import timedelta

import pytest

from employers.models import Vacancy
from matching.models import Referral
from matching.services.expiries import expiries_step
from tests.factories.employers import VacancyFactory
from tests.factories.kernel import UserFactory
from tests.factories.matching import ReferralFactory
from tests.factories.when import ON

pytestmark = pytest.mark.django_db
YESTERDAY = ON - timedelta(days=1)


def test_a_referral_nobody_answered_expires_the_day_after():
    due_yesterday, due_today = (ReferralFactory(answer_due=day) for day in (YESTERDAY, ON))
    assert expiries_step(ON)["referrals_expired"] == 1
    due_yesterday.refresh_from_db()
    due_today.refresh_from_db()
    assert (due_yesterday.state, due_today.state) == (Referral.State.EXPIRED, Referral.State.SENT)


def test_the_expiry_is_in_the_history():
    referral = ReferralFactory(answer_due=YESTERDAY)
    expiries_step(ON)
    assert referral.events.get().to_state == Referral.State.EXPIRED


def test_an_interview_does_not_expire():
    ReferralFactory(interview=True, answer_due=YESTERDAY)
    assert expiries_step(ON)["referrals_expired"] == 0


def test_a_vacancy_closes_the_day_after_its_date():
    past, last_day = (VacancyFactory(closes_on=day) for day in (YESTERDAY, ON))
    assert expiries_step(ON)["vacancies_closed"] == 1
    past.refresh_from_db()
    last_day.refresh_from_db()
    assert past.status == Vacancy.Status.CLOSED
    assert last_day.status == Vacancy.Status.PUBLISHED


def test_a_vacancy_without_a_date_stays_open():
    VacancyFactory(closes_on=None)
    assert expiries_step(ON)["vacancies_closed"] == 0


def test_a_second_run_finds_nothing_to_do():
    ReferralFactory(answer_due=YESTERDAY)
    VacancyFactory(closes_on=YESTERDAY)
    expiries_step(ON)
    assert expiries_step(ON) == {"referrals_expired": 0, "vacancies_closed": 0}


def test_whoever_posted_a_vacancy_is_told_that_it_closed():
    vacancy = VacancyFactory(closes_on=YESTERDAY, posted_by=UserFactory())
    expiries_step(ON)
    assert vacancy.posted_by.messages.count() == 1
