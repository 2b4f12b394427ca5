"""What would open to a person with one change, counted while they wait."""

from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone

from employers.models import Vacancy
from jobseekers.models import JobSeeker
from matching.reasons import current_run
from matching.views.matches import visible_person
from matching.what_if import Outcome, WhatIf
from omil_portal.access.decorators import requires
from omil_portal.access.permissions import Permission as P

A_PAGE = 10


@requires(P.MATCH_VIEW)
def what_if(request, pk: int):
    """For the officer who attends the person."""
    seeker = visible_person(request, pk, P.MATCH_VIEW)
    return _page(request, seeker, at_desk=True)


@requires(P.OWN_RECORD)
def my_what_if(request):
    """For the person."""
    people = JobSeeker.objects.select_related("profile", "comuna")
    return _page(request, get_object_or_404(people, pk=request.actor.seeker_id), at_desk=False)


def _page(request, seeker: JobSeeker, *, at_desk: bool):
    asked = WhatIf(seeker, current_run(), timezone.localdate())
    chosen = asked.outcome(request.GET.get("con", ""))
    context = {
        "seeker": seeker,
        "at_desk": at_desk,
        "answers": [(outcome, _step(seeker, outcome, at_desk)) for outcome in asked.outcomes],
        "chosen": chosen,
        "chosen_step": chosen and _step(seeker, chosen, at_desk),
        "page": chosen and _offers(chosen, request.GET.get("page")),
    }
    return render(request, "matching/what_if.html", context)


def _step(seeker: JobSeeker, outcome: Outcome, at_desk: bool) -> str:
    """Where the change is made, if it is one that the person makes."""
    step = outcome.question.step
    return (
        reverse("person_edit", args=[seeker.pk, step])
        if at_desk
        else reverse("profile_step", args=[step])
    )


def _offers(chosen: Outcome, number: str | None):
    """A page of the offers it would open, best first."""
    page = Paginator(chosen.opened, A_PAGE).get_page(number)
    found = Vacancy.objects.select_related("employer", "comuna").in_bulk(page.object_list)
    page.object_list = [found[pk] for pk in page.object_list]
    return page
