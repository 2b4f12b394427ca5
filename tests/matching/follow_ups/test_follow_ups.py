"""A validated placement is followed at 1, 3 and 6 months, by telephone."""

from datetime import timedelta

import pytest
from django.utils import timezone

from jobseekers.models import Attention, JobSeeker
from matching.follow_up_rules import months_after
from matching.models import FollowUp, Placement
from matching.retention import retention_by_office
from matching.services.follow_up_calls import (
    Told,
    correct_follow_up,
    record_follow_up,
    record_no_answer,
)
from matching.services.follow_ups import follow_ups_step
from matching.services.placements import reject_placement, validate_placement
from omil_portal.refusals import Refused
from tests.factories.kernel import UserFactory
from tests.factories.matching import EvidenceFactory, FollowUpFactory, PlacementFactory
from tests.factories.when import AT, ON

pytestmark = pytest.mark.django_db
WORKS = Told(still_working=True)
ENDED = Told(still_working=False, ended_on=ON, reason="pay", looks_for_work=True)


@pytest.fixture
def follow_up():
    return FollowUpFactory(due_on=ON, placement__starts_on=months_after(ON, -3))


def pending():
    return EvidenceFactory(placement=PlacementFactory(starts_on=ON)).placement


def planned(placement) -> list:
    return list(placement.follow_ups.order_by("months").values_list("months", "due_on", "state"))


class TestPlanning:
    def test_validating_plans_three_calls(self):
        placement = pending()
        validate_placement(placement=placement, by=UserFactory(), at=AT)
        due = [(months, months_after(ON, months), "due") for months in (1, 3, 6)]
        assert planned(placement) == due

    def test_a_rejected_one_is_not_followed(self):
        placement = pending()
        reject_placement(placement=placement, reason="Falta la firma", by=UserFactory(), at=AT)
        assert planned(placement) == []

    def test_the_night_plans_what_is_missing_once(self):
        PlacementFactory(validated=True, starts_on=ON)
        first, second = follow_ups_step(ON), follow_ups_step(ON)
        assert (first["follow_ups_planned"], second["follow_ups_planned"]) == (3, 0)

    @pytest.mark.parametrize(
        "change",
        [
            {"ends_on": ON - timedelta(days=1)},
            {"state": "rejected", "rejection_reason": "Era de otra persona"},
        ],
    )
    def test_the_night_cancels_calls_of_a_job_ended_or_rejected(self, follow_up, change):
        Placement.objects.filter(pk=follow_up.placement_id).update(**change)
        assert follow_ups_step(ON)["follow_ups_cancelled"] == 1


class TestAnswer:
    def test_counts_as_an_attention_by_phone(self, follow_up):
        record_follow_up(follow_up=follow_up, told=WORKS, by=UserFactory(), at=AT)
        attention = Attention.objects.get(seeker=follow_up.placement.seeker)
        assert (attention.kind, attention.channel) == ("PE45", "phone")

    def test_said_twice_by_one_officer_is_once(self, follow_up):
        by = UserFactory()
        for _ in range(2):
            record_follow_up(follow_up=follow_up, told=WORKS, by=by, at=AT)
        assert Attention.objects.count() == 1

    def test_a_second_officer_is_told(self, follow_up):
        record_follow_up(follow_up=follow_up, told=WORKS, by=UserFactory(), at=AT)
        with pytest.raises(Refused, match="ya figura como «hecho»"):
            record_follow_up(follow_up=follow_up, told=ENDED, by=UserFactory(), at=AT)

    def test_an_ended_job_ends_the_placement_and_its_later_calls(self, follow_up):
        placement = follow_up.placement
        later = FollowUpFactory(placement=placement, months=6, due_on=months_after(ON, 3))
        record_follow_up(follow_up=follow_up, told=ENDED, by=UserFactory(), at=AT)
        placement.refresh_from_db()
        later.refresh_from_db()
        assert (placement.ends_on, later.state) == (ON, FollowUp.State.CANCELLED)

    @pytest.mark.parametrize(("looks", "status"), [(True, "active"), (False, "inactive")])
    def test_who_looks_for_work_again_is_offered_vacancies(self, follow_up, looks, status):
        told = Told(still_working=False, ended_on=ON, reason="pay", looks_for_work=looks)
        record_follow_up(follow_up=follow_up, told=told, by=UserFactory(), at=AT)
        assert JobSeeker.objects.get(pk=follow_up.placement.seeker_id).status == status

    def test_who_has_another_job_stays_placed(self, follow_up):
        PlacementFactory(validated=True, seeker=follow_up.placement.seeker, starts_on=ON)
        record_follow_up(follow_up=follow_up, told=ENDED, by=UserFactory(), at=AT)
        assert JobSeeker.objects.get(pk=follow_up.placement.seeker_id).status == "placed"

    @pytest.mark.parametrize(
        "missing", [{"ended_on": None}, {"reason": ""}, {"looks_for_work": None}]
    )
    def test_an_end_says_when_why_and_whether_they_look(self, follow_up, missing):
        told = Told(**{**vars(ENDED), **missing})
        with pytest.raises(Refused, match="Falta"):
            record_follow_up(follow_up=follow_up, told=told, by=UserFactory(), at=AT)

    @pytest.mark.parametrize("day", [ON + timedelta(days=1), months_after(ON, -4)])
    def test_a_job_ends_between_its_start_and_today(self, follow_up, day):
        told = Told(**{**vars(ENDED), "ended_on": day})
        with pytest.raises(Refused, match="entre el inicio del trabajo y hoy"):
            record_follow_up(follow_up=follow_up, told=told, by=UserFactory(), at=AT)


class TestCorrection:
    """The officer pressed «No» for «Sí», or wrote another day."""

    def say(self, follow_up, told, service=correct_follow_up):
        service(follow_up=follow_up, told=told, by=UserFactory(), at=AT)
        follow_up.refresh_from_db()

    def status(self, follow_up):
        return JobSeeker.objects.get(pk=follow_up.placement.seeker_id).status

    def test_an_end_that_was_none_is_undone_with_all_it_did(self, follow_up):
        fixed_term = ON + timedelta(days=200)
        Placement.objects.update(ends_on=fixed_term)
        later = FollowUpFactory(placement=follow_up.placement, months=6, due_on=months_after(ON, 3))
        self.say(follow_up, ENDED, record_follow_up)
        self.say(follow_up, WORKS)
        later.refresh_from_db()
        assert Placement.objects.get().ends_on == fixed_term
        assert (later.state, later.due_on) == (FollowUp.State.DUE, months_after(ON, 3))
        assert self.status(follow_up) == "placed"
        assert (follow_up.still_working, follow_up.ended_on, follow_up.reason) == (True, None, "")

    def test_an_end_that_was_not_noted_is_told_to_the_job(self, follow_up):
        self.say(follow_up, WORKS, record_follow_up)
        self.say(follow_up, ENDED)
        assert Placement.objects.get().ends_on == ON
        assert self.status(follow_up) == "active"

    def test_another_last_day_and_whether_they_look(self, follow_up):
        self.say(follow_up, ENDED, record_follow_up)
        before = ON - timedelta(days=10)
        self.say(follow_up, Told(**{**vars(ENDED), "ended_on": before, "looks_for_work": False}))
        assert Placement.objects.get().ends_on == before
        assert self.status(follow_up) == "inactive"

    def test_it_stays_one_attention_that_says_what_holds(self, follow_up):
        self.say(follow_up, ENDED, record_follow_up)
        self.say(follow_up, WORKS)
        assert Attention.objects.get().note.startswith("Sigue trabajando en")

    def test_the_same_again_is_no_correction(self, follow_up):
        self.say(follow_up, ENDED, record_follow_up)
        recorded_by = follow_up.recorded_by
        self.say(follow_up, ENDED)
        assert follow_up.recorded_by == recorded_by

    def test_the_end_that_another_wrote_since_is_kept(self, follow_up):
        self.say(follow_up, ENDED, record_follow_up)
        since = ON - timedelta(days=3)
        Placement.objects.update(ends_on=since)
        self.say(follow_up, WORKS)
        assert Placement.objects.get().ends_on == since
        assert self.status(follow_up) == "active"

    def test_a_later_call_is_corrected_first(self, follow_up):
        self.say(follow_up, WORKS, record_follow_up)
        FollowUpFactory(placement=follow_up.placement, months=6, done=True)
        with pytest.raises(Refused, match="seguimiento posterior"):
            self.say(follow_up, ENDED)

    def test_what_nobody_noted_is_not_corrected(self, follow_up):
        with pytest.raises(Refused, match="todavía no tiene respuesta"):
            self.say(follow_up, WORKS)


class TestNoAnswer:
    def call(self, follow_up, tries, by=None):
        return record_no_answer(follow_up=follow_up, tries=tries, by=by or UserFactory(), at=AT)

    def test_comes_back_in_three_days(self, follow_up):
        called = self.call(follow_up, 0)
        assert (called.tries, called.call_on) == (1, timezone.localdate(AT) + timedelta(days=3))

    def test_a_second_click_counts_once(self, follow_up):
        by = UserFactory()
        assert [self.call(follow_up, 0, by).tries for _ in range(2)] == [1, 1]

    def test_the_third_closes_it(self, follow_up):
        states = [self.call(follow_up, tries).state for tries in range(3)]
        assert states == ["due", "due", "not_reached"]

    def test_who_calls_back_after_the_third_is_written_down(self, follow_up):
        for tries in range(3):
            self.call(follow_up, tries)
        record_follow_up(follow_up=follow_up, told=WORKS, by=UserFactory(), at=AT)
        follow_up.refresh_from_db()
        assert (follow_up.state, follow_up.still_working) == (FollowUp.State.DONE, True)

    def test_is_no_attention(self, follow_up):
        self.call(follow_up, 0)
        assert not Attention.objects.exists()


def test_retention_is_of_those_who_answered_at_three_months():
    office = FollowUpFactory(done=True).placement.office
    FollowUpFactory.create_batch(2, done=True, placement__office=office)
    gone = FollowUpFactory(placement__office=office)
    record_follow_up(follow_up=gone, told=ENDED, by=UserFactory(), at=AT)
    FollowUpFactory(placement__office=office, state="not_reached")
    FollowUpFactory(placement__office=office, months=1, done=True)
    (row,) = retention_by_office([office.pk], ON, ON)
    assert (row.followed, row.working, row.percent) == (4, 3, 75)
