"""The desk: who is this person? Found by document in the whole network, by name among ours."""

from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from jobseekers.cards import card_for, full_card
from jobseekers.desk_search import (
    MOST_SHOWN,
    ByNumber,
    find_by_name,
    find_by_number,
    find_by_phone,
)
from jobseekers.forms.desk import DeskSearchForm
from jobseekers.models import Attention
from jobseekers.office_day import day_of
from jobseekers.queue import queue_of
from jobseekers.views.found import SOUGHT, forget_sought, remember_found, remember_sought
from jobseekers.views.queue import in_hand
from omil_portal.access.decorators import requires
from omil_portal.access.permissions import Permission as P
from omil_portal.offices.current import current_office

LAST_OF_TODAY = 6


@requires(P.PERSON_FIND)
def desk(request):
    """Searching posts, remembers the text in the session and comes back here to show."""
    office = current_office(request)
    if request.method == "POST":
        form = DeskSearchForm(request.POST)
        if form.is_valid():
            remember_sought(request, form.cleaned_data["sought"])
            return _go(request)
    else:
        form = DeskSearchForm(initial={"sought": request.session.get(SOUGHT, "")})
    today = Attention.objects.filter(office=office).between(*day_of(office, timezone.now()))
    context = {
        "form": form,
        "office": office,
        "today": today.select_related("seeker__comuna", "officer")[:LAST_OF_TODAY],
        "today_count": today.count(),
        "queue": queue_of(office, timezone.now()),
        "in_hand": in_hand(request),
        **_results(request),
    }
    return render(request, "jobseekers/desk.html", context)


def _go(request):
    """A document of somebody we may open goes straight to the file."""
    person = find_by_number(request.session[SOUGHT]).person
    if person:
        remember_found(request, person)
        if person.is_visible_to(request.actor) and not in_hand(request):
            forget_sought(request)
            return redirect("person_file", person.pk)
    return redirect("desk")


def _results(request) -> dict[str, object]:
    sought = request.session.get(SOUGHT, "")
    by_number = find_by_number(sought) if sought else ByNumber(False)
    by_phone = [] if by_number.person else list(find_by_phone(sought, request.actor))
    if by_phone:
        by_number, cards = ByNumber(False), [full_card(found) for found in by_phone]
    elif by_number.person:
        cards = [card_for(by_number.person, request.actor)]
    elif sought and not by_number.sought:
        cards = [full_card(found) for found in find_by_name(sought, request.actor)]
    else:
        cards = []
    return {"sought": sought, "cards": cards, "by_number": by_number, "most_shown": MOST_SHOWN}


@requires(P.PERSON_FIND)
@require_POST
def desk_clear(request):
    """Forgets the last search, for the next person at the desk."""
    forget_sought(request)
    return redirect("desk")
