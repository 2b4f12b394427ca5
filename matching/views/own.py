"""The person's own pages of vacancies."""

from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone

from employers.models import Vacancy
from jobseekers.models import JobSeeker
from matching.engine import Reader
from matching.lists import vacancies_for
from matching.models import Referral
from matching.reasons import current_run
from matching.views.why import why_context
from matching.waiting import why_none
from omil_portal.access.decorators import requires
from omil_portal.access.permissions import Permission as P
from omil_portal.offices.models import Office

IN_A_PANEL, A_PAGE = 3, 8


@requires(P.OWN_RECORD)
def my_matches(request):
    """My best vacancies with the reasons, what to do next, or why there are none yet."""
    seeker = get_object_or_404(
        JobSeeker.objects.select_related("profile", "comuna"), pk=request.actor.seeker_id
    )
    run, on = current_run(), timezone.localdate()
    matches = vacancies_for(seeker, run, on, Reader.PERSON)
    referrals = Referral.objects.open().filter(seeker=seeker).select_related("vacancy__employer")
    in_a_panel = request.htmx and not request.htmx.boosted
    pages = Paginator(matches, IN_A_PANEL if in_a_panel else A_PAGE)
    page = pages.get_page(request.GET.get("page"))
    context = {
        "page": page,
        "left": len(matches) - len(page.object_list),
        "why_none": None if matches else why_none(seeker, run, on),
        "office": _office_of(seeker),
        "referrals": referrals,
        "referred": {referral.vacancy_id for referral in referrals},
    }
    return render(request, "matching/my_matches.html", context)


@requires(P.OWN_RECORD)
def my_reasons(request, vacancy_pk: int):
    """Why this open offer is, or is not, for me; one that closed says so on its own page."""
    people = JobSeeker.objects.select_related("profile", "comuna")
    seeker, on = get_object_or_404(people, pk=request.actor.seeker_id), timezone.localdate()
    vacancies = Vacancy.objects.select_related("employer", "comuna")
    if not vacancies.published(on).filter(pk=vacancy_pk).exists():
        over = (Vacancy.Status.PUBLISHED, Vacancy.Status.CLOSED)
        get_object_or_404(vacancies, pk=vacancy_pk, status__in=over)
        return redirect("vacancy_page", vacancy_pk)
    vacancy = vacancies.get(pk=vacancy_pk)
    referral = Referral.objects.open().filter(seeker=seeker, vacancy=vacancy).first()
    context = {
        "vacancy": vacancy,
        "referral": referral,
        "office": _office_of(seeker),
        **why_context(seeker, vacancy, on, Reader.PERSON),
    }
    return render(request, "matching/my_reasons.html", context)


def _office_of(seeker: JobSeeker) -> Office | None:
    """Whom to ask: the office of one's comuna, or else the first that opened a file."""
    here = Office.objects.filter(comuna=seeker.comuna_id).first()
    return here or Office.objects.filter(pk__in=seeker.office_links.values("office")).first()
