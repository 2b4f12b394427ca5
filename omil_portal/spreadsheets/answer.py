"""A list of the portal answered as a workbook to keep."""

from collections.abc import Callable, Sequence
from datetime import datetime

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.text import slugify

from omil_portal.audit.services import record_export
from omil_portal.offices.models import Office
from omil_portal.spreadsheets.workbook import MEDIA_TYPE, Head, workbook_of

MOST_AT_ONCE = 2_000


def filters_of(form) -> list[tuple[str, str]]:
    """The answers of a filter form as its reader sees them; empty ones are left out."""
    told = []
    for field in form:
        value = form.data.get(field.html_name, "") if form.is_bound else ""
        choices = dict(getattr(field.field, "choices", ()))
        if value:
            told.append((str(field.label), str(choices.get(value, value))))
    return told


def asked_for(request) -> bool:
    """The address of the list, with its filters, asks for the workbook."""
    return request.GET.get("formato") == "excel"


def excel_of(
    request,
    title: str,
    filters: Sequence[tuple[str, str]],
    columns: Sequence[str],
    rows: QuerySet,
    cells: Callable[[object], Sequence[object]],
    *,
    office: Office,
    at: datetime,
) -> HttpResponse:
    """The file, once it is noted that the reader took the list away.

    A list longer than `MOST_AT_ONCE` leads back to itself, where a message says so.
    """
    found = list(rows[: MOST_AT_ONCE + 1])
    if len(found) > MOST_AT_ONCE:
        messages.error(request, "La lista tiene más de 2.000 filas. Usa los filtros.")
        kept = request.GET.copy()
        del kept["formato"]
        return redirect(f"{request.path}?{kept.urlencode()}")
    record_export(user=request.user, office=office, what=slugify(title), at=at)
    head = Head(title, office.name, request.user.full_name, at, filters)
    content = workbook_of(head, columns, map(cells, found))
    answer = HttpResponse(content, content_type=MEDIA_TYPE)
    name = f"{slugify(title)}-{at:%Y-%m-%d}.xlsx"
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer
