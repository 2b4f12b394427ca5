"""The office a staff member acts for, chosen among theirs and kept in the session."""

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest

from omil_portal.offices.models import Office

SESSION_KEY = "office"


def offices_of(request: HttpRequest):
    """The offices where the reader holds any role, by name."""
    held = {grant.office_id for grant in request.actor.grants if grant.office_id}
    return Office.objects.filter(pk__in=held).select_related("comuna__region")


def current_office(request: HttpRequest) -> Office:
    """The office chosen in this session, or the first by name; read once for each request.

    Raises PermissionDenied for a reader who works in none.
    """
    if not hasattr(request, "_current_office"):
        offices = list(offices_of(request))
        if not offices:
            raise PermissionDenied
        chosen = request.session.get(SESSION_KEY)
        request._current_office = next((o for o in offices if o.pk == chosen), offices[0])
    return request._current_office
