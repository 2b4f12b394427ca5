"""The queues of the last four weeks: who came, how long they waited, and who did not stay."""

import uuid
from collections import defaultdict
from datetime import date, datetime, timedelta
from random import Random

from jobseekers.models import Attention, Visit
from jobseekers.office_board import BACK
from jobseekers.office_day import today_of
from omil_portal.offices.models import Office

NAMESPACE = uuid.UUID("0b2c7a53-6d0e-4a54-9a3b-1f5d3f8f7c11")
MONDAY = 0


def create_visits(offices: list[Office], random: Random, at: datetime) -> int:
    """A number for each attention at the desk, and on some days one more for who went away."""
    rows: list[Visit] = []
    for office in offices:
        today = today_of(office, at)
        attended = Attention.objects.filter(
            office=office, channel=Attention.Channel.DESK, at__gte=at - BACK
        )
        days: dict[date, list[Visit]] = defaultdict(list)
        for attention in attended:
            on = today_of(office, attention.at)
            if on < today:
                days[on].append(_served(attention, on, random))
        for on, visits in days.items():
            if random.random() < (0.6 if on.weekday() == MONDAY else 0.25):
                visits.append(_gone(random.choice(visits), random))
            rows += _numbered(visits, on)
    return len(Visit.objects.bulk_create(rows))


def _served(attention: Attention, on: date, random: Random) -> Visit:
    called = attention.at - timedelta(minutes=random.randrange(6, 25))
    usual = 22 if on.weekday() == MONDAY else 11
    arrived = called - timedelta(minutes=min(int(random.expovariate(1 / usual)), 90))
    return Visit(
        office_id=attention.office_id,
        on=on,
        seeker_id=attention.seeker_id,
        kind=attention.kind,
        arrived_at=arrived,
        due_at=arrived,
        received_by_id=attention.officer_id,
        called_at=called,
        attended_by_id=attention.officer_id,
        ended_at=attention.at,
        outcome=Visit.Outcome.ATTENDED,
        attention=attention,
    )


def _gone(like: Visit, random: Random) -> Visit:
    """Somebody known by name, who came in when `like` did and tired of waiting."""
    return Visit(
        office_id=like.office_id,
        on=like.on,
        called_as=random.choice(["Señora Ana", "Don Luis", "Marcela", "Joven con casco"]),
        arrived_at=like.arrived_at,
        due_at=like.arrived_at,
        received_by_id=like.received_by_id,
        ended_at=like.arrived_at + timedelta(minutes=random.randrange(25, 70)),
        outcome=Visit.Outcome.LEFT,
    )


def _numbered(visits: list[Visit], on: date) -> list[Visit]:
    for number, visit in enumerate(sorted(visits, key=lambda visit: visit.arrived_at), start=1):
        visit.number = number
        visit.request_id = uuid.uuid5(NAMESPACE, f"{visit.office_id}/{on}/{number}")
    return visits
