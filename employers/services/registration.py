"""A company comes in with the person who registers it; one row a RUT in the whole network."""

from datetime import datetime
from uuid import UUID

from django.db import IntegrityError, transaction

from employers.models import Employer, EmployerMember
from employers.services.members import tell_members
from omil_portal.accounts.models import User
from omil_portal.accounts.run import Run
from omil_portal.offices.models import Comuna


class AccountExists(ValueError):
    """Somebody already signs in with that RUN: they should sign in and register from there."""


class EmailTaken(ValueError):
    """Another account has that e-mail."""


@transaction.atomic
def register_company(
    *,
    rut: Run,
    legal_name: str,
    comuna: Comuna,
    user: User,
    at: datetime,
    request_id: UUID | None = None,
) -> EmployerMember:
    """Makes `user` a member of the company with that RUT, new or known.

    Whoever registers it first acts for it at once. Later ones wait until a member or the OMIL
    confirms them, and the members are told. Doing it twice gives the same membership.
    """
    employer, is_new = Employer.objects.get_or_create(
        rut_number=rut.number,
        defaults={
            "rut_dv": rut.dv,
            "legal_name": legal_name,
            "comuna": comuna,
            "created_at": at,
        },
    )
    member, joined = EmployerMember.objects.get_or_create(
        employer=employer,
        user=user,
        ended_at=None,
        defaults={
            "since": at,
            "confirmed_at": at if is_new else None,
            "request_id": request_id,
        },
    )
    if joined and not is_new:
        tell_members(newcomer=member, at=at)
    return member


@transaction.atomic
def register_with_account(
    *,
    run: Run,
    full_name: str,
    email: str,
    password: str,
    request_id: UUID,
    at: datetime,
    **company,
) -> EmployerMember:
    """The same for somebody without an account, who gets one with that password.

    `company` is what `register_company` takes. Raises `AccountExists` or `EmailTaken`; the same
    form sent twice gives the membership it made.
    """
    try:
        with transaction.atomic():
            user = User.objects.create_user(
                username=run.canonical, full_name=full_name, email=email, password=password
            )
    except IntegrityError:
        return _of_the_first_click(run, password, request_id)
    return register_company(user=user, at=at, request_id=request_id, **company)


def _of_the_first_click(run: Run, password: str, request_id: UUID) -> EmployerMember:
    member = EmployerMember.objects.filter(request_id=request_id).select_related("user").first()
    if member and member.user.username == run.canonical and member.user.check_password(password):
        return member
    if User.objects.filter(username=run.canonical).exists():
        raise AccountExists
    raise EmailTaken
