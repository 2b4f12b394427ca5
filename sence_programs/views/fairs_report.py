"""What a fair gave: page, workbook, and the rows behind each number."""

from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from omil_portal.access.decorators import requires
from omil_portal.access.permissions import Permission as P
from sence_programs.fairs.figures import FIGURES, report_of, rows_after, rows_behind
from sence_programs.fairs.listing import Who, listing_of, seeker_of
from sence_programs.fairs.workbook import MEDIA_TYPE, workbook_of
from sence_programs.views.fairs_found import followed_fair

A_PAGE = 25


@require_safe
@requires(P.FAIRS_VIEW)
def fair_report(request, pk: int):
    """The figures of the fair on one sheet, live or as they were when it was closed."""
    fair = followed_fair(request, pk)
    context = {"fair": fair, "report": report_of(fair), "now": timezone.now()}
    return render(request, "sence_programs/fairs/fair_report.html", context)


@require_safe
@requires(P.FAIRS_VIEW)
def fair_report_xlsx(request, pk: int):
    """The same numbers as a workbook."""
    fair = followed_fair(request, pk)
    content = workbook_of(report_of(fair), at=timezone.localtime())
    return HttpResponse(
        content,
        content_type=MEDIA_TYPE,
        headers={"Content-Disposition": f'attachment; filename="feria-{fair.pk}.xlsx"'},
    )


@require_safe
@requires(P.FAIRS_VIEW)
def fair_report_list(request, pk: int, figure: str):
    """The very rows that a number counts; `?despues=1`: those after the closing."""
    fair, counted = followed_fair(request, pk), FIGURES.get(figure)
    after = request.GET.get("despues") == "1" and fair.report is not None
    if counted is None or (after and not counted.later):
        raise Http404
    rows = rows_after(fair, counted) if after else rows_behind(fair, counted)
    context = {"fair": fair, "counted": counted, "after": after} | _listed(request, fair, rows)
    return render(request, "sence_programs/fairs/fair_report_list.html", context)


def _listed(request, fair, rows) -> dict:
    """What `includes/counted_rows.html` draws; only who holds the fair reads names."""
    listing = listing_of(rows)
    found = rows.select_related(*listing.related).order_by(*listing.order)
    page = Paginator(found, A_PAGE).get_page(request.GET.get("page"))
    who = Who(request.actor, named=fair.is_held_by(request.actor, P.FAIR_CHECK_IN))
    objects = list(page.object_list)
    who.prepare([seeker for seeker in map(seeker_of, objects) if seeker])
    told = [listing.row(row, who) for row in objects]
    page.object_list = [
        {
            "title": row.title,
            "url": row.url,
            "cells": list(zip(listing.columns[1:], row.cells, strict=True)),
        }
        for row in told
    ]
    return {"page": page, "columns": listing.columns, "noun": listing.noun}
