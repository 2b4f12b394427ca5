"""How often one address may try what tells whether a document is known, or opens an account."""

from allauth.core import ratelimit
from allauth.core.internal.ratelimit import consume
from django.forms import BaseForm
from django.http import HttpRequest

TOO_MANY = (
    "Desde esta conexión ya se hicieron muchos intentos. "
    "Espera una hora o pide ayuda en tu oficina de empleo."
)


def hold_back(request: HttpRequest, form: BaseForm, action: str) -> None:
    """Counts a form that is right; one too many gets an error and keeps what was typed.

    `action` names a rate of ACCOUNT_RATE_LIMITS. With the cache away nobody is held back.
    """
    if form.is_valid() and not ratelimit.consume(request, action=action):
        form.add_error(None, TOO_MANY)


def guessed_too_often(request: HttpRequest, action: str) -> bool:
    """Whether the address already opened too many links that lead nowhere."""
    return not consume(request, app="allauth.account", action=action, limit_get=True, dry_run=True)


def count_guess(request: HttpRequest, action: str) -> None:
    """One more link that leads nowhere. `action` names a rate of ACCOUNT_RATE_LIMITS."""
    consume(request, app="allauth.account", action=action, limit_get=True)
