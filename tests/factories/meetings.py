"""Meetings of the network, a day with one under way, and what came out of them."""

from datetime import timedelta

import factory
from factory.django import DjangoModelFactory

from sence_programs.models import (
    AgendaItem,
    Commitment,
    MeetingAttendance,
    MeetingFigure,
    MeetingInvitation,
    MeetingMaterial,
    NetworkMeeting,
)
from tests.factories.kernel import OfficeFactory, RegionFactory, UserFactory
from tests.factories.sence_programs import GoalFactory
from tests.factories.when import AT, ON


class NetworkMeetingFactory(DjangoModelFactory):
    """Called for the day of AT, from ten to one; a trait puts it elsewhere in its life."""

    class Meta:
        model = NetworkMeeting
        skip_postgeneration_save = True

    class Params:
        draft = factory.Trait(status="draft", called_at=None)
        held = factory.Trait(status="held", held_at=AT)
        closed = factory.Trait(
            status="closed",
            held_at=AT,
            closed_at=AT + timedelta(hours=3),
            closed_by=factory.SubFactory(UserFactory),
        )
        cancelled = factory.Trait(status="cancelled", cancel_reason="Temporal.")

    region = factory.SubFactory(RegionFactory)
    title = factory.Sequence(lambda n: f"Encuentro {n}")
    place = "Salón municipal"
    starts_at = AT
    ends_at = factory.LazyAttribute(lambda meeting: meeting.starts_at + timedelta(hours=3))
    status = "called"
    prepared_by = factory.SubFactory(UserFactory)
    prepared_at = AT - timedelta(days=20)
    changed_at = AT - timedelta(days=20)
    called_at = AT - timedelta(days=14)

    @factory.post_generation
    def offices(self, create, invited, **kwargs):
        """`offices=[…]`: those invited."""
        for office in invited or []:
            MeetingInvitationFactory(meeting=self, office=office)


class AgendaItemFactory(DjangoModelFactory):
    class Meta:
        model = AgendaItem

    meeting = factory.SubFactory(NetworkMeetingFactory)
    position = factory.Sequence(lambda n: n + 1)
    title = factory.Sequence(lambda n: f"Punto {n}")
    duration = 30
    presenter = "Unidad regional"


class MeetingInvitationFactory(DjangoModelFactory):
    class Meta:
        model = MeetingInvitation
        skip_postgeneration_save = True

    meeting = factory.SubFactory(NetworkMeetingFactory)
    office = factory.SubFactory(OfficeFactory)


class MeetingMaterialFactory(DjangoModelFactory):
    class Meta:
        model = MeetingMaterial

    meeting = factory.SubFactory(NetworkMeetingFactory)
    title = "Metas de la región"
    file = factory.django.FileField(data=b"%PDF-1.7\n", filename="metas.pdf")
    added_by = factory.SubFactory(UserFactory)
    added_at = AT


class MeetingAttendanceFactory(DjangoModelFactory):
    class Meta:
        model = MeetingAttendance

    meeting = factory.SubFactory(NetworkMeetingFactory)
    office = factory.SubFactory(OfficeFactory)
    user = factory.SubFactory(UserFactory)
    name = factory.LazyAttribute(lambda attendance: attendance.user.full_name)
    means = "list"
    at = AT
    recorded_by = factory.SubFactory(UserFactory)


class MeetingFigureFactory(DjangoModelFactory):
    class Meta:
        model = MeetingFigure

    meeting = factory.SubFactory(NetworkMeetingFactory, held=True)
    office = factory.SubFactory(OfficeFactory)
    goal = factory.SubFactory(GoalFactory)
    name = "Personas atendidas"
    on = ON
    value = 40
    target = 100
    expected = 80
    percent = 40
    frozen_at = AT


class CommitmentFactory(DjangoModelFactory):
    """Open, of an office; `done` closes it."""

    class Meta:
        model = Commitment

    class Params:
        done = factory.Trait(status="done", closed_by=factory.SubFactory(UserFactory), closed_at=AT)

    meeting = factory.SubFactory(NetworkMeetingFactory, held=True)
    text = factory.Sequence(lambda n: f"Compromiso {n}")
    office = factory.SubFactory(OfficeFactory)
    due_on = ON + timedelta(days=30)
    written_by = factory.SubFactory(UserFactory)
    written_at = AT - timedelta(days=1)
