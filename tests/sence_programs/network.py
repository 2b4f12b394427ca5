"""One of each thing an office does, recorded in two offices of a region."""

from collections.abc import Callable
from datetime import datetime, timedelta

from employers.models import EmployerContact, Vacancy
from jobseekers.models import Attention
from omil_portal.offices.models import Office
from sence_programs.models import CourseSession, Presence
from tests.factories.courses import CourseFactory, CourseSessionFactory, EnrolmentFactory
from tests.factories.employers import (
    EmployerContactFactory,
    JobAnalysisFactory,
    VacancyFactory,
)
from tests.factories.jobseekers import AttentionFactory
from tests.factories.matching import PlacementFactory, ReferralFactory
from tests.factories.when import AT


def _attention(kind: str) -> Callable:
    return lambda office, at: AttentionFactory(office=office, at=at, kind=kind)


def _contact(kind: str) -> Callable:
    return lambda office, at: EmployerContactFactory(office=office, at=at, kind=kind)


def a_workshop_session(office: Office, at: datetime) -> CourseSession:
    """A session of a workshop of the office, with one person present."""
    course = CourseFactory(office=office)
    session = CourseSessionFactory(course=course, starts_at=at, ends_at=at + timedelta(hours=2))
    enrolment = EnrolmentFactory(course=course)
    attention = AttentionFactory(
        office=office, seeker=enrolment.seeker, at=at, kind=Attention.Kind.JOB_READINESS
    )
    Presence.objects.create(
        session=session, enrolment=enrolment, attention=attention, by=attention.officer, at=at
    )
    return session


MAKE: dict[str, Callable[[Office, datetime], object]] = {
    "placed": lambda office, at: PlacementFactory(
        validated=True, office=office, starts_on=at.date()
    ),
    "attended": _attention(Attention.Kind.OFFERS),
    "oriented": _attention(Attention.Kind.JOB_READINESS),
    "referred": lambda office, at: ReferralFactory(office=office, referred_at=at),
    "assessed": _attention(Attention.Kind.ASSESSMENT),
    "readiness": _attention(Attention.Kind.JOB_READINESS),
    "employer_contacts": _contact(EmployerContact.Kind.VISIT),
    "employer_meetings": _contact(EmployerContact.Kind.MEETING),
    "fairs": _contact(EmployerContact.Kind.FAIR),
    "readiness_workshops": a_workshop_session,
    "job_analyses": lambda office, at: JobAnalysisFactory(office=office, done_on=at.date()),
    "vacancies": lambda office, at: VacancyFactory(
        office=office, published_at=at, source=Vacancy.Source.VISIT
    ),
}
"""Indicator name → one thing that counts one, done by an office at a moment."""


def a_few(indicator: str, office: Office, number: int) -> None:
    """`number` things that count, on days in a row before AT."""
    for days in range(number):
        MAKE[indicator](office, AT - timedelta(days=days))
