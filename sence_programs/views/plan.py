"""The plan of a semester: the page of an office, and that of its region."""

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponseBadRequest
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from omil_portal.access.decorators import requires
from omil_portal.access.permissions import Permission as P
from omil_portal.offices.current import current_office, current_region
from sence_programs.models import PlanActivity, SemesterPlan
from sence_programs.plans.board import PlanBoard
from sence_programs.plans.lines import lines_of
from sence_programs.plans.region import plans_of
from sence_programs.plans.semesters import Semester
from sence_programs.plans.sums import goals_to_plan
from sence_programs.services.plan import start_plan

MOST_ON_A_SHEET = 20
"""As many activities as fit on a Letter page beside the goals."""


def semester_asked(request) -> Semester:
    """`?semestre=2026-2`, or today's. Raises Http404 for anything else."""
    asked = request.GET.get("semestre")
    if not asked:
        return Semester.of(timezone.localdate())
    try:
        return Semester.parse(asked)
    except ValueError as wrong:
        raise Http404 from wrong


def visible_plan(request, pk: int, permission: P = P.GOALS_VIEW) -> SemesterPlan:
    plans = SemesterPlan.objects.visible_to(request.actor, permission)
    return get_object_or_404(plans.select_related("office__comuna"), pk=pk)


@require_safe
@requires(P.GOALS_VIEW)
def plan(request):
    """The plan of the office the reader acts for; who works in none reads those of the region."""
    if not request.actor.office_ids(P.GOALS_VIEW):
        return redirect("plan_region")
    office, semester = current_office(request), semester_asked(request)
    found = SemesterPlan.objects.of(semester).filter(office=office)
    if kept := found.select_related("office__comuna").first():
        return _plan_page(request, kept)
    context = {
        "office": office,
        "tabs": _tabs(semester),
        "semester": semester,
        "goals": goals_to_plan(office, semester),
        "may_set": request.actor.can(P.PLAN_SET, office_id=office.pk),
    }
    return render(request, "sence_programs/plan/none.html", context)


@require_safe
@requires(P.GOALS_VIEW)
def plan_file(request, pk):
    """The plan of one office, for its region too."""
    return _plan_page(request, visible_plan(request, pk))


@require_safe
@requires(P.GOALS_VIEW)
def plan_sheet(request, pk):
    """The plan on one Letter page."""
    board = PlanBoard.read(visible_plan(request, pk), timezone.localdate())
    active = [(activity, activity.word(board.on)) for activity in board.active]
    context = {
        "board": board,
        "plan": board.plan,
        "listed": active[:MOST_ON_A_SHEET],
        "left": len(active[MOST_ON_A_SHEET:]),
    }
    return render(request, "sence_programs/plan/sheet.html", context)


@require_POST
@requires(P.PLAN_SET)
def plan_start(request):
    """The office's plan, with the months that its seasons suggest."""
    office = current_office(request)
    if not request.actor.can(P.PLAN_SET, office_id=office.pk):
        raise PermissionDenied
    try:
        semester = Semester.parse(request.POST.get("semestre", ""))
    except ValueError:
        return HttpResponseBadRequest()
    made = start_plan(office=office, semester=semester, by=request.user, at=timezone.now())
    return redirect("plan_file", made.pk)


@require_safe
@requires(P.REGION_DASHBOARD)
def plan_region(request):
    """Which offices have a plan this semester, and how far each is."""
    region, semester = current_region(request, P.REGION_DASHBOARD), semester_asked(request)
    rows = plans_of(region, semester, timezone.localdate())
    without = [row.office for row in rows if not row.plan]
    words = "oficina sin plan" if len(without) == 1 else "oficinas sin plan"
    context = {
        "region": region,
        "semester": semester,
        "tabs": _tabs(semester, "plan_region"),
        "rows": rows,
        "without": without,
        "no_plan_title": f"{len(without)} {words}",
    }
    return render(request, "sence_programs/plan/region.html", context)


def _plan_page(request, found: SemesterPlan):
    board = PlanBoard.read(found, timezone.localdate())
    before = found.semester.previous
    earlier = PlanActivity.objects.filter(
        plan__office=found.office_id, plan__year=before.year, plan__half=before.half
    ).exclude(status=PlanActivity.Status.DROPPED)
    in_office = request.actor.can(P.GOALS_VIEW, office_id=found.office_id)
    lines = lines_of(board.activities, found.office_id, request.actor, board.on)
    context = {
        "board": board,
        "plan": found,
        "office": found.office,
        "tabs": _tabs(found.semester) if in_office else [],
        "in_office": in_office,
        "of_active": f"De {len(board.active)} en el plan",
        "rows": lines,
        "acts": any(line.may_act for line in lines),
        "may_set": found.is_visible_to(request.actor, P.PLAN_SET),
        "may_copy": earlier.exclude(
            pk__in=found.activities.filter(copied_from__isnull=False).values("copied_from")
        ).exists(),
    }
    return render(request, "sence_programs/plan/file.html", context)


def _tabs(semester: Semester, page: str = "plan") -> list[dict]:
    """The semester before, the one shown and the one after."""
    return [
        {"label": s.label, "url": f"{reverse(page)}?semestre={s}", "current": s == semester}
        for s in (semester.previous, semester, semester.next)
    ]
