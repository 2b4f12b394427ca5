from django.shortcuts import redirect, render
from django.utils import timezone

from jobseekers.forms.occupations import OccupationForm, experience_in_words
from jobseekers.models import DesiredOccupation
from jobseekers.occupation_choices import options, sure
from jobseekers.services.profile import (
    MOST_OCCUPATIONS,
    TooManyOccupations,
    add_occupation,
    remove_occupation,
)
from jobseekers.steps import Journey
from omil_portal.announcements import telling
from omil_portal.occupations.models import Occupation


def occupations_page(request, journey: Journey, context: dict):
    """Up to three, one at a time; a text that may be several is answered with a choice."""
    if request.htmx and "text" in request.GET:
        found = options(request.GET["text"])
        return render(request, "jobseekers/occupation_options.html", {"options": found})
    if "remove" in request.POST:
        if (code := request.POST["remove"]).isdecimal():
            with telling(request, staff=journey.at_desk):
                remove_occupation(seeker=journey.seeker, code=code, at=timezone.now())
        return redirect(journey.url("ocupaciones"))
    form = OccupationForm(request.POST if request.method == "POST" else None)
    choices = []
    if form.is_valid():
        occupation = _chosen(request.POST.get("code", "")) or sure(form.cleaned_data["text"])
        if occupation and _added(request, journey, occupation, form):
            return redirect(journey.url("ocupaciones"))
        choices = [] if occupation else _ask(form)
    return _render(request, journey, context, form, choices)


def _chosen(code: str) -> Occupation | None:
    known = Occupation.objects.filter(code=code, level=4)
    return known.first() if code.isdecimal() else None


def _added(request, journey, occupation, form) -> bool:
    months = form.cleaned_data["months"]
    try:
        with telling(request, staff=journey.at_desk):
            add_occupation(
                seeker=journey.seeker, occupation=occupation, months=months, at=timezone.now()
            )
    except TooManyOccupations as full:
        form.add_error(None, str(full))
        return False
    return True


def _ask(form):
    found = options(form.cleaned_data["text"])
    if not found:
        form.add_error("text", "No conocemos ese trabajo. Escríbelo de otra forma.")
    return found


def _render(request, journey, context, form, choices):
    form.fields["text"].widget.attrs |= {
        "hx-get": journey.url("ocupaciones"),
        "hx-trigger": "input changed delay:300ms",
        "hx-target": "#opciones",
    }
    desired = DesiredOccupation.objects.filter(profile=journey.seeker.pk)
    saved = [
        {"code": d.occupation_id, "name": d.occupation.name, "time": experience_in_words(d.months)}
        for d in desired.select_related("occupation")
    ]
    context |= {"form": form, "options": choices, "saved": saved}
    context["journey_url"] = journey.url("ocupaciones")
    context["room"] = len(saved) < MOST_OCCUPATIONS
    return render(request, "jobseekers/occupations.html", context)
