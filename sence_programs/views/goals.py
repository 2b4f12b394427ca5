"""An office's own goals, and the list behind each."""

from django.http import Http404, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.cache import patch_cache_control
from django.views.decorators.http import require_safe

from omil_portal.access.decorators import requires
from omil_portal.access.permissions import Permission as P
from omil_portal.downloads.answer import asked_for, author_of, excel_of
from omil_portal.offices.current import current_office
from sence_programs.charts.goal import history
from sence_programs.excel_behind import behind_goal
from sence_programs.goals.groups import groups_of
from sence_programs.goals.history import kept_points, months_of
from sence_programs.goals.values import counted_for, standings
from sence_programs.indicators import INDICATORS
from sence_programs.models import Agreement, Goal
from sence_programs.pictures import drawn, key_of
from sence_programs.views.lists import listed, period_words, rule_words


@require_safe
@requires(P.GOALS_VIEW)
def office_goals(request):
    """The goals of the year, what each should have by now, and what is missing a week."""
    now, office = timezone.localtime(), current_office(request)
    agreements = Agreement.objects.filter(office=office, year=now.year)
    agreement = agreements.select_related("office__comuna").first()
    groups = groups_of(agreement, now.date()) if agreement else []
    late = [s for group in groups for s in group.standings if s.progress.will_miss]
    words = "meta va atrasada" if len(late) == 1 else "metas van atrasadas"
    context = {
        "office": office,
        "now": now,
        "agreement": agreement,
        "groups": groups,
        "late": late,
        "late_title": f"{len(late)} {words}",
    }
    return render(request, "sence_programs/office_goals.html", context)


@require_safe
@requires(P.GOALS_VIEW)
def goal_list_behind(request, goal_pk):
    """The very rows that the goal counts: by name for those who serve them, masked for others."""
    goal, on = _goal(request, goal_pk), timezone.localdate()
    indicator = INDICATORS.get(goal.definition.indicator)
    if indicator is None:
        raise Http404
    if asked_for(request):
        author = author_of(request)
        return excel_of(request, behind_goal(author, QueryDict(f"meta={goal.pk}")), author)
    counted, points = counted_for(goal, on), kept_points(goal)
    (standing,), months = standings(Goal.objects.filter(pk=goal.pk), on), months_of(goal)
    named = request.actor.can(P.PERSON_VIEW, office_id=goal.agreement.office_id)
    context = {
        "goal": goal,
        "indicator": indicator,
        "number": indicator.total(counted),
        "standing": standing,
        "progress": standing.progress,
        "period": period_words(goal.agreement.starts_on, min(on, goal.agreement.cut_off)),
        "rule": rule_words(goal.definition.parameters),
        "months": months,
        "corrected": [month for month in months if month.corrections],
        "picture_key": key_of(_drawn_rows(goal, points)),
        "may_correct": goal.agreement.is_visible_to(request.actor, P.GOALS_SET),
        **listed(request, counted, named=named),
    }
    return render(request, "sence_programs/goal_list_behind.html", context)


@require_safe
@requires(P.GOALS_VIEW)
def goal_chart(request, goal_pk):
    """How the goal advanced, night by night."""
    goal = _goal(request, goal_pk)
    rows = _drawn_rows(goal, kept_points(goal))
    response = HttpResponse(drawn("avance", history, rows), content_type="image/svg+xml")
    patch_cache_control(response, private=True, max_age=3600)
    return response


def _goal(request, pk: int) -> Goal:
    goals = Goal.objects.visible_to(request.actor)
    return get_object_or_404(goals.select_related("definition", "agreement__office__comuna"), pk=pk)


def _drawn_rows(goal: Goal, points) -> list[tuple]:
    agreement = goal.agreement
    frame = (str(agreement.starts_on), str(agreement.cut_off), goal.target)
    return [frame, *((str(point.on), point.value) for point in points)]
