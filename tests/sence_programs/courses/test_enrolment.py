"""Seats are given in turn, and never one more than there are."""

from datetime import timedelta

import pytest
from django.utils import timezone

from omil_portal.outbox.models import Message
from omil_portal.refusals import Refused
from sence_programs.models import Course, Enrolment
from sence_programs.services.courses.attendance import record_attendance
from sence_programs.services.courses.enrolment import enrol, withdraw
from sence_programs.services.courses.planning import change_course
from tests.factories.courses import CourseFactory, CourseSessionFactory
from tests.factories.jobseekers import JobSeekerFactory
from tests.factories.kernel import UserFactory

pytestmark = pytest.mark.django_db


def signed_up(course: Course, *people) -> list[Enrolment]:
    """One after another, a minute between them."""
    by, now = UserFactory(), timezone.now()
    return [
        enrol(course=course, seeker=seeker, by=by, at=now + timedelta(minutes=minute))
        for minute, seeker in enumerate(people)
    ]


def statuses(course: Course) -> list[str]:
    return list(course.enrolments.order_by("since").values_list("status", flat=True))


def people(number: int):
    return JobSeekerFactory.create_batch(number, with_account=True)


def test_who_comes_first_has_a_seat_and_the_others_wait():
    course = CourseFactory(seats=2, session=True)
    signed_up(course, *people(3))
    assert statuses(course) == ["enrolled", "enrolled", "waiting"]


def test_signing_up_twice_changes_nothing():
    course, (person,) = CourseFactory(session=True), people(1)
    assert signed_up(course, person) == signed_up(course, person)
    assert course.enrolments.count() == 1


def test_a_seat_given_back_goes_to_who_waited_longest_and_they_are_told():
    course = CourseFactory(seats=1, session=True)
    seated, second, third = signed_up(course, *people(3))
    withdraw(enrolment=seated, by=UserFactory(), at=timezone.now())
    assert statuses(course) == ["withdrawn", "enrolled", "waiting"]
    told = Message.objects.filter(channel=Message.Channel.PORTAL)
    assert [message.user for message in told] == [second.seeker.user]
    assert third.seeker.user not in [message.user for message in told]


def test_who_leaves_the_waiting_list_frees_no_seat():
    course = CourseFactory(seats=1, session=True)
    _, second, _ = signed_up(course, *people(3))
    withdraw(enrolment=second, by=UserFactory(), at=timezone.now())
    assert statuses(course) == ["enrolled", "withdrawn", "waiting"]


def test_who_comes_back_goes_last():
    course = CourseFactory(seats=1, session=True)
    first, second = people(2)
    enrolment, _ = signed_up(course, first, second)
    withdraw(enrolment=enrolment, by=UserFactory(), at=timezone.now())
    again = enrol(
        course=course, seeker=first, by=UserFactory(), at=timezone.now() + timedelta(hours=1)
    )
    assert (again.pk, again.status) == (enrolment.pk, "waiting")


def test_more_seats_go_to_who_waited():
    course = CourseFactory(seats=1, session=True)
    signed_up(course, *people(3))
    course.seats = 2
    change_course(course=course, skills=[], at=timezone.now())
    assert statuses(course) == ["enrolled", "enrolled", "waiting"]


def test_there_are_never_fewer_seats_than_people_on_them():
    course = CourseFactory(seats=2, session=True)
    signed_up(course, *people(2))
    course.seats = 1
    with pytest.raises(Refused, match="Ya hay 2 personas con cupo"):
        change_course(course=course, skills=[], at=timezone.now())
    course.refresh_from_db()
    assert course.seats == 2


@pytest.mark.parametrize("status", ["draft", "closed", "cancelled"])
def test_only_an_open_course_takes_people(status):
    course, (person,) = CourseFactory(status=status, session=True), people(1)
    with pytest.raises(Refused, match="no está abierta"):
        signed_up(course, person)


def test_a_course_whose_last_session_is_over_takes_nobody():
    course, (person,) = CourseFactory(), people(1)
    CourseSessionFactory(course=course, starts_at=timezone.now() - timedelta(days=1))
    with pytest.raises(Refused, match="última sesión"):
        signed_up(course, person)


def test_who_already_came_cannot_be_taken_out():
    course = CourseFactory(session=True)
    (enrolment,) = signed_up(course, *people(1))
    session = course.sessions.get()
    record_attendance(
        session=session, present=[enrolment.pk], by=UserFactory(), at=session.starts_at
    )
    with pytest.raises(Refused, match="su asistencia se conserva"):
        withdraw(enrolment=enrolment, by=UserFactory(), at=timezone.now())
