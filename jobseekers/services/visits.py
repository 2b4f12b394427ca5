"""The queue of the office today: who came, who is called, who went."""

from datetime import datetime
from uuid import UUID

from django.db import IntegrityError, transaction
from django.db.models import Max

from jobseekers.models import Appointment, Attention, JobSeeker, Visit
from jobseekers.office_day import today_of
from jobseekers.services.arrivals import arrive, hour_due, hours_due
from omil_portal.accounts.models import User
from omil_portal.offices.models import Office
from omil_portal.refusals import Refused


@transaction.atomic
def receive(
    *,
    office: Office,
    by: User,
    at: datetime,
    request_id: UUID,
    seeker: JobSeeker | None = None,
    called_as: str = "",
    kind: str = "",
    preferential: bool = False,
    appointment: Appointment | None = None,
) -> Visit:
    """Gives the next number of the day to a person, or to somebody known only by `called_as`.

    The same `request_id` again returns the number already given, as does a person who is still
    in the queue. `appointment`: the hour they came to, else the one of theirs that is due. Raises
    `Refused` when it is not of today or was used.
    """
    # One number at a time: two desks of an office receive people at the same moment.
    office = (
        Office.objects.select_for_update(of=("self",))
        .select_related("comuna__region")
        .get(pk=office.pk)
    )
    on = today_of(office, at)
    if visit := _known(office, on, seeker, request_id):
        return _with_hour(visit, appointment, on)
    highest = Visit.objects.filter(office=office, on=on).aggregate(n=Max("number"))["n"]
    visit = Visit.objects.create(
        office=office,
        on=on,
        number=(highest or 0) + 1,
        seeker=seeker,
        called_as="" if seeker else called_as,
        kind=kind,
        preferential=preferential,
        arrived_at=at,
        due_at=at,
        received_by=by,
        request_id=request_id,
    )
    if seeker and not appointment:
        appointment = hour_due(office, seeker, at)
    return _with_hour(visit, appointment, on)


def _known(office: Office, on, seeker: JobSeeker | None, request_id: UUID) -> Visit | None:
    if known := Visit.objects.filter(request_id=request_id).first():
        return known
    here = Visit.objects.filter(office=office, on=on, ended_at=None)
    return here.filter(seeker=seeker).first() if seeker else None


def _with_hour(visit: Visit, appointment: Appointment | None, on) -> Visit:
    """The turn of who has an hour is that hour, also before who came earlier."""
    if appointment is None or visit.appointment_id or visit.ended_at:
        return visit
    arrive(appointment, on)
    visit.appointment, visit.due_at = appointment, appointment.starts_at
    visit.kind = visit.kind or appointment.service.kind
    visit.save(update_fields=["appointment", "due_at", "kind"])
    return visit


@transaction.atomic
def call_next(
    *,
    office: Office,
    by: User,
    at: datetime,
    seen: int | None = None,
    absent: int | None = None,
) -> Visit | None:
    """Whoever's turn it is, called by `by`; None when nobody waits. Nobody is called twice.

    `seen`: key of the visit whose turn it was on the screen of `by`. Pressed again on that same
    screen it is still that visit, and not one person more. `absent`: key of the one who just did
    not come to `by`: anybody else goes before.
    """
    # One call at a time: pressed twice at once, the second sees whom the first called.
    User.objects.select_for_update(no_key=True).get(pk=by.pk)
    on = today_of(office, at)
    theirs = Visit.objects.filter(office=office, on=on, attended_by=by).in_attention()
    if seen and (visit := theirs.filter(pk=seen).first()):
        return visit
    waiting = Visit.objects.filter(office=office, on=on).waiting().in_turn()
    free = waiting.select_for_update(skip_locked=True, of=("self",))
    visit = free.exclude(pk=absent).first() or free.first()
    return _called(visit, by, at) if visit else None


@transaction.atomic
def call(*, visit: Visit, by: User, at: datetime) -> Visit:
    """Calls this one, out of turn. Raises `Refused` when somebody else already attends them."""
    visit = Visit.objects.select_for_update(of=("self",)).get(pk=visit.pk)
    if visit.attended_by_id == by.pk and not visit.ended_at:
        return visit
    if visit.called_at or visit.ended_at:
        raise Refused("Otra persona de la oficina ya llamó a este número.")
    return _called(visit, by, at)


def _called(visit: Visit, by: User, at: datetime) -> Visit:
    visit.called_at, visit.attended_by = at, by
    visit.save(update_fields=["called_at", "attended_by"])
    return visit


@transaction.atomic
def recognise(*, visit: Visit, seeker: JobSeeker) -> Visit:
    """Somebody known only by name turns out to be this person.

    Raises `Refused` when the number is of another person, or the person holds another number.
    """
    visits = Visit.objects.select_related("office__comuna__region")
    visit = visits.select_for_update(of=("self",)).get(pk=visit.pk)
    if visit.seeker_id not in (None, seeker.pk):
        raise Refused("Este número ya es de otra persona.")
    visit.seeker, visit.called_as = seeker, ""
    try:
        with transaction.atomic():
            visit.save(update_fields=["seeker", "called_as"])
    except IntegrityError as twice:
        raise Refused("Esta persona ya está en la fila con otro número.") from twice
    return _with_hour(visit, hour_due(visit.office, seeker, visit.arrived_at), visit.on)


@transaction.atomic
def back_to_the_queue(*, visit: Visit) -> Visit:
    """Called by mistake, or did not come when called: waits again, in the same turn.

    Raises `Refused` once the visit ended.
    """
    visit = Visit.objects.select_for_update(of=("self",)).get(pk=visit.pk)
    if visit.ended_at:
        raise Refused("Este número ya terminó.")
    visit.called_at = visit.attended_by = None
    visit.save(update_fields=["called_at", "attended_by"])
    return visit


@transaction.atomic
def leave(*, visit: Visit, at: datetime) -> Visit:
    """The person went away without being served; twice is once."""
    return _end(visit.pk, Visit.Outcome.LEFT, at)


@transaction.atomic
def served(*, attention: Attention) -> Visit | None:
    """Ends the open visit of the attended person in that office that day, if there is one.

    Who was attended without passing by the queue kept the hour that was due, too.
    """
    office, seeker = attention.office, attention.seeker
    on = today_of(office, attention.at)
    visit = Visit.objects.filter(office=office, on=on, seeker=seeker, ended_at=None).first()
    if visit:
        return _end(visit.pk, Visit.Outcome.ATTENDED, attention.at, attention)
    hours_due(office, seeker, attention.at).update(state=Appointment.State.ATTENDED)
    return None


def _end(pk: int, outcome: str, at: datetime, attention: Attention | None = None) -> Visit:
    visit = Visit.objects.select_for_update(of=("self",)).get(pk=pk)
    if visit.ended_at:
        return visit
    visit.ended_at, visit.outcome, visit.attention = max(at, visit.arrived_at), outcome, attention
    if attention and not visit.called_at:
        visit.called_at, visit.attended_by = visit.ended_at, attention.officer
    visit.save(update_fields=["ended_at", "outcome", "attention", "called_at", "attended_by"])
    if visit.appointment_id and attention:
        Appointment.objects.filter(pk=visit.appointment_id).update(state=Appointment.State.ATTENDED)
    return visit
