"""Courses and workshops, with a session to come, and people in them."""

import uuid
from datetime import timedelta

import factory
from django.utils import timezone
from factory.django import DjangoModelFactory

from sence_programs.models import Certificate, Course, CourseSession, Enrolment, Presence
from tests.factories.jobseekers import AttentionFactory, JobSeekerFactory
from tests.factories.kernel import OfficeFactory, UserFactory
from tests.factories.when import AT


class CourseFactory(DjangoModelFactory):
    """Open, of two seats; `session` gives it one a week from now."""

    class Meta:
        model = Course
        skip_postgeneration_save = True

    office = factory.SubFactory(OfficeFactory)
    kind = Course.Kind.WORKSHOP
    title = factory.Sequence(lambda n: f"Taller de entrevista {n}")
    description = "Practicamos cómo presentarse."
    place = "Sala de la OMIL"
    seats = 2
    status = Course.Status.OPEN
    created_by = factory.SubFactory(UserFactory)
    created_at = AT
    request_id = factory.LazyFunction(uuid.uuid4)

    @factory.post_generation
    def session(self, create, extracted, **kwargs):
        if create and extracted:
            CourseSessionFactory(course=self)


class CourseSessionFactory(DjangoModelFactory):
    class Meta:
        model = CourseSession

    course = factory.SubFactory(CourseFactory)
    starts_at = factory.LazyFunction(lambda: timezone.now() + timedelta(days=7))
    ends_at = factory.LazyAttribute(lambda session: session.starts_at + timedelta(hours=3))


class EnrolmentFactory(DjangoModelFactory):
    class Meta:
        model = Enrolment

    course = factory.SubFactory(CourseFactory, session=True)
    seeker = factory.SubFactory(JobSeekerFactory)
    status = Enrolment.Status.ENROLLED
    since = AT
    by = factory.SubFactory(UserFactory)


class CertificateFactory(DjangoModelFactory):
    class Meta:
        model = Certificate

    enrolment = factory.SubFactory(EnrolmentFactory)
    code = factory.Sequence(lambda n: f"PRUEBA{n:04}")
    sessions = 2
    present = 2
    hours = "6.0"
    issued_by = factory.SubFactory(UserFactory)
    issued_at = AT


class PresenceFactory(DjangoModelFactory):
    class Meta:
        model = Presence

    enrolment = factory.SubFactory(EnrolmentFactory)
    session = factory.LazyAttribute(lambda presence: presence.enrolment.course.sessions.first())
    attention = factory.SubFactory(AttentionFactory)
    by = factory.SubFactory(UserFactory)
    at = AT
