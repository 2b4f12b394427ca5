"""A code handed over at the desk, or sent by e-mail, lets a person choose a password, once."""

import secrets
from datetime import datetime, timedelta
from uuid import uuid4

from django.contrib.auth.hashers import check_password, make_password
from django.db import transaction
from django.db.models import F, Q
from django.urls import reverse

from omil_portal.access.actor import actor_for
from omil_portal.access.roles import Role
from omil_portal.accounts.models import AccessCode, User
from omil_portal.outbox.services import write_message

ALPHABET = "ABCDEFGHJKMNPQRTUVWXY346789"
"""Without the letters and figures that look alike on paper: 0 O, 1 I L, 2 Z, 5 S."""
LENGTH = 8
VALID_FOR = timedelta(days=7)
SENT_FOR = timedelta(hours=2)
"""One sent by e-mail is asked for to be used now."""
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
def issue(*, user: User, by: User, at: datetime, vouched: bool = False) -> str:
    """A new code for `user`, shown once; the code it had stops working. Raises `NotForStaff`.

    `vouched`: also for who is staff; the caller answers for who asks it.
    """
    user = User.objects.select_for_update().get(pk=user.pk)
    if not vouched and actor_for(user).roles - {Role.SEEKER}:
        raise NotForStaff
    return _new(user, by, at, VALID_FOR)


@transaction.atomic
def send(*, login: str, at: datetime) -> None:
    """Sends a code to the e-mail of the account with that username or e-mail.

    Says nothing of whether there is such an account, or has an e-mail. A code of the desk that is
    still good stays: somebody else who knows a RUN cannot take it away.
    """
    named = Q(email__iexact=login) if "@" in login else Q(username=login)
    users = User.objects.select_for_update().filter(named, is_active=True).exclude(email=None)
    user = users.first()
    if user is None or _of_the_desk(user, at):
        make_password(login)  # Takes as long as writing one, so time tells nothing.
        return
    code = _new(user, user, at, SENT_FOR)
    write_message(
        key=f"access-code-{uuid4()}",
        address=user.email,
        subject="Tu código para elegir otra clave",
        body=(
            f"Tu código es {code}. Úsalo en las próximas dos horas, con tu RUN, en "
            f"{reverse('access_code')}\n\n"
            "Si no lo pediste, no hagas nada: tu clave sigue igual. No le des el código a nadie."
        ),
        at=at,
    )


def _of_the_desk(user: User, at: datetime) -> bool:
    good = AccessCode.objects.filter(user=user, used_at=None, expires_at__gt=at)
    return good.exclude(issued_by=user).filter(failed_tries__lt=TRIES).exists()


def _new(user: User, by: User, at: datetime, valid_for: timedelta) -> str:
    withdraw(user=user, at=at)
    code = "".join(secrets.choice(ALPHABET) for _ in range(LENGTH))
    AccessCode.objects.create(
        user=user,
        code_hash=make_password(code),
        issued_by=by,
        issued_at=at,
        expires_at=at + valid_for,
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
