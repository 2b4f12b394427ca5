"""Hours of an office's agenda: given, moved, cancelled, kept or missed."""

from datetime import date, datetime, timedelta
from uuid import UUID

from django.db import IntegrityError, transaction
from django.db.models import Count, Q

from jobseekers.agenda.slots import Away, Block, Slot, Taken, free_slots
from jobseekers.models import Appointment, Closure, DeskService, JobSeeker, OfficeLink, Shift
from jobseekers.office_day import days_of, today_of, zone_of
from jobseekers.services.hour_messages import tell_cancelled, tell_moved
from jobseekers.services.links import link_office
from omil_portal.accounts.models import User
from omil_portal.holidays.business_days import chilean_holidays
from omil_portal.offices.models import Office
from omil_portal.refusals import Refused

TAKEN = "Otra persona tomó esa hora recién. Elige otra."
_State = Appointment.State


def free_hours(
    service: DeskService, since: date, until: date, *, at: datetime, officer: User | None = None
) -> list[Slot]:
    """The hours of the service with room between the two days, both included, after `at`.

    Nobody attends on a national holiday from Monday to Friday, nor after leaving the office; other
    days off are closures.
    """
    office = service.office
    shifts = Shift.objects.filter(service=service, service__active=True)
    if officer:
        shifts = shifts.filter(officer=officer)
    staff = _staff_until(office)
    blocks = [
        Block(
            officer=shift.officer_id,
            weekday=shift.weekday,
            starts=shift.starts,
            ends=shift.ends,
            minutes=service.minutes,
            places=shift.places,
            since=shift.since,
            until=min(shift.until or date.max, staff[shift.officer_id]),
        )
        for shift in shifts
        if shift.officer_id in staff
    ]
    taken = Appointment.objects.standing().filter(officer__in={b.officer for b in blocks})
    closures = Closure.objects.filter(office=office, first__lte=until, last__gte=since)
    away = [Away(*row) for row in closures.values_list("first", "last", "officer")]
    away += [Away(day, day) for day in chilean_holidays().between(since, until)]
    return free_slots(
        blocks,
        [since + timedelta(days=n) for n in range((until - since).days + 1)],
        zone=zone_of(office),
        after=at,
        taken=[Taken(*row) for row in _rows(taken.between(*days_of(office, since, until)))],
        away=away,
    )


def _staff_until(office: Office) -> dict[int, date]:
    """Who works or worked at the office → first day without them; `date.max` for who stays."""
    until: dict[int, date] = {}
    for user, last in office.memberships.values_list("user", "until"):
        until[user] = max(until.get(user, date.min), last or date.max)
    return until


def _rows(appointments) -> list[tuple[int, datetime, datetime]]:
    return list(appointments.values_list("officer", "starts_at", "ends_at"))


@transaction.atomic
def book(
    *,
    seeker: JobSeeker,
    service: DeskService,
    starts_at: datetime,
    by: User,
    at: datetime,
    origin: str,
    request_id: UUID,
    officer: User | None = None,
) -> Appointment:
    """Gives the person that hour, with `officer` or with whoever has fewest that day.

    The same `request_id` again returns the hour already given. Raises `Refused` when nobody has
    room any more, and when the person has an hour for that service already.
    """
    if known := Appointment.objects.filter(request_id=request_id).first():
        return known
    appointment = Appointment(
        seeker=seeker,
        service=service,
        office=service.office,
        origin=origin,
        booked_by=by,
        booked_at=at,
        request_id=request_id,
    )
    _miss_what_went_by(seeker, service, at)
    if booked_of(seeker, service, at):
        raise Refused("Ya hay una hora reservada para este servicio. Cámbiala o anúlala.")
    _place(appointment, starts_at, at, officer)
    link_office(seeker=seeker, office=service.office, reason=OfficeLink.Reason.REGISTERED, at=at)
    return appointment


def booked_of(seeker: JobSeeker, service: DeskService, at: datetime) -> Appointment | None:
    """The hour for that service that the person can still keep."""
    booked = Appointment.objects.filter(seeker=seeker, service=service, state=_State.BOOKED)
    return booked.filter(ends_at__gt=at).first()


def _miss_what_went_by(seeker: JobSeeker, service: DeskService, at: datetime) -> None:
    """Who missed this morning's hour may ask for another before the night marks it."""
    booked = Appointment.objects.filter(seeker=seeker, service=service, state=_State.BOOKED)
    booked.filter(ends_at__lte=at).update(state=_State.NO_SHOW)


def _place(
    appointment: Appointment, starts_at: datetime, at: datetime, officer: User | None
) -> None:
    """Writes the hour in the first place that nobody has."""
    _one_at_a_time(appointment.office_id)
    on = today_of(appointment.office, starts_at)
    slots = free_hours(appointment.service, on, on, at=at, officer=officer)
    fitting = [slot for slot in slots if slot.starts_at == starts_at]
    for slot in sorted(fitting, key=lambda slot: (_day_of(slot, appointment.office), slot.officer)):
        for place in range(1, slot.places + 1):
            appointment.officer_id, appointment.place = slot.officer, place
            appointment.starts_at, appointment.ends_at = slot.starts_at, slot.ends_at
            if _written(appointment):
                return
    raise Refused(TAKEN)


def _one_at_a_time(office_id: int) -> None:
    """Who asks second in an office waits for the first, and then sees what that one took.

    Without it, two who write one hour would each wait for the other's row, until the server ends
    one of them. An officer who serves two offices is kept to one person by the constraint alone.
    """
    Office.objects.select_for_update(no_key=True).get(pk=office_id)


def _day_of(slot: Slot, office: Office) -> int:
    """How many people the officer has that day."""
    on = today_of(office, slot.starts_at)
    day = Appointment.objects.standing().filter(officer=slot.officer)
    return day.between(*days_of(office, on, on)).count()


def _written(appointment: Appointment) -> bool:
    try:
        with transaction.atomic():
            appointment.save()
    except IntegrityError as refused:
        if "one_booked_hour_per_person_and_service" in str(refused):
            raise Refused("Ya hay una hora reservada para este servicio.") from refused
        if "one_person_per_place_and_hour" not in str(refused):
            raise
        return False
    return True


@transaction.atomic
def move(
    *,
    appointment: Appointment,
    starts_at: datetime,
    by: User,
    at: datetime,
    officer: User | None = None,
) -> Appointment:
    """Another hour for the same: the old one is free at once. Raises `Refused`, and keeps it.

    Tells the person, unless it was they. A missed hour is not moved, or nobody could tell that it
    was missed: a new one is given.
    """
    appointment = _locked(appointment, _State.BOOKED)
    if appointment.starts_at == starts_at:
        return appointment
    appointment.reminded_at = None
    _place(appointment, starts_at, at, officer)
    if by.pk != appointment.seeker.user_id:
        tell_moved(appointment, at)
    return appointment


@transaction.atomic
def cancel(*, appointment: Appointment, by: User, at: datetime, reason: str = "") -> Appointment:
    """Frees the hour, and tells the person unless it was they. Cancelling twice is once.

    Raises `Refused` once it was used.
    """
    appointment = _locked(appointment, _State.BOOKED, _State.CANCELLED)
    if appointment.state == _State.CANCELLED:
        return appointment
    appointment.state, appointment.reason = _State.CANCELLED, reason
    appointment.save(update_fields=["state", "reason"])
    if by.pk != appointment.seeker.user_id:
        tell_cancelled(appointment, at)
    return appointment


@transaction.atomic
def mark_no_show(*, appointment: Appointment, at: datetime) -> Appointment:
    """The person did not come. Raises `Refused` before the hour begins."""
    appointment = _locked(appointment, _State.BOOKED, _State.NO_SHOW)
    if at < appointment.starts_at:
        raise Refused("La hora todavía no empieza.")
    appointment.state = _State.NO_SHOW
    appointment.save(update_fields=["state"])
    return appointment


@transaction.atomic
def mark_reminded(*, appointment: Appointment, at: datetime) -> None:
    """Staff told the person, who has no e-mail."""
    Appointment.objects.filter(pk=appointment.pk, reminded_at=None).update(reminded_at=at)


def _locked(appointment: Appointment, *allowed: str) -> Appointment:
    appointment = (
        Appointment.objects.select_for_update(of=("self",))
        .select_related("service", "office__comuna__region", "seeker__user")
        .get(pk=appointment.pk)
    )
    if appointment.state not in allowed:
        raise Refused(f"Esta hora ya figura como «{appointment.get_state_display().lower()}».")
    return appointment


def no_show_rate(office: Office, since: datetime, until: datetime) -> tuple[int, int]:
    """How many did not come, of how many hours that were due (cancelled ones are not)."""
    due = Appointment.objects.filter(office=office).between(since, until)
    counts = due.exclude(state__in=[_State.CANCELLED, _State.BOOKED]).aggregate(
        missed=Count("pk", filter=Q(state=_State.NO_SHOW)), due=Count("pk")
    )
    return counts["missed"], counts["due"]
