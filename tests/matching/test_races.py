"""Two at once, on two connections: what the first wrote holds, and the second is told."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.core.files.base import ContentFile
from django.db import IntegrityError, connection
from django.utils import timezone

from jobseekers.models import Attention
from matching.models import Placement, SeekerMatches
from matching.services import publishing
from matching.services.evidence_links import send_by_link
from matching.services.follow_up_calls import Told, record_follow_up
from matching.services.nightly import match_step
from matching.services.placements import Terms, record_placement, validate_placement
from matching.services.referrals import refer
from omil_portal.refusals import Refused
from tests.factories.employers import EmployerFactory, VacancyFactory
from tests.factories.jobseekers import JobSeekerFactory
from tests.factories.kernel import OfficeFactory, StaffMembershipFactory, UserFactory
from tests.factories.matching import (
    EvidenceFactory,
    EvidenceLinkFactory,
    FollowUpFactory,
    PlacementFactory,
    ReferralFactory,
)
from tests.factories.when import AT, ON
from tests.matching.market import a_market

pytestmark = pytest.mark.django_db(transaction=True)


def at_once(*jobs: Callable[[], object]) -> list[object]:
    """What each job gave, or what it raised, all started together."""
    barrier = Barrier(len(jobs))

    def run(job):
        try:
            barrier.wait(timeout=10)
            return job()
        except (Refused, IntegrityError) as refused:
            return refused
        finally:
            connection.close()

    with ThreadPoolExecutor(len(jobs)) as pool:
        return list(pool.map(run, jobs))


def a_placement_from(office, seeker, employer) -> Callable[[], object]:
    terms = Terms(
        contract="open_ended",
        starts_on=ON,
        weekly_hours=42,
        gross_pay=700_000,
        comuna=office.comuna,
    )
    by = UserFactory()
    return lambda: record_placement(
        seeker=seeker, employer=employer, office=office, terms=terms, by=by, at=AT
    )


def test_two_offices_recording_the_same_placement_leave_one():
    seeker, employer = JobSeekerFactory(), EmployerFactory()
    offices = [OfficeFactory(), OfficeFactory()]
    outcomes = at_once(*[a_placement_from(office, seeker, employer) for office in offices])
    assert sorted(type(outcome).__name__ for outcome in outcomes) == ["Placement", "Refused"]
    assert Placement.objects.count() == 1


def test_without_the_guard_two_validators_would_both_write():
    """Shows that the race is real: a read without a lock lets both through."""
    placement = EvidenceFactory(placement=PlacementFactory()).placement
    barrier = Barrier(2)

    def unguarded():
        row = Placement.objects.get(pk=placement.pk)
        barrier.wait(timeout=10)
        return row.state == Placement.State.PENDING

    assert at_once(unguarded, unguarded) == [True, True]


def test_of_two_validators_at_once_one_is_told():
    placement = EvidenceFactory(placement=PlacementFactory()).placement
    one, other = UserFactory(), UserFactory()
    outcomes = at_once(
        lambda: validate_placement(placement=placement, by=one, at=AT),
        lambda: validate_placement(placement=placement, by=other, at=AT),
    )
    assert sorted(type(outcome).__name__ for outcome in outcomes) == ["Placement", "Refused"]


def test_two_clicks_at_once_refer_once():
    seeker, vacancy = JobSeekerFactory(with_profile=True), VacancyFactory()
    office, by = OfficeFactory(), UserFactory()

    def click():
        return refer(seeker=seeker, vacancy=vacancy, office=office, by=by, at=AT)

    first, second = at_once(click, click)
    assert first == second


def test_a_reader_during_the_swap_sees_the_lists_of_yesterday(monkeypatch):
    a_market(people=40, offers=40)
    match_step(ON)
    before = SeekerMatches.objects.filter(run__current=True).count()
    seen: list[object] = []
    changed_since = publishing._changed_since

    def halfway(*args):
        seen.extend(at_once(lambda: SeekerMatches.objects.count()))
        return changed_since(*args)

    monkeypatch.setattr(publishing, "_changed_since", halfway)
    match_step(ON.replace(day=3))
    assert before > 0
    assert seen == [before]


def test_of_two_officers_who_record_one_follow_up_one_is_told():
    follow_up, officers = FollowUpFactory(), [UserFactory(), UserFactory()]
    works = Told(still_working=True)
    outcomes = at_once(
        *[
            lambda by=by: record_follow_up(follow_up=follow_up, told=works, by=by, at=AT)
            for by in officers
        ]
    )
    assert sorted(type(outcome).__name__ for outcome in outcomes) == ["FollowUp", "Refused"]
    assert Attention.objects.count() == 1


def test_of_two_officers_who_register_one_hiring_the_second_sees_the_first():
    referral = ReferralFactory(hired=True)
    terms = Terms(
        contract="open_ended",
        starts_on=ON,
        weekly_hours=42,
        gross_pay=700_000,
        comuna=referral.office.comuna,
    )
    first, second = at_once(
        *[
            lambda by=by: record_placement(referral=referral, terms=terms, by=by, at=AT)
            for by in (UserFactory(), UserFactory())
        ]
    )
    assert first == second


def test_of_two_photos_sent_by_one_link_at_once_one_is_kept(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    membership = StaffMembershipFactory(since=timezone.localdate())
    placement = PlacementFactory(office=membership.office)
    link = EvidenceLinkFactory(placement=placement, made_by=membership.user)

    def send():
        photo = ContentFile(b"\xff\xd8\xff\xe0", "foto.jpg")
        return send_by_link(link=link, kind="contract", file=photo, at=timezone.now())

    outcomes = at_once(send, send)
    assert sorted(type(outcome).__name__ for outcome in outcomes) == ["Evidence", "Refused"]
