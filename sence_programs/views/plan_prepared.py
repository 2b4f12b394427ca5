"""The form of a fair or a course, filled in from the activity of a plan that it will be."""

from django.http import Http404
from django.shortcuts import get_object_or_404

from omil_portal.access.permissions import Permission
from sence_programs.models import PlanActivity


def planned_activity(request, kind: str, permission: Permission) -> PlanActivity | None:
    """`?actividad=7`, of an office where the reader has `permission`; None when none is named.

    Raises Http404 for one of another kind or office, or one that was settled.
    """
    asked = request.GET.get("actividad")
    if not asked:
        return None
    if not asked.isdecimal():
        raise Http404
    offices = request.actor.office_ids(permission)
    found = PlanActivity.objects.filter(plan__office__in=offices, kind=kind)
    related = found.filter(status=PlanActivity.Status.PLANNED).select_related(
        "plan__office__comuna"
    )
    return get_object_or_404(related, pk=int(asked))


def fair_from(activity: PlanActivity | None) -> dict[str, object]:
    """What the plan already says of the fair."""
    if activity is None:
        return {}
    office = activity.plan.office
    said = {"title": activity.title, "office": office, "comuna": office.comuna}
    return said | ({"starts_on": activity.on, "ends_on": activity.on} if activity.on else {})
