"""Who works where, and what an office knows about its roads."""

from datetime import date, datetime

from django.core.exceptions import ValidationError
from django.db import transaction

from omil_portal.access.roles import Role
from omil_portal.offices.models import Comuna, Office, StaffMembership, TravelCorrection


class LastManager(ValidationError):
    """An office is never left without someone in charge."""


@transaction.atomic
def add_to_staff(*, office: Office, user, role: Role, since: date) -> StaffMembership:
    """Gives the person the role in the office from `since` on; doing it again changes nothing."""
    membership, _ = StaffMembership.objects.get_or_create(
        user=user, role=role, office=office, until=None, defaults={"since": since}
    )
    return membership


@transaction.atomic
def end_membership(*, membership: StaffMembership, until: date) -> None:
    """From `until` on the role no longer holds. Raises `LastManager`."""
    if membership.role == Role.OFFICE_MANAGER:
        others = (
            StaffMembership.objects.select_for_update()
            .filter(office=membership.office_id, role=Role.OFFICE_MANAGER, until=None)
            .exclude(pk=membership.pk)
        )
        if not others:
            raise LastManager("La oficina no puede quedar sin encargado o encargada.")
    membership.until = max(until, membership.since)
    membership.save(update_fields=["until"])


@transaction.atomic
def correct_travel(
    *,
    office: Office,
    origin: Comuna,
    destination: Comuna,
    minutes: int,
    reason: str,
    by,
    at: datetime,
) -> TravelCorrection:
    """Writes what the office knows of a trip, both ways, over what was there."""
    one, other = sorted([origin, destination], key=lambda comuna: comuna.cut)
    correction = TravelCorrection.objects.filter(origin=one, destination=other).first()
    correction = correction or TravelCorrection(origin=one, destination=other)
    correction.minutes, correction.reason = minutes, reason
    correction.office, correction.corrected_by, correction.corrected_at = office, by, at
    correction.full_clean(exclude=["office", "corrected_by"])
    correction.save()
    return correction
