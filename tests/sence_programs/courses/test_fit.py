"""Whom a course would serve: who loses offers for what it teaches."""

from datetime import timedelta

import pytest

from jobseekers.models import Attention
from matching.models import Referral
from sence_programs.courses.fit import who_fits
from tests.factories.courses import CourseFactory, EnrolmentFactory
from tests.factories.employers import VacancyFactory
from tests.factories.jobseekers import AttentionFactory, JobSeekerFactory
from tests.factories.kernel import SkillFactory
from tests.factories.matching import ReferralFactory, RunFactory, SeekerMatchesFactory
from tests.factories.when import AT, ON

pytestmark = pytest.mark.django_db


@pytest.fixture
def course():
    return CourseFactory(session=True)


def found(course) -> list[tuple]:
    return [(fit.seeker, fit.number) for fit in who_fits(course, ON)]


def person(course, **more):
    return JobSeekerFactory(linked_to=course.office, with_profile=True, **more)


def test_first_who_lacks_the_skill_for_most_offers_of_their_list(course):
    skill = SkillFactory()
    course.skills.add(skill)
    offers = VacancyFactory.create_batch(2)
    for offer in offers:
        offer.skills.add(skill)
    run = RunFactory(current=True)
    two, one, knows = person(course), person(course), person(course)
    knows.profile.skills.add(skill)
    for seeker, listed in [(one, offers[:1]), (two, offers), (knows, offers)]:
        ids = [offer.pk for offer in listed]
        SeekerMatchesFactory(run=run, seeker=seeker, vacancy_ids=ids, points=[900] * len(ids))
    assert found(course) == [(two, 2), (one, 1)]


def test_a_licence_counts_the_open_offers_that_ask_it(course):
    course.licences = ["B"]
    course.save()
    lacks, has = person(course), person(course)
    for seeker, licences in [(lacks, []), (has, ["B"])]:
        seeker.profile.licences = licences
        seeker.profile.save()
    wished = lacks.profile.desired_occupations.first().occupation
    VacancyFactory(office=course.office, occupation=wished, licences=["B"])
    VacancyFactory(office=course.office, occupation=wished, licences=["B", "D"])
    VacancyFactory(office=course.office, occupation=wished)
    assert found(course) == [(lacks, 1)]


def test_a_workshop_is_for_who_was_referred_without_success(course):
    tried, hired, recent = person(course), person(course), person(course)
    for seeker, state in [
        (tried, Referral.State.REJECTED),
        (hired, Referral.State.HIRED),
        (recent, Referral.State.NO_SHOW),
    ]:
        ReferralFactory(seeker=seeker, state=state)
    AttentionFactory(seeker=recent, kind=Attention.Kind.JOB_READINESS, at=AT - timedelta(days=30))
    assert found(course) == [(tried, 1)]


def test_who_is_in_the_course_or_of_another_office_is_not_proposed(course):
    inside, elsewhere = person(course), JobSeekerFactory(with_profile=True)
    EnrolmentFactory(course=course, seeker=inside)
    for seeker in (inside, elsewhere):
        ReferralFactory(seeker=seeker, state=Referral.State.REJECTED)
    assert found(course) == []
