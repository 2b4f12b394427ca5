"""How often one address may try what tells whether a document is known, or opens an account."""

from allauth.core import ratelimit
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
