"""A list answered as a workbook at once, when it is short."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.functional import SimpleLazyObject
from django.utils.text import slugify

from omil_portal.access.permissions import Permission
from omil_portal.audit.services import record_export
from omil_portal.downloads.listed import Author, Listed, may_take
from omil_portal.offices.current import current_office, current_region
from omil_portal.offices.models import Office, Region
from omil_portal.spreadsheets.workbook import MEDIA_TYPE, workbook_of

MOST_AT_ONCE = 2_000


def author_of(request: HttpRequest) -> Author:
    """The reader, for the office they act for now, or for their region when they have none."""
    # Looked up only by lists that ask where.
    place = SimpleLazyObject(lambda: _place_of(request))
    return Author(request.user, request.actor, place, timezone.now())


def _place_of(request: HttpRequest) -> Office | Region:
    if any(grant.office_id for grant in request.actor.grants):
        return current_office(request)
    return current_region(request, Permission.REGION_DASHBOARD)


def asked_for(request: HttpRequest) -> bool:
    """The address of the list, with its filters, asks for the workbook."""
    return request.GET.get("formato") == "excel"


def excel_of(request: HttpRequest, listed: Listed, author: Author) -> HttpResponse:
    """The file, once it is noted that the reader took the list away.

    A list longer than `MOST_AT_ONCE` leads back to itself, where a button has it prepared.
    Raises PermissionDenied for who may open the page and not take its rows away.
    """
    if not may_take(author.actor, listed.rights):
        raise PermissionDenied
    found = list(listed.rows[: MOST_AT_ONCE + 1])
    if len(found) > MOST_AT_ONCE:
        messages.info(request, "La lista es larga. Usa «Preparar Excel» y sigue trabajando.")
        kept = request.GET.copy()
        del kept["formato"]
        return redirect(f"{request.path}?{kept.urlencode()}")
    slug = slugify(listed.title)
    record_export(user=request.user, place=author.place, what=slug, at=author.at)
    content = workbook_of(listed.head(author), listed.columns, map(listed.cells, found))
    name = f"{slug}-{timezone.localtime(author.at):%Y-%m-%d}.xlsx"
    return HttpResponse(
        content,
        content_type=MEDIA_TYPE,
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )
