"""A code handed over at the desk lets a person without e-mail choose a password, once."""

import secrets
from datetime import datetime, timedelta

from django.contrib.auth.hashers import check_password, make_password
from django.db import transaction
from django.db.models import F

from omil_portal.access.actor import actor_for
from omil_portal.access.roles import Role
from omil_portal.accounts.models import AccessCode, User

ALPHABET = "ABCDEFGHJKMNPQRTUVWXY346789"
"""Without the letters and figures that look alike on paper: 0 O, 1 I L, 2 Z, 5 S."""
LENGTH = 8
VALID_FOR = timedelta(days=7)
TRIES = 5


class WrongCode(ValueError):
    """Wrong, used, expired or tried too often; the message never says which."""

    def __init__(self) -> None:
        super().__init__(
            "El RUN o el código no coinciden, o el código ya no sirve. "
            "Revísalos o pide otro código en tu oficina."
        )


class NotForStaff(ValueError):
    """The account can do more than look for work: a desk must not be able to take it over."""

    def __init__(self) -> None:
        super().__init__("Esta cuenta también es de un equipo o empresa. No admite código.")


def normalize(typed: str) -> str:
    """As people copy it: lower case, spaces and dashes forgiven."""
    return "".join(c for c in typed.upper() if c.isalnum())


@transaction.atomic
def issue(*, user: User, by: User, at: datetime, first: bool = False) -> str:
    """A new code for `user`, shown once; the code it had stops working. Raises `NotForStaff`.

    `first` lets in staff who never chose a password; the caller answers for who asks it.
    """
    user = User.objects.select_for_update().get(pk=user.pk)
    never_came_in = first and not user.has_usable_password()
    if actor_for(user).roles - {Role.SEEKER} and not never_came_in:
        raise NotForStaff
    withdraw(user=user, at=at)
    code = "".join(secrets.choice(ALPHABET) for _ in range(LENGTH))
    AccessCode.objects.create(
        user=user,
        code_hash=make_password(code),
        issued_by=by,
        issued_at=at,
        expires_at=at + VALID_FOR,
    )
    return code


def withdraw(*, user: User, at: datetime) -> None:
    """No code opens the account any more."""
    AccessCode.objects.filter(user=user, used_at=None).update(used_at=at)


def redeem(*, username: str, code: str, at: datetime) -> User:
    """The user whose open code this is; the code is used up. Raises `WrongCode`.

    A wrong try counts even though nothing else changes, so the count is not rolled back.
    """
    with transaction.atomic():
        opened = (
            AccessCode.objects.select_for_update()
            .filter(user__username=username, used_at=None, expires_at__gt=at)
            .filter(failed_tries__lt=TRIES, user__is_active=True)
            .select_related("user")
            .first()
        )
        if opened is None:
            make_password(code)  # Takes as long as checking one, so time tells nothing.
        elif check_password(normalize(code), opened.code_hash):
            opened.used_at = at
            opened.save(update_fields=["used_at"])
            return opened.user
        else:
            AccessCode.objects.filter(pk=opened.pk).update(failed_tries=F("failed_tries") + 1)
    raise WrongCode
