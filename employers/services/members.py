"""Who acts for a company: a newcomer counts only after somebody answers for them."""

from datetime import datetime

from django.core.exceptions import PermissionDenied
from django.db import transaction

from employers.models import EmployerMember
from omil_portal.access.actor import actor_for
from omil_portal.access.permissions import Permission
from omil_portal.accounts.models import User
from omil_portal.outbox.services import write_message


def may_confirm(by: User, member: EmployerMember) -> bool:
    """Another member of the company, or the staff of an OMIL who visit companies; never oneself."""
    actor = actor_for(by)
    return by.pk != member.user_id and (
        member.employer_id in actor.employer_ids(Permission.OWN_VACANCIES)
        or bool(actor.office_ids(Permission.EMPLOYER_CONTACT))
    )


@transaction.atomic
def confirm_member(*, member: EmployerMember, by: User, at: datetime) -> EmployerMember:
    """From now on the person acts for the company. Raises PermissionDenied."""
    member = _open(member, by)
    if member.confirmed_at is None and member.ended_at is None:
        member.confirmed_at = at
        member.save(update_fields=["confirmed_at"])
        write_message(
            key=f"member-confirmed-{member.pk}",
            user=member.user,
            subject="Ya puedes actuar por tu empresa",
            body=f"Confirmaron que trabajas en {member.employer}. Ya puedes publicar ofertas.",
            at=at,
        )
    return member


@transaction.atomic
def end_membership(*, member: EmployerMember, by: User, at: datetime) -> EmployerMember:
    """The person no longer acts for the company, or never did. Raises PermissionDenied."""
    member = _open(member, by)
    if member.ended_at is None:
        member.ended_at = at
        member.save(update_fields=["ended_at"])
    return member


def _open(member: EmployerMember, by: User) -> EmployerMember:
    rows = EmployerMember.objects.select_for_update(of=("self",))
    member = rows.select_related("user", "employer").get(pk=member.pk)
    if not may_confirm(by, member):
        raise PermissionDenied
    return member


def tell_members(*, newcomer: EmployerMember, at: datetime) -> None:
    """Asks those who act for the company whether they know the newcomer."""
    asked = EmployerMember.objects.filter(
        employer=newcomer.employer, ended_at=None, confirmed_at__isnull=False
    )
    for member in asked.select_related("user"):
        write_message(
            key=f"member-asks-{newcomer.pk}-{member.pk}",
            user=member.user,
            subject=f"{newcomer.user.full_name} pide actuar por tu empresa"[:150],
            body="Si trabaja contigo, confírmalo en «Mi empresa». Si no, recházalo ahí mismo.",
            at=at,
        )
