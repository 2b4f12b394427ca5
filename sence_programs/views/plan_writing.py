"""What the manager writes into a plan: months, activities, and what became of them."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import Q
from django.http import HttpResponseBadRequest
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from omil_portal.access.decorators import requires
from omil_portal.access.permissions import Permission as P
from omil_portal.refusals import Refused
from sence_programs.forms.plan import PlanActivityForm, PlanTargetsForm
from sence_programs.goals.outlooks import learned_for
from sence_programs.models import Goal, PlanActivity, SemesterPlan
from sence_programs.plans.sums import due, goals_to_plan, suggested, values_before
from sence_programs.services.plan import (
    copy_last_semester,
    save_activity,
    set_plan_targets,
    settle_activity,
)
from sence_programs.views.plan import visible_plan


@requires(P.PLAN_SET)
def plan_targets(request, pk, goal_pk):
    """The months of one goal; together they are what the semester must add."""
    plan, on = visible_plan(request, pk, P.PLAN_SET), timezone.localdate()
    goals = goals_to_plan(plan.office, plan.semester).filter(pk=goal_pk)
    goal = get_object_or_404(goals)
    must = due(goal, plan.semester, values_before(goals, plan.semester, on)[goal.pk])
    proposal = suggested(goal, plan.semester, must, learned_for([goal])[goal.pk])
    kept = dict(plan.targets.filter(goal=goal).values_list("month", "target"))
    form = PlanTargetsForm(
        request.POST or None, semester=plan.semester, must=must, proposal=proposal, kept=kept
    )
    if request.method == "POST" and form.is_valid() and _kept(plan, goal, form, on):
        messages.success(request, "Guardamos los meses de la meta.")
        return redirect("plan_file", plan.pk)
    context = {"plan": plan, "goal": goal, "form": form, "must": must}
    return render(request, "sence_programs/plan/targets.html", context)


def _kept(plan: SemesterPlan, goal: Goal, form: PlanTargetsForm, on) -> bool:
    """False when what must be added changed meanwhile: the form then says so."""
    try:
        set_plan_targets(plan=plan, goal=goal, targets=form.targets, on=on)
    except Refused as no:
        form.add_error(None, str(no))
        return False
    return True


@requires(P.PLAN_SET)
def plan_activity_new(request, pk):
    plan = visible_plan(request, pk, P.PLAN_SET)
    form = PlanActivityForm(request.POST or None, plan=plan, on=timezone.localdate())
    if request.method == "POST" and form.is_valid():
        activity = form.save(commit=False)
        activity.request_id = form.cleaned_data["request_id"]
        save_activity(activity=activity, by=request.user)
        messages.success(request, "Agregamos la actividad.")
        return redirect("plan_file", plan.pk)
    return render(
        request, "sence_programs/plan/activity.html", {"plan": plan, "activity": None, "form": form}
    )


@requires(P.PLAN_SET)
def plan_activity_edit(request, activity_pk):
    activity = _activity(request, activity_pk)
    form = PlanActivityForm(
        request.POST or None, instance=activity, plan=activity.plan, on=timezone.localdate()
    )
    if request.method == "POST" and form.is_valid():
        save_activity(activity=form.save(commit=False), by=request.user)
        messages.success(request, "Guardamos la actividad.")
        return redirect("plan_file", activity.plan_id)
    context = {"plan": activity.plan, "activity": activity, "form": form}
    return render(request, "sence_programs/plan/activity.html", context)


@require_POST
@requires(P.PLAN_SET, P.EMPLOYER_CONTACT)
def plan_activity_settle(request, activity_pk):
    """Done, dropped, or again to be done. Who visits companies says so of a visit."""
    plans = PlanActivity.objects.visible_to(request.actor, P.PLAN_SET)
    visits = PlanActivity.objects.visible_to(request.actor, P.EMPLOYER_CONTACT)
    activities = PlanActivity.objects.filter(
        Q(pk__in=plans.values("pk"))
        | Q(pk__in=visits.filter(kind=PlanActivity.Kind.VISIT).values("pk"))
    )
    activity = get_object_or_404(activities.select_related("plan__office__comuna"), pk=activity_pk)
    status = request.POST.get("status", "")
    if status not in PlanActivity.Status.values:
        return HttpResponseBadRequest()
    if status == PlanActivity.Status.DROPPED and not activity.is_visible_to(
        request.actor, P.PLAN_SET
    ):
        raise PermissionDenied
    settle_activity(activity=activity, status=status, by=request.user, on=timezone.localdate())
    label = PlanActivity.Status(status).label.lower()
    messages.success(request, f"«{activity.title}» queda como {label}.")
    return redirect("plan_file", activity.plan_id)


@require_POST
@requires(P.PLAN_SET)
def plan_copy(request, pk):
    """The activities of the semester before, in one click."""
    plan = visible_plan(request, pk, P.PLAN_SET)
    copied = copy_last_semester(plan=plan, by=request.user, on=timezone.localdate())
    if copied:
        what = "una actividad" if copied == 1 else f"{copied} actividades"
        messages.success(request, f"Copiamos {what}. Revisa sus días y responsables.")
    else:
        messages.info(request, "No había nada más que copiar.")
    return redirect("plan_file", plan.pk)


def _activity(request, pk: int) -> PlanActivity:
    activities = PlanActivity.objects.visible_to(request.actor, P.PLAN_SET)
    return get_object_or_404(activities.select_related("plan__office__comuna"), pk=pk)
