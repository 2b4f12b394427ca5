"""Two people want the last seat at the same moment."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection
from django.db.models import QuerySet
from django.utils import timezone

from sence_programs.models import Course, Enrolment
from sence_programs.services.courses import enrolment as service
from sence_programs.services.courses.enrolment import enrol, withdraw
from tests.factories.courses import CourseFactory
from tests.factories.jobseekers import JobSeekerFactory
from tests.factories.kernel import UserFactory

pytestmark = pytest.mark.django_db(transaction=True)

TOGETHER = 4


def at_once(jobs: list[Callable[[], object]]) -> list[object]:
    barrier = Barrier(len(jobs))

    def run(job):
        try:
            barrier.wait(timeout=10)
            return job()
        finally:
            connection.close()

    with ThreadPoolExecutor(len(jobs)) as pool:
        return list(pool.map(run, jobs))


def all_want(course: Course) -> list[Callable[[], Enrolment]]:
    by, now = UserFactory(), timezone.now()
    people = JobSeekerFactory.create_batch(TOGETHER)
    return [
        lambda person=person: enrol(course=course, seeker=person, by=by, at=now)
        for person in people
    ]


def seated(course: Course) -> int:
    return course.enrolments.filter(status=Enrolment.Status.ENROLLED).count()


def test_of_four_who_want_the_last_seat_one_has_it():
    course = CourseFactory(seats=1, session=True)
    at_once(all_want(course))
    assert seated(course) == 1
    assert course.enrolments.count() == TOGETHER


def test_without_the_lock_more_people_than_seats_would_be_in(monkeypatch):
    """Shows that the race is real: the same service, reading its course without a lock."""
    course = CourseFactory(seats=1, session=True)
    counted, real = Barrier(TOGETHER), service.free_seats

    def counts_together(course):
        free = real(course)
        counted.wait(timeout=10)
        return free

    monkeypatch.setattr(QuerySet, "select_for_update", lambda rows, **kwargs: rows)
    monkeypatch.setattr(service, "free_seats", counts_together)
    at_once(all_want(course))
    assert seated(course) == TOGETHER


def test_two_clicks_at_once_sign_up_once():
    course, person, by = CourseFactory(session=True), JobSeekerFactory(), UserFactory()
    now = timezone.now()
    first, second = at_once([lambda: enrol(course=course, seeker=person, by=by, at=now)] * 2)
    assert first == second
    assert course.enrolments.count() == 1


def test_a_seat_given_back_twice_at_once_seats_one():
    course, by, now = CourseFactory(seats=1, session=True), UserFactory(), timezone.now()
    people = JobSeekerFactory.create_batch(3)
    first, *_ = [enrol(course=course, seeker=person, by=by, at=now) for person in people]
    at_once([lambda: withdraw(enrolment=first, by=by, at=now)] * 2)
    assert seated(course) == 1
