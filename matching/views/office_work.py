"""What an office left undone with companies, as a panel of its manager's board."""

from dataclasses import replace

from django.http import Http404, QueryDict
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from matching import excel
from matching.forms.follow_ups import LATE
from omil_portal.access.decorators import requires
from omil_portal.access.permissions import Permission as P
from omil_portal.downloads.answer import asked_for, author_of, excel_of
from omil_portal.offices.models import Office


@require_safe
@requires(P.AGENDA_SET)
def late_follow_ups(request, slug: str):
    """Calls that nobody made on their day: each figure opens the list that it counted."""
    office = get_object_or_404(Office, slug=slug)
    if not request.actor.can(P.AGENDA_SET, office_id=office.pk):
        raise Http404
    author = replace(author_of(request), place=office)
    listed = excel.late_follow_ups(author, QueryDict(f"oficina={slug}"))
    if asked_for(request):
        return excel_of(request, listed, author)
    late = listed.rows
    chosen = {"state": LATE, "office": office.pk}
    context = {
        "office": office,
        "late": [(row, _listed(chosen | {"officer": row.officer.pk})) for row in late],
        "calls": sum(row.calls for row in late),
        "all_url": _listed(chosen),
        "in_a_panel": request.htmx and not request.htmx.boosted,
    }
    return render(request, "matching/follow_ups/late.html", context)


def _listed(chosen: dict) -> str:
    """The address of the list with those filters."""
    return reverse("follow_up_list", query=chosen)
