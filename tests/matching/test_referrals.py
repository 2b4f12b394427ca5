"""An office refers a person, and writes what came of it."""

from datetime import date, timedelta

import pytest

from jobseekers.models import Attention, JobSeeker
from matching.models import Referral
from matching.reasons import explain_pair
from matching.services.placements import Terms, record_placement
from matching.services.referrals import ANSWER_DAYS, record_result, refer
from omil_portal.outbox.models import Message
from omil_portal.refusals import Refused
from tests.factories.employers import VacancyFactory
from tests.factories.jobseekers import JobSeekerFactory
from tests.factories.kernel import OfficeFactory, UserFactory
from tests.factories.matching import PlacementFactory, ReferralFactory
from tests.factories.when import AT, ON

pytestmark = pytest.mark.django_db
State = Referral.State


@pytest.fixture
def office():
    return OfficeFactory(name="OMIL Quellón", phone="65 268 0000")


@pytest.fixture
def officer():
    return UserFactory()


@pytest.fixture
def person():
    return JobSeekerFactory(with_account=True, with_profile=True)


@pytest.fixture
def vacancy():
    return VacancyFactory()


def test_a_referral_keeps_the_points_it_was_made_with(person, vacancy, office, officer):
    referral = refer(seeker=person, vacancy=vacancy, office=office, by=officer, at=AT)
    why = explain_pair(person, vacancy, ON)
    assert sum(referral.points.values()) == why.total
    assert referral.weights_version == "1"


def test_a_person_without_occupations_can_be_referred(vacancy, office, officer):
    referral = refer(seeker=JobSeekerFactory(), vacancy=vacancy, office=office, by=officer, at=AT)
    assert referral.points is None


def test_the_company_has_two_weeks_to_answer(person, vacancy, office, officer):
    referral = refer(seeker=person, vacancy=vacancy, office=office, by=officer, at=AT)
    assert referral.answer_due == ON + timedelta(days=ANSWER_DAYS)


def test_a_referral_counts_as_an_attention(person, vacancy, office, officer):
    refer(seeker=person, vacancy=vacancy, office=office, by=officer, at=AT)
    assert Attention.objects.get(seeker=person, office=office).kind == Attention.Kind.REFERRAL


def test_the_office_may_open_the_file_of_whom_it_refers(person, vacancy, office, officer):
    refer(seeker=person, vacancy=vacancy, office=office, by=officer, at=AT)
    assert person.office_links.get().reason == "referred"


def test_the_person_is_told(person, vacancy, office, officer):
    refer(seeker=person, vacancy=vacancy, office=office, by=officer, at=AT)
    assert office.phone in Message.objects.get(user=person.user).body


def test_a_second_click_refers_once(person, vacancy, office, officer):
    first = refer(seeker=person, vacancy=vacancy, office=office, by=officer, at=AT)
    assert refer(seeker=person, vacancy=vacancy, office=office, by=officer, at=AT) == first
    assert (Referral.objects.count(), Attention.objects.count()) == (1, 1)


def test_two_offices_do_not_refer_to_the_same_vacancy(person, vacancy, office, officer):
    refer(seeker=person, vacancy=vacancy, office=office, by=officer, at=AT)
    with pytest.raises(Refused, match="OMIL Quellón ya derivó"):
        refer(seeker=person, vacancy=vacancy, office=OfficeFactory(), by=officer, at=AT)


def test_nobody_is_referred_to_a_closed_vacancy(person, office, officer):
    with pytest.raises(Refused, match="ya no recibe"):
        refer(seeker=person, vacancy=VacancyFactory(closed=True), office=office, by=officer, at=AT)


def test_nobody_is_referred_after_the_closing_date(person, office, officer):
    past = VacancyFactory(closes_on=ON - timedelta(days=1))
    with pytest.raises(Refused, match="ya no recibe"):
        refer(seeker=person, vacancy=past, office=office, by=officer, at=AT)


def test_who_works_is_not_referred(vacancy, office, officer):
    with pytest.raises(Refused, match="«trabajando»"):
        refer(
            seeker=JobSeekerFactory(placed=True), vacancy=vacancy, office=office, by=officer, at=AT
        )


def test_a_minor_is_not_referred_to_work_for_adults(office, officer):
    minor = JobSeekerFactory(with_profile=True, birth_date=date(2010, 1, 1))
    with pytest.raises(Refused, match="mayores de 18"):
        refer(
            seeker=minor,
            vacancy=VacancyFactory(adults_only=True),
            office=office,
            by=officer,
            at=AT,
        )


def test_staff_may_refer_whom_the_machine_would_not(person, office, officer):
    far = VacancyFactory(schooling=9)
    assert refer(seeker=person, vacancy=far, office=office, by=officer, at=AT).pk


def test_a_result_is_logged_with_who_wrote_it(officer):
    referral = ReferralFactory()
    record_result(referral=referral, to_state=State.INTERVIEW, by=officer, at=AT)
    event = referral.events.get()
    assert (event.from_state, event.to_state, event.by) == (State.SENT, State.INTERVIEW, officer)


def test_the_same_result_twice_is_one(officer):
    referral = ReferralFactory()
    for _ in range(2):
        record_result(referral=referral, to_state=State.NO_SHOW, by=officer, at=AT)
    assert referral.events.count() == 1


def test_an_interview_gives_the_company_more_days(officer):
    referral = record_result(
        referral=ReferralFactory(), to_state=State.INTERVIEW, by=officer, at=AT + timedelta(days=9)
    )
    assert referral.answer_due == ON + timedelta(days=9 + ANSWER_DAYS)


def test_a_rejection_needs_a_reason(officer):
    with pytest.raises(Refused, match="motivo"):
        record_result(referral=ReferralFactory(), to_state=State.REJECTED, by=officer, at=AT)


def test_who_is_hired_stops_being_matched(officer):
    referral = record_result(referral=ReferralFactory(), to_state=State.HIRED, by=officer, at=AT)
    assert not JobSeeker.objects.available().filter(pk=referral.seeker_id).exists()


def test_a_late_answer_to_an_expired_referral_is_recorded(officer):
    referral = record_result(
        referral=ReferralFactory(expired=True), to_state=State.HIRED, by=officer, at=AT
    )
    assert referral.state == State.HIRED


def test_a_finished_referral_takes_no_other_result(officer):
    referral = ReferralFactory(state=State.NO_SHOW)
    with pytest.raises(Refused, match="no se presentó"):
        record_result(referral=referral, to_state=State.HIRED, by=officer, at=AT)


def test_a_result_written_by_mistake_is_put_right_by_who_reads_it(officer):
    old = ReferralFactory(state=State.NO_SHOW, answer_due=ON - timedelta(days=1))
    given = {"to_state": State.SENT, "by": officer, "at": AT}
    with pytest.raises(Refused, match="no se presentó"):
        record_result(referral=old, seen=State.SENT, **given)
    put_right = record_result(referral=old, seen=State.NO_SHOW, **given)
    assert (put_right.state, put_right.answer_due) == (State.SENT, ON + timedelta(days=ANSWER_DAYS))
    event = put_right.events.get()
    assert (event.from_state, event.to_state) == (State.NO_SHOW, State.SENT)


def test_a_hiring_written_by_mistake_gives_the_person_back(officer):
    hired = record_result(referral=ReferralFactory(), to_state=State.HIRED, by=officer, at=AT)
    seen = {"seen": State.HIRED, "to_state": State.INTERVIEW}
    record_result(referral=hired, by=officer, at=AT, **seen)
    assert JobSeeker.objects.available().filter(pk=hired.seeker_id).exists()


def test_a_late_interview_does_not_open_a_second_referral(officer):
    old = ReferralFactory(expired=True)
    ReferralFactory(seeker=old.seeker, vacancy=old.vacancy)
    with pytest.raises(Refused, match="otra derivación abierta"):
        record_result(referral=old, to_state=State.INTERVIEW, by=officer, at=AT)


def test_who_never_started_looks_for_work_again(officer):
    hired = record_result(referral=ReferralFactory(), to_state=State.HIRED, by=officer, at=AT)
    record_result(referral=hired, to_state=State.NO_SHOW, by=officer, at=AT)
    assert JobSeeker.objects.available().filter(pk=hired.seeker_id).exists()


@pytest.mark.parametrize(
    "before",
    [
        {"starts_on": date(2024, 1, 2)},
        {"starts_on": ON - timedelta(days=90), "ends_on": ON - timedelta(days=30)},
    ],
    ids=["years ago", "ended"],
)
def test_a_job_of_before_does_not_keep_who_never_started_from_looking(officer, before):
    hired = record_result(referral=ReferralFactory(), to_state=State.HIRED, by=officer, at=AT)
    PlacementFactory(seeker=hired.seeker, **before)
    record_result(referral=hired, to_state=State.NO_SHOW, by=officer, at=AT)
    assert JobSeeker.objects.available().filter(pk=hired.seeker_id).exists()


def test_who_has_another_job_is_not_offered_vacancies(officer):
    hired = record_result(referral=ReferralFactory(), to_state=State.HIRED, by=officer, at=AT)
    PlacementFactory(seeker=hired.seeker, starts_on=ON - timedelta(days=30))
    record_result(referral=hired, to_state=State.NO_SHOW, by=officer, at=AT)
    assert not JobSeeker.objects.available().filter(pk=hired.seeker_id).exists()


def test_a_hiring_with_a_placement_is_not_taken_back(officer):
    hired = record_result(referral=ReferralFactory(), to_state=State.HIRED, by=officer, at=AT)
    terms = Terms(
        contract="open_ended",
        starts_on=ON,
        weekly_hours=42,
        gross_pay=700_000,
        comuna=hired.office.comuna,
    )
    record_placement(referral=hired, terms=terms, by=officer, at=AT)
    with pytest.raises(Refused, match="colocación registrada"):
        record_result(referral=hired, to_state=State.NO_SHOW, by=officer, at=AT)
