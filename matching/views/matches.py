"""What staff see: vacancies for a person, people for a vacancy, and why."""

from django.http import Http404
from django.shortcuts import get_object_or_404, render
from django.utils import timezone

from employers.models import Vacancy
from jobseekers.models import JobSeeker
from matching.engine import Reader
from matching.forms.matches import WhyNotForm
from matching.lists import Match, people_for, vacancies_for
from matching.models import Referral
from matching.reasons import current_run
from matching.views.why import why_context
from matching.waiting import why_none
from omil_portal.access.decorators import requires
from omil_portal.access.permissions import Permission as P

IN_A_PANEL = 5


def visible_person(request, pk: int, permission: P) -> JobSeeker:
    people = JobSeeker.objects.visible_to(request.actor, permission)
    return get_object_or_404(people.select_related("comuna", "profile"), pk=pk)


def open_vacancy(request, pk: int) -> Vacancy:
    """On the public board, or the reader's own: an office may present people to any open one."""
    vacancies = Vacancy.objects.select_related("employer", "comuna", "office")
    vacancy = get_object_or_404(vacancies, pk=pk)
    public = vacancy.status in (Vacancy.Status.PUBLISHED, Vacancy.Status.CLOSED)
    if not public and not vacancy.is_visible_to(request.actor):
        raise Http404
    return vacancy


def _shown(request, matches: list[Match]) -> dict:
    """All of them on the page; in a panel of another page the best, and how many are left."""
    in_a_panel = request.htmx and not request.htmx.boosted
    shown = matches[:IN_A_PANEL] if in_a_panel else matches
    return {"matches": shown, "left": len(matches) - len(shown)}


@requires(P.MATCH_VIEW)
def person_matches(request, pk: int):
    """The person's best vacancies, with one click to refer."""
    seeker = visible_person(request, pk, P.MATCH_VIEW)
    run, on = current_run(), timezone.localdate()
    matches = vacancies_for(seeker, run, on, Reader.STAFF)
    open_referrals = Referral.objects.open().filter(seeker=seeker)
    search = WhyNotForm(request.GET)
    context = {
        "seeker": seeker,
        "run": run,
        "why_none": None if matches else why_none(seeker, run, on),
        "referred": dict(open_referrals.values_list("vacancy_id", "pk")),
        "search": search,
        "searched": bool(request.GET.get("q")),
        "found": search.found(on),
        **_shown(request, matches),
    }
    return render(request, "matching/person_matches.html", context)


@requires(P.MATCH_VIEW)
def vacancy_matches(request, pk: int):
    """The vacancy's best people: those of the reader's offices by name, the rest counted."""
    vacancy = open_vacancy(request, pk)
    run, on = current_run(), timezone.localdate()
    people = people_for(vacancy, run, on, request.actor)
    open_referrals = Referral.objects.open().filter(vacancy=vacancy)
    context = {
        "vacancy": vacancy,
        "run": run,
        "people": people,
        "reviews": request.actor.can(P.EMPLOYER_VIEW) and vacancy.is_visible_to(request.actor),
        "referred": dict(open_referrals.values_list("seeker_id", "pk")),
        **_shown(request, people.matches),
    }
    return render(request, "matching/vacancy_matches.html", context)


@requires(P.MATCH_VIEW)
def match_reasons(request, pk: int, vacancy_pk: int):
    """Why this pair is, or is not, a match."""
    seeker = visible_person(request, pk, P.MATCH_VIEW)
    vacancy, on = open_vacancy(request, vacancy_pk), timezone.localdate()
    referral = Referral.objects.open().filter(seeker=seeker, vacancy=vacancy).first()
    context = {
        "seeker": seeker,
        "vacancy": vacancy,
        "referral": referral,
        "is_open": Vacancy.objects.published(on).filter(pk=vacancy.pk).exists(),
        **why_context(seeker, vacancy, on, Reader.STAFF),
    }
    return render(request, "matching/match_reasons.html", context)
