"""Hours that were given and that nobody will attend."""

from datetime import datetime

from django.db.models import Exists, OuterRef, Q
from django.db.models.functions import TruncDate

from jobseekers.models import Appointment, Closure
from jobseekers.office_day import zone_of
from omil_portal.offices.models import Office, StaffMembership


def stranded(office: Office, at: datetime):
    """Booked hours to come, soonest first, whose officer no longer works at the office that day
    (`gone`), or that fall on days that were closed afterwards (`closed`)."""
    coming = Appointment.objects.filter(office=office, state=Appointment.State.BOOKED)
    staff = StaffMembership.objects.filter(
        Q(until=None) | Q(until__gt=OuterRef("day")), office=office, user=OuterRef("officer")
    )
    closures = Closure.objects.filter(
        Q(officer=None) | Q(officer=OuterRef("officer")),
        office=office,
        first__lte=OuterRef("day"),
        last__gte=OuterRef("day"),
    )
    return (
        coming.filter(starts_at__gt=at)
        .annotate(day=TruncDate("starts_at", tzinfo=zone_of(office)))
        .annotate(gone=~Exists(staff), closed=Exists(closures))
        .filter(Q(gone=True) | Q(closed=True))
        .order_by("starts_at", "pk")
    )
