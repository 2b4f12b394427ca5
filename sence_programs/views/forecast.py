"""Where a goal will end, for its office and its region."""

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.cache import patch_cache_control
from django.views.decorators.http import require_safe

from omil_portal.access.decorators import requires
from omil_portal.access.permissions import Permission as P
from sence_programs.charts.goal import outlook
from sence_programs.goals.future import GoalFuture
from sence_programs.models import ForecastCheck, Goal
from sence_programs.pictures import drawn, key_of


@require_safe
@requires(P.GOALS_VIEW)
def goal_forecast(request, goal_pk):
    """Where the goal ends at this pace, how sure that is, and what it asks a week."""
    future = _future(request, goal_pk)
    office = future.goal.agreement.office
    context = {
        "future": future,
        "goal": future.goal,
        "office": office,
        "agreement": future.goal.agreement,
        "mine": request.actor.can(P.GOALS_VIEW, office_id=office.pk),
        "picture_key": key_of(future.drawn_rows),
        "own_percent": round(100 * future.learned.season.own),
        **_check_words(future.check),
    }
    return render(request, "sence_programs/forecast/goal.html", context)


@require_safe
@requires(P.GOALS_VIEW)
def goal_forecast_chart(request, goal_pk):
    """The same, drawn."""
    rows = _future(request, goal_pk).drawn_rows
    response = HttpResponse(drawn("pronostico", outlook, rows), content_type="image/svg+xml")
    patch_cache_control(response, private=True, max_age=3600)
    return response


def _check_words(check: ForecastCheck | None) -> dict[str, str]:
    """«82 %» and «0,15 (línea recta: 0,20)», as the facts of the page say them."""
    if check is None:
        return {}
    mine, straight = (f"{b:.2f}".replace(".", ",") for b in (check.brier, check.straight_brier))
    return {
        "in_band": f"{check.coverage:.0%}".replace("%", " %"),
        "brier": f"{mine} (línea recta: {straight})",
    }


def _future(request, pk: int) -> GoalFuture:
    goals = Goal.objects.visible_to(request.actor).prefetch_related("targets")
    found = goals.select_related("definition", "agreement__office__comuna")
    try:
        return GoalFuture.read(get_object_or_404(found, pk=pk), timezone.localdate())
    except KeyError as unknown:
        raise Http404 from unknown
