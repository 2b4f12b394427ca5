"""Whatever a desk does, in whatever order: who came did not miss the hour, who did not come did."""

import uuid
from datetime import date, datetime, time, timedelta

import pytest
from django.db import transaction
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from jobseekers.models import Appointment, Attention, Visit
from jobseekers.services import appointments, visits
from jobseekers.services.appointments_night import appointments_step
from jobseekers.services.arrivals import EARLY
from jobseekers.services.attentions import record_attention
from omil_portal.refusals import Refused
from tests.factories.agenda import DeskServiceFactory, ShiftFactory
from tests.factories.jobseekers import JobSeekerFactory
from tests.factories.kernel import OfficeFactory, StaffMembershipFactory
from tests.factories.when import AT

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

PEOPLE = st.sampled_from([0, 0, 0, 1])
"""Mostly the same one, so that what one does to a person meets what another did."""
State, Channel = Appointment.State, Attention.Channel


class Desk(RuleBasedStateMachine):
    """One office, one officer, two people, some days. What is refused changes nothing."""

    def __init__(self) -> None:
        super().__init__()
        self.atomic = transaction.atomic()
        self.atomic.__enter__()
        self.office = OfficeFactory()
        self.officer = StaffMembershipFactory(office=self.office).user
        self.services = DeskServiceFactory.create_batch(2, office=self.office, minutes=60)
        for service in self.services:
            for weekday in range(5):
                ShiftFactory(service=service, officer=self.officer, weekday=weekday, ends=time(17))
        self.people = JobSeekerFactory.create_batch(2)
        self.now: datetime = AT

    def teardown(self) -> None:
        transaction.set_rollback(True)
        self.atomic.__exit__(None, None, None)

    def may(self, done, /, **arguments):
        try:
            with transaction.atomic():
                return done(**arguments)
        except Refused:
            return None

    def an_hour(self, number: int) -> Appointment | None:
        hours = list(Appointment.objects.order_by("pk"))
        return hours[number % len(hours)] if hours else None

    def a_visit(self, number: int) -> Visit | None:
        here = list(Visit.objects.filter(on=self.today).order_by("pk"))
        return here[number % len(here)] if here else None

    @property
    def mine(self) -> dict:
        return {"by": self.officer, "at": self.now}

    @property
    def today(self) -> date:
        return self.now.date()

    @rule(minutes=st.sampled_from([20, 45, 90]))
    def wait(self, minutes):
        self.now += timedelta(minutes=minutes)

    @rule()
    def night(self):
        """Until nine of the next morning; the night itself ran at a quarter past two."""
        self.now = (self.now + timedelta(days=1)).replace(hour=9, minute=0)
        appointments_step(self.today)
        booked = Appointment.objects.filter(state=State.BOOKED)
        assert not booked.filter(starts_at__lt=self.now.replace(hour=0)).exists()

    @rule(person=PEOPLE, which=st.integers(0, 1), turn=st.integers(0, 2), days=st.integers(0, 1))
    def book(self, person, which, turn, days):
        service, day = self.services[which], self.today + timedelta(days=days)
        free = appointments.free_hours(service, day, day, at=self.now)
        if free:
            self.may(
                appointments.book,
                seeker=self.people[person],
                service=service,
                starts_at=free[turn % len(free)].starts_at,
                by=self.officer,
                at=self.now,
                origin=Appointment.Origin.DESK,
                request_id=uuid.uuid4(),
            )

    @rule(hour=st.integers(0, 9), turn=st.integers(0, 7))
    def move(self, hour, turn):
        if hour := self.an_hour(hour):
            tomorrow = self.today + timedelta(days=1)
            free = appointments.free_hours(hour.service, tomorrow, tomorrow, at=self.now)
            was = hour.state
            if free:
                to = free[turn % len(free)].starts_at
                self.may(appointments.move, appointment=hour, starts_at=to, **self.mine)
            hour.refresh_from_db()
            assert hour.state == was

    @rule(hour=st.integers(0, 9))
    def cancel(self, hour):
        if hour := self.an_hour(hour):
            self.may(appointments.cancel, appointment=hour, **self.mine)

    @rule(person=PEOPLE)
    def arrive(self, person):
        """They take a number; whoever has an hour about now came to it."""
        self.receive(seeker=self.people[person])

    @rule(person=PEOPLE)
    def arrive_without_a_document(self, person):
        """Known by the name they said, found by it at the desk, and attended."""
        self.receive(called_as="Rosa")
        visit = Visit.objects.filter(seeker=None, ended_at=None).order_by("pk").last()
        if visit:
            self.may(visits.recognise, visit=visit, seeker=self.people[person])
            self.attend(person=person, channel=Channel.DESK)

    def receive(self, **who):
        given = {"by": self.officer, "at": self.now, "request_id": uuid.uuid4()}
        self.may(visits.receive, office=self.office, **given | who)

    @rule(hour=st.integers(0, 9))
    def arrive_to(self, hour):
        """«Llegó», pressed in the agenda."""
        if hour := self.an_hour(hour):
            self.receive(seeker=hour.seeker, appointment=hour)

    @rule()
    def call(self):
        visits.call_next(office=self.office, by=self.officer, at=self.now)

    @rule(visit=st.integers(0, 9))
    def leave(self, visit):
        if visit := self.a_visit(visit):
            self.may(visits.leave, visit=visit, at=self.now)

    @rule(person=PEOPLE, channel=st.sampled_from([Channel.DESK, Channel.PHONE]))
    def attend(self, person, channel):
        before = self.states()
        record_attention(
            seeker=self.people[person],
            office=self.office,
            by=self.officer,
            kind=Attention.Kind.ASSESSMENT,
            channel=channel,
            at=self.now,
            request_id=uuid.uuid4(),
        )
        assert channel == Channel.DESK or self.states() == before

    def states(self) -> tuple[list, list]:
        hours = Appointment.objects.order_by("pk").values_list("pk", "state")
        return list(hours), list(Visit.objects.order_by("pk").values_list("pk", "outcome"))

    @precondition(lambda self: Appointment.objects.exists())
    @invariant()
    def an_hour_was_kept_by_who_was_attended_and_only_by_them(self):
        at_the_desk = Attention.objects.filter(channel=Channel.DESK)
        for hour in Appointment.objects.all():
            day = hour.starts_at.astimezone(AT.tzinfo).date()
            that_day = at_the_desk.filter(seeker=hour.seeker, at__date=day)
            if hour.state == State.ATTENDED:
                assert that_day.exists()
            if hour.state == State.NO_SHOW:
                assert hour.ends_at <= self.now
                since = max(hour.booked_at, hour.starts_at - EARLY)
                # An hour given to who already waits is for later.
                came = that_day.exclude(visit__arrived_at__lte=hour.booked_at)
                assert not came.filter(at__gt=since, at__lt=hour.ends_at).exists()

    @invariant()
    def a_visit_ends_as_what_ended_it(self):
        for visit in Visit.objects.select_related("attention"):
            if visit.attention:
                assert (visit.outcome, visit.seeker) == ("attended", visit.attention.seeker)
            if visit.appointment:
                assert visit.appointment.state in {State.ARRIVED, State.ATTENDED}


def test_any_days_of_a_desk():
    run_state_machine_as_test(
        Desk,
        settings=settings(
            max_examples=80,
            stateful_step_count=30,
            deadline=None,
            # What it finds at random is for whoever looks for it, not for who changes a page.
            derandomize=True,
            phases=[phase for phase in Phase if phase not in (Phase.explain, Phase.target)],
            suppress_health_check=list(HealthCheck),
        ),
    )
