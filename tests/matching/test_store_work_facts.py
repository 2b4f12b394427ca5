"""What matching reads of a person follows every way of writing it."""

import threading
from datetime import date

import pytest
from django.db import connection, transaction

from jobseekers.models import DesiredOccupation, JobSeeker, Profile, WorkFacts
from omil_portal.occupations.work import Licence, WorkingHours
from tests.factories.jobseekers import JobSeekerFactory, ProfileFactory
from tests.factories.kernel import ComunaFactory, OccupationFactory, RegionFactory, SkillFactory
from tests.matching.market import noon

pytestmark = pytest.mark.django_db


def facts(profile: Profile) -> WorkFacts:
    return WorkFacts.objects.get(pk=profile.pk)


def skills_of(profile: Profile) -> list[int]:
    return facts(profile).skills


@pytest.fixture
def profile() -> Profile:
    return ProfileFactory()


@pytest.fixture
def skills() -> list[int]:
    return sorted(SkillFactory().pk for _ in range(4))


def execute(statement: str, *values: object) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement, values)


def test_skills_set(profile, skills):
    profile.skills.set(reversed(skills))
    assert skills_of(profile) == skills


def test_a_skill_added(profile, skills):
    profile.skills.set(skills[1:])
    profile.skills.add(skills[0])
    assert skills_of(profile) == skills


def test_a_skill_removed(profile, skills):
    profile.skills.set(skills)
    profile.skills.remove(skills[2])
    assert skills_of(profile) == [skills[0], skills[1], skills[3]]


def test_skills_cleared(profile, skills):
    profile.skills.set(skills)
    profile.skills.clear()
    assert skills_of(profile) == []


def test_skills_of_several_people_loaded_at_once(skills):
    held, people = Profile.skills.through, [ProfileFactory() for _ in range(3)]
    held.objects.bulk_create(
        held(profile=person, skill_id=skill) for person in people for skill in skills
    )
    assert [skills_of(person) for person in people] == [skills] * 3


def test_skills_by_plain_sql(profile, skills):
    insert = "INSERT INTO jobseekers_profile_skills (profile_id, skill_id) VALUES (%s, %s)"
    execute(insert, profile.pk, skills[1])
    execute("UPDATE jobseekers_profile_skills SET skill_id = %s", skills[3])
    assert skills_of(profile) == [skills[3]]
    execute("DELETE FROM jobseekers_profile_skills")
    assert skills_of(profile) == []


def test_a_skill_moved_to_another_person_leaves_the_first(profile, skills):
    other = ProfileFactory()
    profile.skills.set(skills[:1])
    Profile.skills.through.objects.update(profile=other)
    assert (skills_of(profile), skills_of(other)) == ([], skills[:1])


def test_a_skill_that_the_portal_no_longer_has(profile, skills):
    profile.skills.set(skills)
    profile.skills.model.objects.get(pk=skills[0]).delete()
    assert skills_of(profile) == skills[1:]


def test_regions_they_would_move_to(profile):
    for cut in ("02", "14"):
        RegionFactory(cut=cut)
    profile.moving_regions.set(["02", "14"])
    assert facts(profile).moving_regions == 1 << 2 | 1 << 14
    profile.moving_regions.remove("02")
    assert facts(profile).moving_regions == 1 << 14


def test_occupations_come_by_rank_with_their_months(profile):
    DesiredOccupation.objects.filter(profile=profile).delete()
    for rank, code, months in ((2, "51", 3), (1, "7212", 40)):
        DesiredOccupation.objects.create(
            profile=profile, rank=rank, occupation=OccupationFactory(code=code), months=months
        )
    row = facts(profile)
    assert (row.desired_1, row.desired_2, row.desired_3) == (47212, 25100, 0)
    assert (row.months_1, row.months_2, row.months_3) == (40, 3, 0)


def test_who_says_no_occupation_is_not_looking(profile):
    assert facts(profile).looking
    DesiredOccupation.objects.filter(profile=profile).delete()
    assert not facts(profile).looking


def test_who_works_is_not_looking(profile):
    JobSeeker.objects.filter(pk=profile.pk).update(status=JobSeeker.Status.PLACED)
    assert not facts(profile).looking


def test_who_moves_is_read_there(profile):
    profile.seeker.comuna = ComunaFactory(cut="10101")
    profile.seeker.save()
    assert facts(profile).comuna == 10101


def test_the_profile_itself(profile):
    profile.hours, profile.licences = [WorkingHours.SHIFTS], [Licence.A1, Licence.B]
    profile.updated_at = noon(date(2026, 1, 31))
    profile.save()
    row = facts(profile)
    assert (row.schedules, row.licences) == (0b100, 0b100001)
    assert row.updated == (date(2026, 1, 31) - date(1970, 1, 1)).days


def test_profiles_loaded_at_once():
    people = [JobSeekerFactory() for _ in range(3)]
    Profile.objects.bulk_create(
        Profile(seeker=p, updated_at=noon(date(2026, 1, 1))) for p in people
    )
    assert WorkFacts.objects.filter(looking=False).count() == 3


def test_who_is_erased_leaves_nothing(profile, skills):
    profile.skills.set(skills)
    profile.delete()
    assert not WorkFacts.objects.exists()


def test_who_is_erased_by_plain_sql_leaves_nothing(profile):
    execute("DELETE FROM jobseekers_desiredoccupation")
    execute("DELETE FROM jobseekers_profile")
    assert not WorkFacts.objects.exists()


def test_the_history_of_a_profile_tells_each_change_once(profile, skills):
    before = profile.versions.count()
    profile.skills.set(skills)
    profile.hours = [WorkingHours.NIGHT]
    profile.save()
    assert profile.versions.count() == before + 1


@pytest.mark.django_db(transaction=True)
def test_two_skills_added_at_the_same_moment_are_both_read():
    profile, one, other = ProfileFactory(), SkillFactory().pk, SkillFactory().pk
    done = []

    def add_the_other() -> None:
        try:
            Profile.objects.get(pk=profile.pk).skills.add(other)
            done.append(other)
        finally:
            connection.close()

    with transaction.atomic():
        profile.skills.add(one)
        thread = threading.Thread(target=add_the_other)
        thread.start()
        thread.join(0.5)
        assert not done, "the second waits for the first"
    thread.join()
    assert skills_of(profile) == sorted([one, other])
