"""One step of a profile, the same for the person and for the desk."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils import timezone

from jobseekers.steps import BY_SLUG, STEPS, Journey, Step
from jobseekers.views.occupations import occupations_page
from omil_portal.announcements import telling


def step_page(request, journey: Journey, slug: str):
    """Shows the step, or saves it and goes on to the next. Raises Http404 on an unknown one."""
    step = BY_SLUG.get(slug)
    if step is None:
        raise Http404
    context = step_context(journey, step)
    if step.form is None:
        return occupations_page(request, journey, context)
    typed = request.POST if request.method == "POST" else None
    form = step.form(typed, initial=step.form.stored(journey.seeker))
    if form.is_valid():
        with telling(request, staff=journey.at_desk):
            form.save(journey.seeker, timezone.now())
        if journey.after(step) == journey.end_url:
            messages.success(request, "Guardado.")
        return redirect(journey.after(step))
    tucked = getattr(form, "tucked", {})
    inputs = [(bound, tucked.get(bound.name, "")) for bound in form]
    context |= {"form": form, "inputs": inputs}
    return render(request, "jobseekers/profile_step.html", context)


def step_context(journey: Journey, step: Step) -> dict[str, object]:
    in_order = step in STEPS
    return {
        "journey": journey,
        "step": step,
        "next_url": journey.after(step),
        "names": [s.name for s in STEPS] if in_order else [],
        "submit": _submit(step),
        "current": STEPS.index(step) + 1 if in_order else 0,
    }


def _submit(step: Step) -> str:
    if step not in STEPS:
        return "Guardar"
    return "Guardar y terminar" if step is STEPS[-1] else "Guardar y seguir"
