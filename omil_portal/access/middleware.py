"""Deny by default, before the view runs."""

from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import BadRequest, PermissionDenied
from django.utils.cache import patch_cache_control
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


class PrivateAnswers:
    """Nothing drawn for somebody signed in is kept, by a proxy or by a computer others share."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        if request.user.is_authenticated and not response.has_header("Cache-Control"):
            patch_cache_control(response, private=True, no_store=True)
        return response


class NoNulInAddresses:
    """PostgreSQL takes no NUL in a text, and no page asks for one: the address is refused."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_view(self, request, view, args, kwargs):
        if any("\0" in value for values in request.GET.lists() for value in values[1]):
            raise BadRequest("NUL in the address")
