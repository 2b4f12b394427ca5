"""Who has a seat or waits is told, once, when a course or one of its sessions moves."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from omil_portal.outbox.models import Message
from sence_programs.models import Course, CourseSession
from sence_programs.services.courses import planning
from tests.factories.courses import CourseFactory, CourseSessionFactory, EnrolmentFactory
from tests.factories.kernel import StaffMembershipFactory
from tests.factories.when import AT

pytestmark = pytest.mark.django_db

DAY = timedelta(days=1)


@pytest.fixture
def session():
    """Of an open course, with one seated, one waiting and one who left."""
    session = CourseSessionFactory(starts_at=AT + 7 * DAY)
    CourseSessionFactory(course=session.course, starts_at=AT + 14 * DAY)
    for status in ("enrolled", "waiting", "withdrawn"):
        EnrolmentFactory(course=session.course, status=status, seeker__with_account=True)
    return session


def told(words: str) -> int:
    return Message.objects.filter(channel="portal", body__contains=words).count()


def move(session, by=DAY):
    session = CourseSession.objects.get(pk=session.pk)
    planning.move_session(
        session=session, starts_at=AT + 7 * DAY + by, ends_at=AT + 7 * DAY + 2 * by, at=AT
    )


def test_a_session_that_moves_is_told_once_and_each_move_apart(session):
    for hours in (DAY, DAY, 2 * DAY):
        move(session, hours)
    assert told("Una sesión cambió de hora") == 2 * 2


def test_a_session_that_is_taken_out_or_added_is_told(session):
    planning.remove_session(session=session, at=AT)
    planning.remove_session(session=session, at=AT)
    for _ in range(2):
        planning.add_session(
            course=session.course, starts_at=AT + 9 * DAY, ends_at=AT + 10 * DAY, at=AT
        )
    assert told("Se suspendió la sesión del") == 2
    assert told("Se agregó una sesión") == 2


def test_another_place_is_told_and_another_title_is_not(session):
    for name, value in (("title", "Otro nombre"), ("place", "Biblioteca"), ("place", "Biblioteca")):
        course = Course.objects.get(pk=session.course_id)
        setattr(course, name, value)
        planning.change_course(course=course, skills=[], at=AT)
    assert told("Ahora es en Biblioteca") == 2
    assert Message.objects.filter(channel="portal", subject__startswith="Cambió").count() == 2


def test_a_draft_is_changed_in_silence(session):
    Course.objects.update(status="draft")
    move(session)
    assert not Message.objects.exists()


def test_each_page_says_how_many_will_be_told(session, today):
    office = session.course.office
    client = Client()
    client.force_login(StaffMembershipFactory(office=office, counsellor=True).user)
    paths = [reverse("course_session_edit", args=[session.pk])]
    paths += [
        reverse(f"course_{page}", args=[session.course_id]) for page in ("edit", "cancel", "file")
    ]
    for path in paths:
        assert "avisaremos a 2 personas" in client.get(path).content.decode()


def test_an_empty_course_tells_nobody():
    session = CourseSessionFactory(course=CourseFactory(), starts_at=AT + 7 * DAY)
    move(session)
    assert not Message.objects.exists()
