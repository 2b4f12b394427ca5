"""The rows behind a number of a fair, in words; names only for who may open the people."""

from collections.abc import Callable
from dataclasses import dataclass

from django.db.models import Model, QuerySet
from django.urls import reverse
from django.utils import timezone

from employers.models import Vacancy
from jobseekers.models import JobSeeker
from matching.models import Placement
from omil_portal.access.actor import Actor
from omil_portal.look import formats
from sence_programs.listing import Row
from sence_programs.masks import initials
from sence_programs.models import FairInterview, FairRegistration, FairStand


@dataclass(frozen=True)
class FairListing:
    """How the rows of one model read. `row(object, who)`; `related` saves queries."""

    noun: str
    columns: tuple[str, ...]
    related: tuple[str, ...]
    row: Callable[[Model, "Who"], Row]
    order: tuple[str, ...] = ("pk",)


class Who:
    """How a reader sees people: named with their file, named, or by their initials."""

    def __init__(self, actor: Actor, *, named: bool) -> None:
        self._actor = actor
        self._named = named
        self._open: set[int] = set()

    def prepare(self, seekers: list[JobSeeker]) -> None:
        """Learns in one query whose files the reader may open."""
        keys = [seeker.pk for seeker in seekers]
        visible = JobSeeker.objects.visible_to(self._actor).filter(pk__in=keys)
        self._open = set(visible.values_list("pk", flat=True)) if self._named else set()

    def name(self, seeker: JobSeeker) -> str:
        return seeker.display_name if self._named else initials(seeker.display_name)

    def url(self, seeker: JobSeeker) -> str:
        return reverse("person_file", args=[seeker.pk]) if seeker.pk in self._open else ""


def listing_of(rows: QuerySet) -> FairListing:
    return LISTINGS[rows.model]


def seeker_of(row: Model) -> JobSeeker | None:
    """Whom a row is about, None for a company or an offer."""
    if isinstance(row, FairInterview):
        return row.registration.seeker
    return getattr(row, "seeker", None)


def _moment(at) -> str:
    return formats.moment(timezone.localtime(at)) if at else ""


def _person(row: FairRegistration, who: Who) -> Row:
    seeker = row.seeker
    arrived = _moment(row.checked_in_at) or "No vino"
    cells = (seeker.comuna.name, row.get_channel_display(), arrived)
    return Row(who.name(seeker), cells, who.url(seeker))


def _stand(row: FairStand, who: Who) -> Row:
    days = ", ".join(formats.short_date(day) for day in row.days_present) or "No vino"
    url = reverse("employer_file", args=[row.employer_id])
    return Row(row.employer.display_name, (str(row.number), days), url)


def _offer(row: Vacancy, who: Who) -> Row:
    url = reverse("vacancy_page", args=[row.pk]) if row.status == Vacancy.Status.PUBLISHED else ""
    return Row(row.title, (row.employer.display_name, formats.thousands(row.posts)), url)


def _interview(row: FairInterview, who: Who) -> Row:
    seeker = row.registration.seeker
    cells = (
        row.vacancy.title,
        row.stand.employer.display_name,
        row.get_result_display(),
        row.referral.get_state_display(),
    )
    return Row(who.name(seeker), cells, who.url(seeker))


def _placement(row: Placement, who: Who) -> Row:
    start = formats.short_date(row.starts_on)
    cells = (row.employer.display_name, start, row.get_state_display())
    return Row(who.name(row.seeker), cells, who.url(row.seeker))


LISTINGS: dict[type[Model], FairListing] = {
    FairRegistration: FairListing(
        "personas",
        ("Persona", "Comuna donde vive", "Se inscribió", "Llegó"),
        ("seeker__comuna",),
        _person,
        ("registered_at", "pk"),
    ),
    FairStand: FairListing(
        "empresas", ("Empresa", "Stand", "Días que vino"), ("employer",), _stand, ("number", "pk")
    ),
    Vacancy: FairListing("ofertas", ("Oferta", "Empresa", "Vacantes"), ("employer",), _offer),
    FairInterview: FairListing(
        "entrevistas",
        ("Persona", "Oferta", "Empresa", "En la feria", "Derivación hoy"),
        ("registration__seeker", "vacancy", "stand__employer", "referral"),
        _interview,
        ("at", "pk"),
    ),
    Placement: FairListing(
        "colocaciones",
        ("Persona", "Empresa", "Comenzó", "Estado"),
        ("seeker", "employer"),
        _placement,
    ),
}
