"""Deny by default, before the view runs."""

from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.utils.functional import SimpleLazyObject

from omil_portal.access.actor import actor_for
from omil_portal.access.decorators import PUBLIC, SIGNED_IN


class AccessMiddleware:
    """Sets `request.actor` and holds each view to the rule it declared."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        request.actor = SimpleLazyObject(lambda: actor_for(request.user))
        return self.get_response(request)

    def process_view(self, request, view, args, kwargs):
        rule = getattr(view, "access_rule", None)
        if rule == PUBLIC:
            return None
        if not request.user.is_authenticated:
            return redirect_to_login(request.get_full_path())
        if rule == SIGNED_IN:
            return None
        if not rule or not any(request.actor.can(permission) for permission in rule):
            raise PermissionDenied
        return None
