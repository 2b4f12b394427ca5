"""What staff and members look at, a named function for each shape."""

from datetime import date

from django.contrib.postgres.search import TrigramWordSimilarity
from django.db.models import Count, F, Func, Max, Q, TextField, Value
from django.db.models.functions import Concat, Lower

from employers.models import Employer, EmployerMember, Vacancy
from omil_portal.access.actor import Actor
from omil_portal.access.permissions import Permission
from omil_portal.accounts.run import InvalidRun, parse_run
from omil_portal.occupations.classification import LEVELS
from omil_portal.occupations.text import unaccent
from omil_portal.offices.models import Office

CLOSE_ENOUGH = 0.5


def offers_to_review(actor: Actor):
    """Those waiting in the offices where the actor reviews, the one waiting longest first."""
    offices = actor.office_ids(Permission.VACANCY_REVIEW)
    return (
        Vacancy.objects.filter(office__in=offices, status=Vacancy.Status.IN_REVIEW)
        .select_related("employer", "comuna", "region", "office")
        .order_by("changed_at", "pk")
    )


def offers_to_code(actor: Actor, on: date):
    """Those on the board, of the offices where the actor reviews, without a four-digit occupation.

    Without any, an offer only reaches people who widen; with fewer digits, it earns fewer points.
    Newest first.
    """
    coarse = Q(occupation=None) | Q(occupation__level__lt=LEVELS)
    return (
        Vacancy.objects.published(on)
        .filter(coarse, office__in=actor.office_ids(Permission.VACANCY_REVIEW))
        .select_related("employer", "comuna", "region", "occupation")
        .order_by("-published_at", "-pk")
    )


def employers_listed(actor: Actor, on: date):
    """Every company the actor may open, with its open offers and its last contact, by name."""
    return (
        Employer.objects.visible_to(actor)
        .select_related("comuna")
        .annotate(
            open_offers=Count("vacancies", filter=_open(on), distinct=True),
            last_contact=Max("contacts__at"),
        )
        .order_by("legal_name", "pk")
    )


def employers_waiting(actor: Actor, on: date, place: object):
    """Those of the comuna of an office, or all, where somebody asks to act and is not confirmed."""
    asking = EmployerMember.objects.filter(confirmed_at=None, ended_at=None)
    if isinstance(place, Office):
        asking = asking.filter(employer__comuna=place.comuna_id)
    return employers_listed(actor, on).filter(pk__in=asking.values("employer"))


def _open(on: date) -> Q:
    published = Q(vacancies__status=Vacancy.Status.PUBLISHED)
    return published & (Q(vacancies__closes_on=None) | Q(vacancies__closes_on__gte=on))


def find_employers(typed: str, actor: Actor, on: date):
    """By RUT, or by a name as it is remembered: accents and typos forgiven, closest first."""
    listed = employers_listed(actor, on)
    try:
        return listed.filter(rut_number=parse_run(typed).number)
    except InvalidRun:
        both = Concat("legal_name", Value(" "), "trade_name")
        names = Lower(Func(both, function="UNACCENT", output_field=TextField()))
        return (
            listed.annotate(names=names)
            .annotate(alike=TrigramWordSimilarity(unaccent(typed), F("names")))
            .filter(alike__gte=CLOSE_ENOUGH)
            .order_by("-alike", "legal_name", "pk")
        )
