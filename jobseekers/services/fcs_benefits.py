"""Since when a person draws the Fondo de Cesantía Solidario, and in how many payments."""

from datetime import date, datetime
from uuid import UUID

from django.db import IntegrityError, transaction

from jobseekers.fcs.calendar import month_after, month_name, month_of
from jobseekers.fcs.rules import rules_on
from jobseekers.models import FcsBenefit, JobSeeker
from jobseekers.services.fcs import locked
from jobseekers.services.people import file_that_stays
from omil_portal.accounts.models import User
from omil_portal.offices.models import Office
from omil_portal.refusals import Refused


@transaction.atomic
def open_benefit(
    *,
    seeker: JobSeeker,
    office: Office,
    first_month: date,
    payments: int,
    by: User,
    at: datetime,
    request_id: UUID,
) -> FcsBenefit:
    """The person draws the benefit from that month, in so many monthly payments.

    Raises `Refused` for a number of payments that the law does not give, and when another
    benefit of the person has a month of these.
    """
    # Who asks second waits, and then sees what the first wrote.
    seeker = file_that_stays(seeker)
    if known := FcsBenefit.objects.filter(request_id=request_id).first():
        return known
    first, last = _months(first_month, payments)
    benefit = FcsBenefit(seeker=seeker, office=office, first_month=first, last_month=last)
    benefit.opened_by, benefit.opened_at, benefit.request_id = by, at, request_id
    return _saved(benefit)


@transaction.atomic
def change_months(*, benefit: FcsBenefit, first_month: date, payments: int) -> FcsBenefit:
    """The months as they truly are; the same again changes nothing.

    Raises `Refused` as `open_benefit` does, and when a month that was recorded would fall out.
    """
    benefit = locked(benefit)
    first, last = _months(first_month, payments)
    out = benefit.certifications.exclude(month__gte=first, month__lte=last).order_by("month")
    if row := out.first():
        raise Refused(
            f"{month_name(row.month).capitalize()} ya está anotado: no puede quedar fuera."
        )
    benefit.first_month, benefit.last_month = first, last
    return _saved(benefit)


@transaction.atomic
def remove_benefit(*, benefit: FcsBenefit) -> None:
    """It never was, as when it was noted in the file of another person. Removed already is well.

    Raises `Refused` once a month of it was recorded.
    """
    fresh = FcsBenefit.objects.select_for_update(of=("self",)).filter(pk=benefit.pk).first()
    if fresh and fresh.certifications.exists():
        raise Refused("Este cobro ya tiene meses anotados: se corrigen, y no se quita.")
    if fresh:
        fresh.delete()


def _months(first_month: date, payments: int) -> tuple[date, date]:
    """First and last month of so many payments. Raises `Refused` for what the law does not give."""
    first = month_of(first_month)
    try:
        most = rules_on(first).most_payments
    except LookupError:
        raise Refused("No tenemos las reglas de un mes tan antiguo.") from None
    if not 1 <= payments <= most:
        raise Refused(f"Los pagos van de 1 a {most}.")
    return first, month_after(first, payments - 1)


def _saved(benefit: FcsBenefit) -> FcsBenefit:
    try:
        with transaction.atomic():
            benefit.save()
    except IntegrityError:
        raise Refused("La persona ya tiene un cobro en alguno de esos meses.") from None
    return benefit
