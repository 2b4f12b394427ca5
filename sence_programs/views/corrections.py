"""A frozen figure, and what it should have been."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone

from omil_portal.access.decorators import requires
from omil_portal.access.permissions import Permission as P
from sence_programs.forms.corrections import CorrectionForm
from sence_programs.models import Agreement, GoalSnapshot
from sence_programs.services.corrections import correct_figure


@requires(P.GOALS_SET)
def figure_correct(request, pk: int):
    """Asks for the value and the reason; the frozen figure stays."""
    agreements = Agreement.objects.visible_to(request.actor, P.GOALS_SET)
    frozen = GoalSnapshot.objects.filter(goal__agreement__in=agreements, frozen_at__isnull=False)
    related = ("goal__definition", "goal__agreement__office__comuna")
    snapshot = get_object_or_404(frozen.select_related(*related), pk=pk)
    form = CorrectionForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        correct_figure(snapshot=snapshot, by=request.user, at=timezone.now(), **form.cleaned_data)
        messages.success(request, "Guardamos la corrección. La cifra congelada queda como estaba.")
        return redirect("goal_list_behind", snapshot.goal_id)
    context = {
        "snapshot": snapshot,
        "goal": snapshot.goal,
        "corrections": snapshot.corrections.select_related("corrected_by"),
        "form": form,
    }
    return render(request, "sence_programs/figure_correct.html", context)
