"""The published lists as they may be shown now: closed vacancies and placed people are left out.

A row is explained again with the facts of today, so a pair that no longer passes a hard rule is
left out too, and the order is that of the sums on the page.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, QuerySet
from django.utils.html import format_html
from django.utils.safestring import SafeString

from employers.models import Vacancy
from jobseekers.models import JobSeeker
from matching.engine import Explanation, Reader
from matching.models import Run, SeekerMatches, VacancyMatches
from matching.reasons import (
    FITS_WELL,
    Reason,
    explanations,
    factor_reasons,
    fit_in_words,
    top_sentences,
)
from omil_portal.access.actor import Actor
from omil_portal.access.permissions import Permission
from omil_portal.look.formats import thousands


@dataclass(frozen=True)
class Match:
    """One row of a list, ready to be drawn for its reader."""

    seeker: JobSeeker
    vacancy: Vacancy
    why: Explanation
    reader: Reader

    @property
    def points(self) -> int:
        return self.why.total

    @property
    def fit(self) -> str:
        return fit_in_words(self.points)

    @property
    def tone(self) -> str:
        """Of the status tag: only what fits best stands out."""
        return "good" if self.points >= FITS_WELL else "neutral"

    @property
    def points_in_words(self) -> str:
        return f"{thousands(self.points)} puntos"

    @property
    def place(self) -> str:
        """Company and comuna in one line."""
        comuna = self.vacancy.comuna.name if self.vacancy.comuna else ""
        return " · ".join(filter(None, [self.vacancy.employer.display_name, comuna]))

    @property
    def refer_label(self) -> SafeString:
        """Of a button among many: who hears the page hears whom and where."""
        hidden = '<span class="visually-hidden"> a {} a «{}»</span>'
        return format_html(f"Derivar{hidden}", self.seeker.display_name, self.vacancy.title)

    @property
    def top_sentences(self) -> str:
        return " ".join(top_sentences(self.why, self.reader))

    @property
    def reasons(self) -> list[Reason]:
        return factor_reasons(self.why, self.reader)


@dataclass(frozen=True)
class PeopleForVacancy:
    """`matches`: people of the reader's offices. `elsewhere`: (comuna, how many) of the others."""

    matches: list[Match]
    elsewhere: list[tuple[str, int]]


def vacancies_for(seeker: JobSeeker, run: Run | None, on: date, reader: Reader) -> list[Match]:
    """The person's best vacancies of `run`, best first; none when they do not look for work."""
    if run is None or seeker.status != JobSeeker.Status.ACTIVE:
        return []
    ids = _listed(SeekerMatches.objects.filter(run=run, seeker=seeker), "vacancy_ids")
    offers = Vacancy.objects.published(on).filter(pk__in=ids)
    whys = explanations(JobSeeker.objects.filter(pk=seeker.pk), offers, on, run)
    vacancies = offers.select_related("employer", "comuna", "office")
    return _ranked(
        Match(seeker, vacancy, why, reader)
        for vacancy in vacancies
        if (why := whys.get((seeker.pk, vacancy.pk)))
    )


def people_for(vacancy: Vacancy, run: Run | None, on: date, actor: Actor) -> PeopleForVacancy:
    """The vacancy's best people: by name those the actor may open, the rest counted by comuna."""
    if run is None or not Vacancy.objects.published(on).filter(pk=vacancy.pk).exists():
        return PeopleForVacancy([], [])
    ids = _listed(VacancyMatches.objects.filter(run=run, vacancy=vacancy), "seeker_ids")
    listed = JobSeeker.objects.available().filter(pk__in=ids)
    own = JobSeeker.objects.visible_to(actor, Permission.MATCH_VIEW).filter(pk__in=listed)
    whys = explanations(own, Vacancy.objects.filter(pk=vacancy.pk), on, run)
    matches = _ranked(
        Match(person, vacancy, why, Reader.STAFF)
        for person in own.select_related("comuna")
        if (why := whys.get((person.pk, vacancy.pk)))
    )
    return PeopleForVacancy(matches, _by_comuna(listed.exclude(pk__in=own)))


def _listed(row: QuerySet, column: str) -> list[int]:
    return row.values_list(column, flat=True).first() or []


def _ranked(matches: Iterable[Match]) -> list[Match]:
    feasible = [match for match in matches if match.why.feasible]
    return sorted(feasible, key=lambda m: (-m.points, m.vacancy.pk, m.seeker.pk))


def _by_comuna(people: QuerySet) -> list[tuple[str, int]]:
    counts = people.order_by().values_list("comuna__name").annotate(people=Count("pk"))
    return sorted(counts, key=lambda row: (-row[1], row[0]))
