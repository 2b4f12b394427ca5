"""Who came to a session counts once; who came often enough has a certificate."""

from datetime import timedelta

import pytest
from django.utils import timezone

from jobseekers.models import Attention
from omil_portal.refusals import Refused
from sence_programs.indicators import INDICATORS
from sence_programs.lifecycle.courses import earns_certificate
from sence_programs.models import Certificate, Course
from sence_programs.services.courses.attendance import record_attendance
from sence_programs.services.courses.planning import (
    add_session,
    cancel_course,
    close_course,
    open_course,
    remove_session,
)
from tests.factories.courses import CourseFactory, CourseSessionFactory, EnrolmentFactory
from tests.factories.kernel import UserFactory
from tests.factories.when import AT

pytestmark = pytest.mark.django_db


def taken(session, *enrolments, at=None) -> int:
    return record_attendance(
        session=session,
        present=[enrolment.pk for enrolment in enrolments],
        by=UserFactory(),
        at=at or session.starts_at,
    )


@pytest.fixture
def course() -> Course:
    """Over since yesterday, of two sessions; still open."""
    course = CourseFactory()
    for days in (2, 1):
        CourseSessionFactory(
            course=course, starts_at=timezone.now() - timedelta(days=days, hours=4)
        )
    return course


def test_each_person_present_counts_as_an_attention_of_the_office(course):
    enrolment = EnrolmentFactory(course=course)
    session = course.sessions.first()
    taken(session, enrolment)
    attention = Attention.objects.get()
    assert (attention.seeker, attention.office) == (enrolment.seeker, course.office)
    assert (attention.kind, attention.at) == (Attention.Kind.JOB_READINESS, session.starts_at)


@pytest.mark.parametrize(
    ("kind", "code"), [(Course.Kind.WORKSHOP, "PP22"), (Course.Kind.TRAINING, "PP23")]
)
def test_a_workshop_counts_as_readiness_and_a_course_as_training(kind, code):
    course = CourseFactory(kind=kind, session=True)
    taken(course.sessions.get(), EnrolmentFactory(course=course))
    assert Attention.objects.get().kind == code


def test_saving_the_list_twice_counts_once(course):
    enrolment, session = EnrolmentFactory(course=course), course.sessions.first()
    taken(session, enrolment)
    taken(session, enrolment)
    assert Attention.objects.count() == 1


def test_who_was_marked_by_mistake_no_longer_counts(course):
    came, absent = EnrolmentFactory.create_batch(2, course=course)
    session = course.sessions.first()
    taken(session, came, absent)
    taken(session, came)
    assert [attention.seeker for attention in Attention.objects.all()] == [came.seeker]
    day = timezone.localdate(session.starts_at)
    indicator = INDICATORS["readiness"]
    assert indicator.total(indicator.counted([course.office], day, day)) == 1


def test_who_has_no_seat_is_never_present(course):
    outsider = EnrolmentFactory(course=course, status="waiting")
    assert taken(course.sessions.first(), outsider) == 0


def test_attendance_waits_for_the_session_to_begin():
    course = CourseFactory(session=True)
    with pytest.raises(Refused, match="desde que la sesión empieza"):
        taken(course.sessions.get(), at=timezone.now())


def test_closing_gives_a_certificate_to_who_came_enough(course):
    always, once = EnrolmentFactory.create_batch(2, course=course)
    first, last = course.sessions.all()
    taken(first, always, once)
    taken(last, always)
    close_course(course=course, by=UserFactory(), at=timezone.now())
    paper = Certificate.objects.get()
    assert (paper.enrolment, paper.present, paper.sessions, paper.hours) == (always, 2, 2, 6)


def test_closing_twice_gives_no_second_certificate(course):
    enrolment = EnrolmentFactory(course=course)
    for session in course.sessions.all():
        taken(session, enrolment)
    for _ in range(2):
        close_course(course=course, by=UserFactory(), at=timezone.now())
    assert Certificate.objects.count() == 1


@pytest.mark.parametrize(
    ("present", "sessions", "least", "earned"),
    [(3, 4, 75, True), (2, 4, 75, False), (1, 1, 100, True), (0, 1, 1, False), (0, 0, 1, False)],
)
def test_the_attendance_that_earns_it(present, sessions, least, earned):
    assert earns_certificate(present, sessions, least) is earned


def test_a_course_closes_after_its_last_session():
    course = CourseFactory(session=True)
    with pytest.raises(Refused, match="Todavía quedan sesiones"):
        close_course(course=course, by=UserFactory(), at=timezone.now())


def test_a_course_opens_with_a_session_to_come():
    course = CourseFactory(status="draft")
    with pytest.raises(Refused, match="al menos una sesión"):
        open_course(course=course, at=timezone.now())
    CourseSessionFactory(course=course)
    assert open_course(course=course, at=timezone.now()).status == "open"


def test_two_sessions_are_never_at_the_same_time():
    session = CourseSessionFactory()
    hours = {"starts_at": session.starts_at + timedelta(hours=1), "ends_at": session.ends_at}
    with pytest.raises(Refused, match="ya hay otra sesión"):
        add_session(course=session.course, **hours, at=AT)


def test_a_session_that_somebody_attended_stays(course):
    session = course.sessions.first()
    taken(session, EnrolmentFactory(course=course))
    with pytest.raises(Refused, match="ya tiene asistencia"):
        remove_session(session=session, at=AT)


def test_calling_it_off_tells_who_was_in_it_and_ends_it():
    course = CourseFactory(session=True)
    enrolment = EnrolmentFactory(course=course, seeker__with_account=True)
    cancel_course(course=course, reason="No hay sala.", by=UserFactory(), at=timezone.now())
    assert "No hay sala." in enrolment.seeker.user.messages.get().body
    with pytest.raises(Refused):
        close_course(course=course, by=UserFactory(), at=timezone.now())
