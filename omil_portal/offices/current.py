"""The office or the region a staff member acts for, among theirs and kept in the session."""

from django.core.exceptions import PermissionDenied
from django.db.models import Exists, OuterRef
from django.http import Http404, HttpRequest

from omil_portal.access.permissions import Permission
from omil_portal.offices.models import Office, Region

SESSION_KEY = "office"
REGION_KEY = "region"


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


def regions_of(request: HttpRequest, permission: Permission):
    """The regions where the reader holds `permission`, those with an office first."""
    offices = Office.objects.filter(comuna__region=OuterRef("pk"))
    mine = Region.objects.filter(pk__in=request.actor.region_ids(permission))
    return mine.annotate(staffed=Exists(offices)).order_by("-staffed", "pk")


def current_region(request: HttpRequest, permission: Permission) -> Region:
    """The region in the address (`?region=10`), the one chosen before, or the first of theirs.

    Raises Http404 for a region that is not the reader's, and when they have none.
    """
    asked = request.GET.get("region") or request.session.get(REGION_KEY)
    mine = regions_of(request, permission)
    found = mine.filter(pk=asked).first() if asked else mine.first()
    if found is None:
        raise Http404
    return found
