"""What every page of a member stands on: the company one acts for, and its offers."""

from django.http import Http404
from django.shortcuts import get_object_or_404

from employers.models import Employer, Vacancy
from omil_portal.access.permissions import Permission as P


def own_employer(request) -> Employer:
    """The company asked for by `?empresa=`, or the first; 404 for a company of others."""
    asked = request.GET.get("empresa", "")
    held = request.actor.employer_ids(P.OWN_VACANCIES)
    chosen = [pk for pk in held if not asked or str(pk) == asked]
    employer = Employer.objects.filter(pk__in=chosen).select_related("comuna").first()
    if employer is None:
        raise Http404
    return employer


def own_vacancy(request, pk: int) -> Vacancy:
    """An offer of a company the reader acts for; 404 otherwise."""
    offers = Vacancy.objects.filter(employer__in=request.actor.employer_ids(P.OWN_VACANCIES))
    return get_object_or_404(
        offers.select_related("employer", "comuna", "region", "occupation", "office"), pk=pk
    )
