"""A goal's year divided by months or semesters."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render

from omil_portal.access.decorators import requires
from omil_portal.access.permissions import Permission as P
from omil_portal.refusals import Refused
from sence_programs.forms.goal_targets import GoalTargetsForm
from sence_programs.goals.months import MONTH, SEMESTER
from sence_programs.models import Agreement, Goal
from sence_programs.services.goal_targets import set_targets

LENGTHS = {"mes": MONTH, "semestre": SEMESTER}


@requires(P.GOALS_SET)
def goal_targets(request, goal_pk: int):
    """Asks for each period; what was typed stays when it does not add up."""
    agreements = Agreement.objects.visible_to(request.actor, P.GOALS_SET)
    goals = Goal.objects.filter(agreement__in=agreements)
    related = ("definition", "agreement__office")
    goal = get_object_or_404(goals.select_related(*related), pk=goal_pk)
    kept = goal.targets.first()
    by = request.GET.get("por")
    months = LENGTHS.get(by, kept.months if kept else MONTH)
    form = GoalTargetsForm(request.POST or None, goal=goal, months=months)
    if request.method == "POST" and form.is_valid() and _saved(request, goal, form, months):
        messages.success(request, "Guardamos cómo se reparte la meta.")
        return redirect("agreement_file", goal.agreement_id)
    tabs = [
        {"label": label, "url": f"?por={word}", "current": LENGTHS[word] == months}
        for word, label in (("mes", "Por mes"), ("semestre", "Por semestre"))
    ]
    context = {"goal": goal, "form": form, "tabs": tabs}
    return render(request, "sence_programs/goal_targets.html", context)


def _saved(request, goal: Goal, form: GoalTargetsForm, months: int) -> bool:
    try:
        set_targets(goal=goal, months=months, amounts=form.amounts, by=request.user)
    except Refused as refused:
        form.add_error(None, str(refused))
        return False
    return True
