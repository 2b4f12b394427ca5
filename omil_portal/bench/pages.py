"""The main pages of the portal: who opens each, and on what of the demonstration."""

from collections.abc import Callable
from dataclasses import dataclass

from django.urls import NoReverseMatch, reverse

from employers.models import Employer, Vacancy
from jobseekers.models import JobSeeker
from matching.models import Placement, Referral
from omil_portal.access.roles import Role
from omil_portal.demo.staff import HOME
from omil_portal.offices.models import Office

Found = dict[str, object] | None
"""What an address asks for; None when the demonstration has no such thing."""


@dataclass(frozen=True)
class Page:
    """`name` of the address; `role` of who opens it, None for a visitor; `of`: on what."""

    name: str
    role: Role | None = None
    of: Callable[[], Found] = dict
    query: str = ""

    def url(self) -> str:
        """Raises LookupError saying what is missing."""
        found = self.of()
        if found is None:
            raise LookupError("the demonstration has none")
        try:
            return reverse(self.name, kwargs=found) + self.query
        except NoReverseMatch:
            raise LookupError("not there yet") from None


def published() -> Found:
    return _first(Vacancy.objects.filter(status=Vacancy.Status.PUBLISHED, office__slug=HOME))


def person() -> Found:
    return _first(JobSeeker.objects.filter(office_links__office__slug=HOME))


def referral() -> Found:
    return _first(Referral.objects.filter(office__slug=HOME))


def placement() -> Found:
    return _first(Placement.objects.filter(office__slug=HOME))


def employer() -> Found:
    return _first(Employer.objects.all())


def office() -> Found:
    return {"slug": Office.objects.get(slug=HOME).slug}


def _first(rows) -> Found:
    row = rows.order_by("pk").first()
    return None if row is None else {"pk": row.pk}


LIGHTEST = "home"
PAGES = (
    Page(LIGHTEST),
    Page("board"),
    Page("board", query="?q=bodega"),
    Page("vacancy_page", of=published),
    Page("benefits"),
    Page("seeker_register"),
    Page("my_page", Role.SEEKER),
    Page("my_matches", Role.SEEKER),
    Page("my_company", Role.EMPLOYER_MEMBER),
    Page("desk", Role.FRONT_DESK),
    Page("attention_list", Role.FRONT_DESK),
    Page("person_file", Role.COUNSELLOR, person),
    Page("person_matches", Role.COUNSELLOR, person),
    Page("person_benefits", Role.COUNSELLOR, person),
    Page("referral_list", Role.COUNSELLOR),
    Page("referral_file", Role.COUNSELLOR, referral),
    Page("placement_list", Role.COUNSELLOR),
    Page("placement_file", Role.COUNSELLOR, placement),
    Page("vacancy_matches", Role.EMPLOYER_LIAISON, published),
    Page("review_queue", Role.EMPLOYER_LIAISON),
    Page("employer_list", Role.EMPLOYER_LIAISON),
    Page("employer_file", Role.EMPLOYER_LIAISON, employer),
    Page("office_goals", Role.OFFICE_MANAGER),
    Page("staff_list", Role.OFFICE_MANAGER, office),
    Page("region_dashboard", Role.REGIONAL_ANALYST),
    Page("run_list", Role.REGIONAL_ANALYST),
    Page("night_list", Role.ADMINISTRATOR),
)
