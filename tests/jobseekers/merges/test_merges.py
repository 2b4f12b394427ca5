"""Two files of one person become one, lose nothing, and become two again."""

from datetime import date, timedelta

import pytest
from django.forms.models import model_to_dict

from jobseekers.identity import Identity
from jobseekers.models import (
    Attention,
    DesiredOccupation,
    JobSeeker,
    Merge,
    NotTheSame,
    Profile,
    ProtectedFacts,
)
from jobseekers.services.links import link_office
from jobseekers.services.merges import _related, merge, tell_apart, undo
from jobseekers.services.profile import save_profile
from jobseekers.signals import profile_changed
from matching.models import Placement, Referral
from omil_portal.access.actor import actor_for
from omil_portal.accounts.run import Run
from omil_portal.refusals import Refused
from tests.factories.agenda import AppointmentFactory
from tests.factories.jobseekers import (
    AttentionFactory,
    ConsentFactory,
    DesiredOccupationFactory,
    JobSeekerFactory,
    ProfileFactory,
)
from tests.factories.kernel import (
    OccupationFactory,
    OfficeFactory,
    SkillFactory,
    StaffMembershipFactory,
    UserFactory,
)
from tests.factories.matching import PlacementFactory, ReferralFactory
from tests.factories.when import AT

pytestmark = pytest.mark.django_db


@pytest.fixture
def kept():
    return JobSeekerFactory(names="Marie", first_surname="Jean", phone="", birth_date=None)


@pytest.fixture
def gone():
    """The same woman, who came first with her passport."""
    return JobSeekerFactory(
        foreigner=True,
        other_document="P0001234",
        names="Marie Claire",
        first_surname="Jean",
        phone="+56 9 8765 4321",
        birth_date=date(1990, 5, 4),
    )


def unite(kept, gone, **more) -> Merge:
    return merge(kept=kept, gone=gone, by=more.pop("by", None) or UserFactory(), at=AT, **more)


def picture() -> dict[str, list]:
    """Every row of the portal that speaks of a person, and the people, as they stand."""
    models = {model for model, _ in _related()} | {JobSeeker, Profile, ProtectedFacts}
    models.add(DesiredOccupation)
    return {
        model._meta.label: sorted(
            str(sorted(model_to_dict(row).items(), key=str)) for row in model.objects.all()
        )
        for model in models
    }


def test_everything_passes_to_the_file_that_stays(kept, gone):
    rows = [
        AttentionFactory(seeker=gone),
        AppointmentFactory(seeker=gone),
        ConsentFactory(seeker=gone),
        ReferralFactory(seeker=gone),
        PlacementFactory(seeker=gone),
    ]
    done = unite(kept, gone)
    for row in rows:
        row.refresh_from_db()
        assert row.seeker == kept
    assert done.left == []


def test_what_it_did_not_say_is_filled_and_what_it_said_stays(kept, gone):
    unite(kept, gone)
    kept.refresh_from_db()
    assert (kept.names, kept.phone, kept.birth_date) == (
        "Marie",
        "+56 9 8765 4321",
        date(1990, 5, 4),
    )


def test_a_fact_of_the_other_file_is_taken_when_it_is_chosen(kept, gone):
    unite(kept, gone, from_gone=frozenset({"names"}))
    kept.refresh_from_db()
    assert kept.names == "Marie Claire"
    assert "marie claire" in kept.search_text


def test_the_passport_still_finds_the_person(kept, gone):
    unite(kept, gone)
    assert Identity.of_document("passport", "p-0001234").find() == kept


def test_the_file_that_went_is_nobodys_to_open(kept, gone):
    office = OfficeFactory()
    officer = actor_for(StaffMembershipFactory(office=office).user)
    AttentionFactory(seeker=gone, office=office)
    link_office(seeker=gone, office=office, reason="attended", at=AT)
    unite(kept, gone)
    gone.refresh_from_db()
    assert not gone.is_visible_to(officer)
    assert list(JobSeeker.objects.visible_to(officer)) == [kept]


def test_the_same_placement_in_both_files_is_told_and_not_lost(kept, gone):
    first = PlacementFactory(seeker=kept)
    twice = PlacementFactory(seeker=gone, employer=first.employer, starts_on=first.starts_on)
    done = unite(kept, gone)
    assert done.left == [["matching.Placement", "seeker", twice.pk]]
    assert Placement.objects.count() == 2


def test_an_open_referral_to_the_same_offer_stays_where_it_was(kept, gone):
    vacancy = ReferralFactory(seeker=kept).vacancy
    ReferralFactory(seeker=gone, vacancy=vacancy)
    assert [row[0] for row in unite(kept, gone).left] == ["matching.Referral"]
    assert Referral.objects.filter(seeker=kept).count() == 1


def test_undone_everything_is_as_it_was(kept, gone):
    ProfileFactory(seeker=kept, expected_pay=None)
    ProfileFactory(seeker=gone, expected_pay=650_000)
    ProtectedFacts.objects.create(seeker=gone, sex="female", updated_at=AT)
    ProtectedFacts.objects.create(seeker=kept, updated_at=AT)
    for factory in (AttentionFactory, ReferralFactory, PlacementFactory, ConsentFactory):
        factory(seeker=gone)
    before = picture()
    done = unite(kept, gone, from_gone=frozenset({"names"}))
    assert picture() != before
    assert Profile.objects.get(seeker=kept).expected_pay == 650_000
    undo(merge=done, by=UserFactory(), at=AT + timedelta(days=3))
    assert picture() == before


def test_whom_only_the_other_file_knew_keeps_their_work(kept, gone):
    theirs = ProfileFactory(seeker=gone, expected_pay=650_000, accepted_minutes=90, desired=None)
    DesiredOccupationFactory(profile=theirs, rank=1, months=48)
    theirs.skills.add(SkillFactory())
    before = picture()
    done = unite(kept, gone)
    ours = Profile.objects.get(seeker=kept)
    assert (ours.expected_pay, ours.accepted_minutes) == (650_000, 90)
    assert ours.desired_occupations.get().months == 48
    assert list(ours.skills.all()) == list(theirs.skills.all())
    undo(merge=done, by=UserFactory(), at=AT)
    assert picture() == before


def test_both_files_looked_for_work_and_the_three_occupations_are_filled(kept, gone):
    ours, theirs = (ProfileFactory(seeker=seeker, desired=None) for seeker in (kept, gone))
    welder, driver, cook = (OccupationFactory(code=code) for code in ("7212", "8322", "5120"))
    DesiredOccupationFactory(profile=ours, rank=1, occupation=welder)
    for rank, occupation in enumerate([driver, welder, cook], start=1):
        DesiredOccupationFactory(profile=theirs, rank=rank, occupation=occupation)
    before = picture()
    done = unite(kept, gone)
    looked_for = ours.desired_occupations.values_list("occupation", flat=True)
    assert list(looked_for) == [welder.pk, driver.pk, cook.pk]
    undo(merge=done, by=UserFactory(), at=AT)
    assert picture() == before


def test_what_the_person_changed_since_the_merge_is_not_taken_back(kept, gone):
    ProfileFactory(seeker=gone, expected_pay=650_000)
    done = unite(kept, gone)
    save_profile(seeker=kept, values={"expected_pay": 700_000}, at=AT + timedelta(days=1))
    undo(merge=done, by=UserFactory(), at=AT + timedelta(days=2))
    assert Profile.objects.get(seeker=kept).expected_pay == 700_000


def test_both_are_matched_anew_when_united_and_when_parted(
    kept, gone, django_capture_on_commit_callbacks
):
    heard = []

    def hear(*, seeker_id, **_):
        heard.append(seeker_id)

    profile_changed.connect(hear)
    try:
        with django_capture_on_commit_callbacks(execute=True):
            undo(merge=unite(kept, gone), by=UserFactory(), at=AT)
    finally:
        profile_changed.disconnect(hear)
    assert heard == [kept.pk, gone.pk] * 2


def test_what_came_after_the_merge_stays_with_the_file_that_stayed(kept, gone):
    done = unite(kept, gone)
    later = AttentionFactory(seeker=kept)
    JobSeeker.objects.filter(pk=kept.pk).update(phone="+56 9 1111 2222")
    undo(merge=done, by=UserFactory(), at=AT)
    kept.refresh_from_db()
    assert kept.phone == "+56 9 1111 2222"
    assert Attention.objects.get(pk=later.pk).seeker == kept


def test_undoing_twice_is_once_and_the_pair_can_be_united_again(kept, gone):
    done = unite(kept, gone)
    first = undo(merge=done, by=UserFactory(), at=AT)
    assert undo(merge=done, by=UserFactory(), at=AT).undone_by == first.undone_by
    assert unite(kept, gone).pk != done.pk


def test_a_second_click_is_one_merge(kept, gone):
    assert unite(kept, gone) == unite(kept, gone)


def test_a_file_already_united_is_not_united_elsewhere(kept, gone):
    unite(kept, gone)
    with pytest.raises(Refused, match="ya está unida"):
        unite(JobSeekerFactory(), gone)
    with pytest.raises(Refused, match="ya está unida"):
        unite(gone, JobSeekerFactory())


def test_the_only_account_follows_the_person():
    kept, gone = JobSeekerFactory(), JobSeekerFactory(with_account=True)
    user = gone.user
    done = unite(kept, gone)
    kept.refresh_from_db()
    assert kept.user == user
    undo(merge=done, by=UserFactory(), at=AT)
    gone.refresh_from_db()
    assert gone.user == user


def test_of_two_accounts_one_is_shut_and_opens_again_when_undone():
    kept, gone = JobSeekerFactory(with_account=True), JobSeekerFactory(with_account=True)
    done = unite(kept, gone)
    gone.user.refresh_from_db()
    assert not gone.user.is_active
    undo(merge=done, by=UserFactory(), at=AT)
    gone.user.refresh_from_db()
    assert gone.user.is_active


def test_the_run_of_a_file_that_went_finds_the_one_that_stayed():
    kept = JobSeekerFactory()
    gone = JobSeekerFactory(run_number=12531909, run_dv="2")
    unite(kept, gone)
    assert Identity.of_run(Run(12531909, "2")).find() == kept


def test_people_told_apart_are_told_once():
    one, other, by = JobSeekerFactory(), JobSeekerFactory(), UserFactory()
    tell_apart(one=other, other=one, by=by, at=AT)
    tell_apart(one=one, other=other, by=by, at=AT)
    assert NotTheSame.objects.count() == 1
