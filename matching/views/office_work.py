"""What an office left undone with companies, as a panel of its manager's board."""

from django.http import Http404
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from matching.forms.follow_ups import LATE
from matching.late_follow_ups import late_by_officer
from omil_portal.access.decorators import requires
from omil_portal.access.permissions import Permission as P
from omil_portal.offices.models import Office


@require_safe
@requires(P.AGENDA_SET)
def late_follow_ups(request, slug: str):
    """Calls that nobody made on their day: each figure opens the list that it counted."""
    office = get_object_or_404(Office, slug=slug)
    if not request.actor.can(P.AGENDA_SET, office_id=office.pk):
        raise Http404
    late = late_by_officer(office, timezone.localdate())
    chosen = {"state": LATE, "office": office.pk}
    context = {
        "office": office,
        "late": [(row, _listed(chosen | {"officer": row.officer.pk})) for row in late],
        "calls": sum(row.calls for row in late),
        "all_url": _listed(chosen),
    }
    return render(request, "matching/follow_ups/late.html", context)


def _listed(chosen: dict) -> str:
    """The address of the list with those filters."""
    return reverse("follow_up_list", query=chosen)
