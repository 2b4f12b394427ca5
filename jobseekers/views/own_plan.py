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


@require_safe
@requires(P.OWN_RECORD)
def my_plan(request):
    """What is to be done, by me and by the office, as last agreed; and all that was done."""
    seeker = own_record(request)
    context = {
        "to_do": PlanStep.objects.still_agreed_with(seeker),
        "done": PlanStep.objects.filter(assessment__seeker=seeker).exclude(done_at=None),
        "person": PlanStep.Owner.PERSON,
        "seeker_pk": request.actor.seeker_id,
        "today": timezone.localdate(),
    }
    return render(request, "jobseekers/assessments/my_plan.html", context)


@requires(P.OWN_RECORD)
@require_POST
def my_step_done(request, pk: int):
    """Only the steps that are mine: the office says when its own are done."""
    seeker, person = own_record(request), PlanStep.Owner.PERSON
    mine = PlanStep.objects.filter(assessment__seeker=seeker, owner=person)
    mark_done(step=get_object_or_404(mine, pk=pk), by=request.user, at=timezone.now())
    messages.success(request, "Listo. Anotamos que lo hiciste.")
    return redirect("my_plan")
