"""The day before a session, whoever has a seat is told once."""

from datetime import datetime, timedelta

import pytest
from django.utils import timezone

from omil_portal.outbox.models import Message
from sence_programs.services.courses.reminders import courses_step
from tests.factories.courses import CourseFactory, CourseSessionFactory, EnrolmentFactory
from tests.factories.when import ON

pytestmark = pytest.mark.django_db


def session_on(day, hour=10, **course):
    starts = datetime(day.year, day.month, day.day, hour, tzinfo=timezone.get_current_timezone())
    return CourseSessionFactory(course=CourseFactory(**course), starts_at=starts)


def seated(session, **more):
    return EnrolmentFactory(course=session.course, seeker__with_account=True, **more)


def test_who_has_a_seat_is_told_the_day_before():
    session = session_on(ON + timedelta(days=1))
    enrolment = seated(session)
    courses_step(ON)
    message = Message.objects.get(user=enrolment.seeker.user, channel="portal")
    assert "10:00, en Sala de la OMIL" in message.body


def test_a_night_run_twice_tells_once():
    seated(session_on(ON + timedelta(days=1)))
    courses_step(ON)
    courses_step(ON)
    assert Message.objects.filter(channel="portal").count() == 1


@pytest.mark.parametrize(("days", "hour"), [(0, 10), (0, 23), (2, 0)])
def test_sessions_of_other_days_wait(days, hour):
    seated(session_on(ON + timedelta(days=days), hour))
    assert courses_step(ON) == {"avisos": 0}


def test_nobody_is_told_of_a_course_that_was_called_off_or_of_a_turn():
    seated(session_on(ON + timedelta(days=1), status="cancelled"))
    seated(session_on(ON + timedelta(days=1)), status="waiting")
    courses_step(ON)
    assert not Message.objects.exists()
