"""The agendas of the offices: who gives hours, those of these weeks, and today's queue."""

import uuid
from datetime import date, datetime, time, timedelta
from random import Random

from jobseekers.models import (
    Appointment,
    Attention,
    DeskService,
    JobSeeker,
    OfficeLink,
    Shift,
    Visit,
)
from jobseekers.office_day import today_of, zone_of
from omil_portal.accounts.models import User
from omil_portal.offices.models import Office

NAMESPACE = uuid.UUID("5a7d1b7e-4c1f-4a57-8b53-0c6f5b6f2e31")
# name, what it counts as, minutes, what to bring
SERVICES = (
    ("Orientación laboral", Attention.Kind.ASSESSMENT, 30, "Cédula y, si tienes, tu currículum"),
    ("Certificación del Fondo de Cesantía", Attention.Kind.FCS_CERTIFICATION, 20, "Cédula"),
)
MORNING = (time(9), time(12, 30))
DAYS = (*range(8), *range(-1, -16, -1))
"""Today and the days to come first: a town has fewer people than hours."""
NAMES_ONLY = "Señora del puesto de la feria"


def create_agendas(
    people: list[JobSeeker], offices: list[Office], officers: dict[int, User], at: datetime
) -> int:
    """Every office gives hours in the mornings; nobody has two for one service."""
    random = Random(20227)
    hours: list[Appointment] = []
    for office in offices:
        office.address, office.hours = "Edificio municipal", "Lunes a viernes, de 8:30 a 13:30"
        office.save(update_fields=["address", "hours"])
        services = _services(office, officers[office.pk], at)
        local = [person for person in people if person.comuna_id == office.comuna_id]
        random.shuffle(local)
        hours += _hours(office, officers[office.pk], services, local, random, at)
    made = Appointment.objects.bulk_create(hours)
    _links(made, at)
    for office in offices:
        _queue(office, officers[office.pk], made, at)
    return len(made)


def _services(office: Office, officer: User, at: datetime) -> list[DeskService]:
    made = []
    for name, kind, minutes, bring in SERVICES:
        service = DeskService.objects.create(
            office=office, name=name, kind=kind, minutes=minutes, bring=bring
        )
        days = (0, 2, 4) if kind == Attention.Kind.ASSESSMENT else (1, 3)
        Shift.objects.bulk_create(
            Shift(
                service=service,
                officer=officer,
                weekday=day,
                starts=MORNING[0],
                ends=MORNING[1],
                since=today_of(office, at) - timedelta(days=60),
            )
            for day in days
        )
        made.append(service)
    return made


def _hours(
    office: Office,
    officer: User,
    services: list[DeskService],
    local: list[JobSeeker],
    random: Random,
    at: datetime,
) -> list[Appointment]:
    """About half of the hours of each working day, for people who have no other."""
    today, made, waiting = today_of(office, at), [], iter(local)
    for day in DAYS:
        on = today + timedelta(days=day)
        service = services[0] if on.weekday() in (0, 2, 4) else services[1]
        if on.weekday() > 4:
            continue
        for start in _starts(service, on, office):
            if random.random() < 0.5 and (person := next(waiting, None)):
                made.append(_hour(person, service, officer, start, random, at))
    return made


def _starts(service: DeskService, on: date, office: Office) -> list[datetime]:
    first = datetime.combine(on, MORNING[0], zone_of(office))
    end = datetime.combine(on, MORNING[1], zone_of(office))
    step = timedelta(minutes=service.minutes)
    return [first + step * n for n in range((end - first) // step)]


def _hour(
    person: JobSeeker,
    service: DeskService,
    officer: User,
    start: datetime,
    random: Random,
    at: datetime,
) -> Appointment:
    state = Appointment.State.BOOKED
    if start.date() < at.astimezone(start.tzinfo).date():
        missed = random.random() < 0.15
        state = Appointment.State.NO_SHOW if missed else Appointment.State.ATTENDED
    online = bool(person.user_id) and random.random() < 0.4
    return Appointment(
        seeker=person,
        service=service,
        office=service.office,
        officer=officer,
        starts_at=start,
        ends_at=start + timedelta(minutes=service.minutes),
        place=1,
        state=state,
        origin=Appointment.Origin.ONLINE if online else Appointment.Origin.DESK,
        booked_by=person.user if online else officer,
        booked_at=min(at, start) - timedelta(days=4),
        request_id=uuid.uuid5(NAMESPACE, f"{service.pk}/{start.isoformat()}"),
    )


def _links(hours: list[Appointment], at: datetime) -> None:
    OfficeLink.objects.bulk_create(
        (
            OfficeLink(
                seeker=hour.seeker,
                office=hour.office,
                reason=OfficeLink.Reason.REGISTERED,
                since=at,
            )
            for hour in hours
        ),
        ignore_conflicts=True,
    )


def _queue(office: Office, officer: User, hours: list[Appointment], at: datetime) -> None:
    """Two people wait this morning: one found, one known only by what she said."""
    known = next((hour.seeker for hour in reversed(hours) if hour.office_id == office.pk), None)
    rows = [(known, ""), (None, NAMES_ONLY)] if known else [(None, NAMES_ONLY)]
    Visit.objects.bulk_create(
        Visit(
            office=office,
            on=today_of(office, at),
            number=number,
            seeker=person,
            called_as=called_as,
            arrived_at=at - timedelta(minutes=20 - 7 * number),
            due_at=at - timedelta(minutes=20 - 7 * number),
            received_by=officer,
            request_id=uuid.uuid5(NAMESPACE, f"visit/{office.pk}/{number}/{at:%Y%m%d}"),
        )
        for number, (person, called_as) in enumerate(rows, start=1)
    )
