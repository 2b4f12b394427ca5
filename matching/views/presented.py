"""Whom the offices presented, for the company signed in: the list, its counts and the answer."""

from dataclasses import replace

from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_http_methods, require_safe

from employers.models import Employer, Vacancy
from matching import excel
from matching.forms.presented import HIRED, WAITING
from matching.models import ReferralAnswer
from matching.presented import by_vacancy, counts, presented_to
from matching.views.answers import RELATED, answered
from omil_portal.access.decorators import requires
from omil_portal.access.permissions import Permission as P
from omil_portal.audit.services import record_read
from omil_portal.downloads.answer import MOST_AT_ONCE, asked_for, author_of, excel_of

A_PAGE = 15


@require_safe
@requires(P.OWN_VACANCIES)
@cache_control(private=True, no_store=True)
def presented_list(request):
    """By offer, in the masked words of the letter's page."""
    author = replace(author_of(request), place=_own_company(request))
    listed = excel.presented(author, request.GET)
    if asked_for(request):
        return excel_of(request, listed, author)
    page = Paginator(listed.rows, A_PAGE).get_page(request.GET.get("page"))
    context = {
        "form": listed.form,
        "page": page,
        "groups": by_vacancy(page, timezone.localdate()),
        "several": len(request.actor.employer_ids(P.OWN_VACANCIES)) > 1,
        "narrowed": bool(listed.asked.query),
        # A worker writes long lists for staff alone.
        "too_long": page.paginator.count > MOST_AT_ONCE,
    }
    return render(request, "matching/presented/list.html", context)


def _own_company(request) -> Employer:
    """The one asked for by `?empresa=`, or the first; 404 for a company of others."""
    held = request.actor.employer_ids(P.OWN_VACANCIES)
    asked = request.GET.get("empresa", "")
    chosen = [pk for pk in held if not asked or str(pk) == asked]
    employer = Employer.objects.filter(pk__in=chosen).order_by("pk").first()
    if employer is None:
        raise Http404
    return employer


@require_safe
@requires(P.OWN_VACANCIES)
def presented_of_company(request):
    """How many, as a panel of the company's page."""
    employer = _own_company(request)
    found = presented_to(request.actor).filter(vacancy__employer=employer)
    return _numbers(request, found, {"empresa": employer.pk}, employer.display_name)


@require_safe
@requires(P.OWN_VACANCIES)
def presented_of_offer(request, pk: int):
    """How many of one offer, as a panel of its page."""
    held = request.actor.employer_ids(P.OWN_VACANCIES)
    vacancy = get_object_or_404(Vacancy.objects.filter(employer__in=held), pk=pk)
    found = presented_to(request.actor).filter(vacancy=vacancy)
    return _numbers(request, found, {"oferta": pk}, vacancy.title)


def _numbers(request, found, chosen: dict, about: str):
    """Each number opens the list that it counted."""
    asked = {"all": "", "waiting": WAITING, "hired": HIRED}
    urls = {
        name: reverse("presented_list", query=chosen | ({"estado": state} if state else {}))
        for name, state in asked.items()
    }
    context = {"counts": counts(found), "urls": urls, "about": about}
    return render(request, "matching/presented/numbers.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@requires(P.OWN_VACANCIES)
@cache_control(private=True, no_store=True)
def presented_answer(request, pk: int):
    """The answer of the letter's link, for a member of the company. `pk`: of the referral."""
    links = ReferralAnswer.objects.filter(referral__in=presented_to(request.actor))
    link = get_object_or_404(links.select_related(*RELATED), referral=pk)
    record_read(user=request.user, subject=link.referral.seeker, at=timezone.now())
    return answered(request, link, by=request.user, after=reverse("presented_list"))
