"""A person's own plan."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from jobseekers.models import PlanStep
from jobseekers.services.assessments import mark_done
from jobseekers.views.own import own_record
from omil_portal.access.decorators import requires
from omil_portal.access.permissions import Permission as P


def own_steps(request):
    return PlanStep.objects.filter(assessment__seeker=own_record(request))


@require_safe
@requires(P.OWN_RECORD)
def my_plan(request):
    """What is to be done, by me and by the office, as last agreed; and all that was done."""
    steps = own_steps(request)
    context = {
        "to_do": steps.in_force().to_do(),
        "done": steps.exclude(done_at=None),
        "person": PlanStep.Owner.PERSON,
        "seeker_pk": request.actor.seeker_id,
        "today": timezone.localdate(),
    }
    return render(request, "jobseekers/assessments/my_plan.html", context)


@requires(P.OWN_RECORD)
@require_POST
def my_step_done(request, pk: int):
    """Only the steps that are mine: the office says when its own are done."""
    mine = own_steps(request).filter(owner=PlanStep.Owner.PERSON)
    mark_done(step=get_object_or_404(mine, pk=pk), by=request.user, at=timezone.now())
    messages.success(request, "Listo. Anotamos que lo hiciste.")
    return redirect("my_plan")
