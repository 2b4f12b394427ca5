"""Who works where, and what an office knows about its roads."""

from datetime import date, datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from omil_portal.access.actor import Actor, Grant, actor_for
from omil_portal.access.permissions import Permission
from omil_portal.access.roles import Role
from omil_portal.accounts import access_codes
from omil_portal.accounts.models import User
from omil_portal.offices.models import Comuna, Office, StaffMembership, TravelCorrection
from omil_portal.refusals import Refused


class LastManager(ValidationError):
    """An office is never left without someone in charge."""


@transaction.atomic
def welcome(
    *, office: Office, run: str, full_name: str, role: Role, by: User, at: datetime
) -> tuple[StaffMembership, str | None]:
    """Adds whoever has that RUN (canonical) to the office, from the day of `at` on.

    Who has no account gets one, with `full_name`, and the second value is the code to come in:
    told once, never kept. Adding again who never came in, and works nowhere else, gives a new
    code. Any other account that existed keeps its name and its password.
    """
    Office.objects.select_for_update(no_key=True).get(pk=office.pk)
    user, code = User.objects.select_for_update().filter(username=run).first(), None
    if user is None:
        user = User.objects.create_user(username=run, full_name=full_name)
        code = access_codes.issue(user=user, by=by, at=at)
    elif _still_awaited(user, office):
        code = access_codes.issue(user=user, by=by, at=at, vouched=True)
    else:
        # One handed to them as a job seeker must not open what staff may open.
        access_codes.withdraw(user=user, at=at)
    since = timezone.localdate(at)
    return add_to_staff(office=office, user=user, role=role, since=since), code


def _still_awaited(user: User, office: Office) -> bool:
    """Never came in, and holds nothing outside the office: nobody else's account is opened."""
    grants = actor_for(user).grants
    return not user.has_usable_password() and all(g.office_id == office.pk for g in grants)


@transaction.atomic
def new_code(*, membership: StaffMembership, by: User, manager: Actor, at: datetime) -> str:
    """A code for somebody of the team who forgot the password, told once.

    Raises `Refused` for oneself, and for an account that opens what `manager`, who is `by`, does
    not answer for.
    """
    user = User.objects.select_for_update().get(pk=membership.user_id)
    if user == by:
        raise Refused("Tu propia clave se cambia en «Cambiar mi clave», o la pide otra persona.")
    if not all(_answers_for(manager, grant) for grant in actor_for(user).grants):
        raise Refused(
            f"{user} también entra a otra oficina o empresa. "
            "Que pida el código a su correo, en «Entrar»."
        )
    return access_codes.issue(user=user, by=by, at=at, vouched=True)


def _answers_for(manager: Actor, grant: Grant) -> bool:
    """The person's own record is theirs in any case: the desk gives that code too."""
    if grant.role is Role.SEEKER:
        return True
    here = grant.office_id is not None
    return here and manager.can(Permission.STAFF_MANAGE, office_id=grant.office_id)


@transaction.atomic
def add_to_staff(*, office: Office, user: User, role: Role, since: date) -> StaffMembership:
    """Gives the person the role in the office from `since` on; doing it again changes nothing."""
    membership, _ = StaffMembership.objects.get_or_create(
        user=user, role=role, office=office, until=None, defaults={"since": since}
    )
    return membership


@transaction.atomic
def end_membership(*, membership: StaffMembership, until: date) -> None:
    """From `until` on the role no longer holds; ending it again changes nothing.

    Raises `LastManager` when nobody else would be in charge that day and from then on.
    """
    _one_ending_at_a_time(membership.office_id)
    membership.refresh_from_db()
    if membership.until is not None:
        return
    if membership.role == Role.OFFICE_MANAGER and not _somebody_else_in_charge(membership, until):
        raise LastManager("La oficina no puede quedar sin encargado o encargada.")
    membership.until = max(until, membership.since)
    membership.save(update_fields=["until"])


def _one_ending_at_a_time(office_id: int | None) -> None:
    """Of an office, until the transaction ends: two managers cannot both count on the other."""
    Office.objects.select_for_update(no_key=True).filter(pk=office_id).first()


def _somebody_else_in_charge(membership: StaffMembership, on: date) -> bool:
    """On that day and from then on."""
    managers = StaffMembership.objects.filter(
        office=membership.office_id,
        role=Role.OFFICE_MANAGER,
        since__lte=on,
        until=None,
        user__is_active=True,
    )
    return managers.exclude(pk=membership.pk).exists()


@transaction.atomic
def correct_travel(
    *,
    office: Office,
    origin: Comuna,
    destination: Comuna,
    minutes: int,
    reason: str,
    by: User,
    at: datetime,
) -> TravelCorrection:
    """Writes what the office knows of a trip, both ways, over what was there.

    Raises `ValidationError` for a trip from a comuna to itself, or of minutes out of range.
    """
    one, other = sorted([origin, destination], key=lambda comuna: comuna.cut)
    # One correction of a pair at a time, also of one that has no row to lock yet.
    Comuna.objects.select_for_update(no_key=True).get(pk=one.pk)
    correction = TravelCorrection.objects.filter(origin=one, destination=other).first()
    correction = correction or TravelCorrection(origin=one, destination=other)
    correction.minutes, correction.reason = minutes, reason
    correction.office, correction.corrected_by, correction.corrected_at = office, by, at
    correction.full_clean(exclude=["office", "corrected_by"])
    correction.save()
    return correction
