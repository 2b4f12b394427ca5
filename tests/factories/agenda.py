"""Services with hours, and hours taken."""

import uuid
from datetime import date, time, timedelta

import factory
from factory.django import DjangoModelFactory

from jobseekers.models import (
    Appointment,
    Attention,
    AttentionTemplate,
    Closure,
    DeskService,
    FormerDocument,
    Merge,
    NotTheSame,
    Shift,
    Visit,
)
from tests.factories.jobseekers import JobSeekerFactory
from tests.factories.kernel import OfficeFactory, StaffMembershipFactory, UserFactory
from tests.factories.when import AT, ON


class DeskServiceFactory(DjangoModelFactory):
    """Half an hour of orientation that anybody may ask for."""

    class Meta:
        model = DeskService

    office = factory.SubFactory(OfficeFactory)
    name = factory.Sequence(lambda n: f"Orientación laboral {n}")
    kind = Attention.Kind.ASSESSMENT
    minutes = 30


class ShiftFactory(DjangoModelFactory):
    """Monday mornings from nine to one: eight hours, one person each."""

    class Meta:
        model = Shift

    service = factory.SubFactory(DeskServiceFactory)
    officer = factory.LazyAttribute(
        lambda shift: StaffMembershipFactory(office=shift.service.office).user
    )
    weekday = Shift.Weekday.MONDAY
    starts = time(9)
    ends = time(13)
    since = date(2020, 1, 1)


class ClosureFactory(DjangoModelFactory):
    """The office is shut on the usual day."""

    class Meta:
        model = Closure

    office = factory.SubFactory(OfficeFactory)
    first = ON
    last = ON
    reason = "Aniversario de la comuna"


class AppointmentFactory(DjangoModelFactory):
    """Half an hour after the usual moment, for somebody."""

    class Meta:
        model = Appointment

    seeker = factory.SubFactory(JobSeekerFactory)
    service = factory.SubFactory(DeskServiceFactory)
    office = factory.SelfAttribute("service.office")
    officer = factory.SubFactory(UserFactory)
    starts_at = AT + timedelta(minutes=30)
    ends_at = factory.LazyAttribute(lambda a: a.starts_at + timedelta(minutes=a.service.minutes))
    place = 1
    origin = Appointment.Origin.DESK
    booked_by = factory.SelfAttribute("officer")
    booked_at = AT - timedelta(days=3)
    request_id = factory.LazyFunction(uuid.uuid4)


class VisitFactory(DjangoModelFactory):
    """Somebody who came today and waits."""

    class Meta:
        model = Visit

    office = factory.SubFactory(OfficeFactory)
    on = ON
    number = factory.Sequence(lambda n: n + 1)
    seeker = factory.SubFactory(JobSeekerFactory)
    arrived_at = AT
    due_at = factory.SelfAttribute("arrived_at")
    received_by = factory.SubFactory(UserFactory)
    request_id = factory.LazyFunction(uuid.uuid4)


class MergeFactory(DjangoModelFactory):
    """A file that became part of another."""

    class Meta:
        model = Merge

    kept = factory.SubFactory(JobSeekerFactory)
    gone = factory.SubFactory(JobSeekerFactory, merged_into=factory.SelfAttribute("..kept"))
    merged_by = factory.SubFactory(UserFactory)
    merged_at = AT
    changed = factory.LazyAttribute(
        lambda merge: {
            "kept": {},
            "gone": {"status": "active", "user_id": None, "user_active": None},
            "rows": {},
        }
    )


class AttentionTemplateFactory(DjangoModelFactory):
    class Meta:
        model = AttentionTemplate

    office = factory.SubFactory(OfficeFactory)
    name = factory.Sequence(lambda n: f"Busca ofertas {n}")
    kind = Attention.Kind.OFFERS
    note = "Vimos ofertas con su perfil."


class NotTheSameFactory(DjangoModelFactory):
    """Two people whom somebody told apart."""

    class Meta:
        model = NotTheSame

    one = factory.SubFactory(JobSeekerFactory)
    other = factory.SubFactory(JobSeekerFactory)
    said_by = factory.SubFactory(UserFactory)
    said_at = AT


class FormerDocumentFactory(DjangoModelFactory):
    """The passport of somebody who has a RUN now."""

    class Meta:
        model = FormerDocument

    seeker = factory.SubFactory(JobSeekerFactory)
    document = "passport"
    number = factory.Sequence(lambda n: f"P{n:07}")
    changed_by = factory.SubFactory(UserFactory)
    changed_at = AT
