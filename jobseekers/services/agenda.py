"""Changes of what an office gives hours for."""

from datetime import date, timedelta

from django.db import transaction

from jobseekers.models import Appointment, Closure, Shift
from jobseekers.office_day import days_of, zone_of
from omil_portal.offices.models import Office


def shifts_on(office: Office, on: date) -> list[Shift]:
    """Those that hold on the day `on` or begin later."""
    shifts = Shift.objects.filter(service__office=office).exclude(until__lte=on)
    return list(
        shifts.select_related("officer").order_by("weekday", "starts", "officer__full_name")
    )


@transaction.atomic
def end_shift(*, shift: Shift, on: date) -> int:
    """Ends it from the day `on`, once; returns how many hours already given fall in it."""
    shift = (
        Shift.objects.select_for_update(of=("self",))
        .select_related("service__office__comuna__region")
        .get(pk=shift.pk)
    )
    if shift.until is None or shift.until > on:
        shift.until = on
        shift.save(update_fields=["until"])
    zone = zone_of(shift.service.office)
    booked = Appointment.objects.filter(
        service=shift.service,
        officer=shift.officer,
        state=Appointment.State.BOOKED,
        starts_at__gte=days_of(shift.service.office, on, on)[0],
    )
    starts = [start.astimezone(zone) for start in booked.values_list("starts_at", flat=True)]
    return sum(
        start.weekday() == shift.weekday and shift.starts <= start.time() < shift.ends
        for start in starts
    )


def hit_by(closure: Closure) -> int:
    """How many hours already given fall on the days without attention."""
    last = min(closure.last, date.max - timedelta(days=1))
    booked = Appointment.objects.filter(
        office=closure.office, state=Appointment.State.BOOKED
    ).between(*days_of(closure.office, closure.first, last))
    return (booked.filter(officer=closure.officer) if closure.officer_id else booked).count()
