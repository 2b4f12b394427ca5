from allauth.account.adapter import DefaultAccountAdapter
from django.contrib import messages
from django.shortcuts import redirect


class PortalAccountAdapter(DefaultAccountAdapter):
    """People register through their own journey (person or company), never through a bare form."""

    def is_open_for_signup(self, request) -> bool:
        return False

    def respond_user_inactive(self, request, user):
        """Whoever typed the right password of a closed account is told so."""
        messages.error(request, "Esta cuenta está cerrada. Pregunta en tu oficina de empleo.")
        return redirect("account_login")
