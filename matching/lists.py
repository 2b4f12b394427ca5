"""The published lists as they may be shown now: closed vacancies and placed people are left out.

A row is explained again with the facts of today, so a pair that no longer passes a hard rule is
left out too. The order is that of the list; a pair whose points are others today goes where they
put it.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from django.db.models import Count, QuerySet
from django.utils.html import format_html
from django.utils.safestring import SafeString

from employers.models import Vacancy
from jobseekers.models import JobSeeker
from matching.engine import Explanation, Reader
from matching.listing import ADDED, Listing
from matching.models import Run
from matching.reasons import (
    FITS_WELL,
    Reason,
    explanations,
    factor_reasons,
    fit_in_words,
    top_sentences,
)
from matching.stored_lists import SEEKERS, VACANCIES
from omil_portal.access.actor import Actor
from omil_portal.access.permissions import Permission
from omil_portal.look.formats import thousands

PUSHED_NOTE = "Por puntaje es la {}.ª. Quedó en el lugar {} porque ya se mostró a muchas personas."
RAISED_NOTE = (
    "Por puntaje es la {}.ª. Subió al lugar {} porque otras ya se mostraron a muchas personas."
)
ADDED_NOTE = "No está entre las mejores de ninguna oferta. Se agrega aquí para que alguien la vea."


@dataclass(frozen=True)
class Match:
    """One row of a list, ready to be drawn for its reader.

    `exact_place`: that of its points alone in the list of the run, from 1, or `ADDED`; None when
    its points are others today. `shown_place`: where that list has it.
    """

    seeker: JobSeeker
    vacancy: Vacancy
    why: Explanation
    reader: Reader
    exact_place: int | None = None
    shown_place: int | None = None

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
    def shown_note(self) -> str:
        """Why it is not where its points would put it; empty when it is."""
        if self.exact_place is None or self.exact_place == self.shown_place:
            return ""
        if self.exact_place == ADDED:
            return ADDED_NOTE
        pushed = self.exact_place < (self.shown_place or 0)
        note = PUSHED_NOTE if pushed else RAISED_NOTE
        return note.format(self.exact_place, self.shown_place)

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
    listing = SEEKERS.of(run, [seeker.pk]).get(seeker.pk, Listing())
    offers = Vacancy.objects.published(on).filter(pk__in=_others(listing))
    whys = explanations(JobSeeker.objects.filter(pk=seeker.pk), offers, on, run)
    vacancies = offers.select_related("employer", "comuna", "office")
    return _in_order(
        listing,
        {
            vacancy.pk: Match(seeker, vacancy, why, reader)
            for vacancy in vacancies
            if (why := whys.get((seeker.pk, vacancy.pk)))
        },
    )


def people_for(vacancy: Vacancy, run: Run | None, on: date, actor: Actor) -> PeopleForVacancy:
    """The vacancy's best people: by name those the actor may open, the rest counted by comuna."""
    if run is None or not Vacancy.objects.published(on).filter(pk=vacancy.pk).exists():
        return PeopleForVacancy([], [])
    listing = VACANCIES.of(run, [vacancy.pk]).get(vacancy.pk, Listing())
    listed = JobSeeker.objects.available().filter(pk__in=_others(listing))
    own = JobSeeker.objects.visible_to(actor, Permission.MATCH_VIEW).filter(pk__in=listed)
    whys = explanations(own, Vacancy.objects.filter(pk=vacancy.pk), on, run)
    matches = _in_order(
        listing,
        {
            person.pk: Match(person, vacancy, why, Reader.STAFF)
            for person in own.select_related("comuna")
            if (why := whys.get((person.pk, vacancy.pk)))
        },
    )
    return PeopleForVacancy(matches, _by_comuna(listed.exclude(pk__in=own)))


def _others(listing: Listing) -> list[int]:
    return [entry.other for entry in listing.entries]


def _in_order(listing: Listing, matches: Mapping[int, Match]) -> list[Match]:
    """Those that may be shown, as the list has them; one whose points are others today goes

    before the first with fewer. `matches` by the id that the list has.
    """
    shown: list[Match] = []
    moved: list[Match] = []
    for at, entry in enumerate(listing.entries, start=1):
        match = matches.get(entry.other)
        if match is None or not match.why.feasible:
            continue
        if match.points == entry.points:
            shown.append(replace(match, exact_place=entry.place, shown_place=at))
        else:
            moved.append(match)
    for match in sorted(moved, key=_rank):
        worse = (i for i, other in enumerate(shown) if _rank(other) > _rank(match))
        shown.insert(next(worse, len(shown)), match)
    return shown


def _rank(match: Match) -> tuple[int, int, int]:
    return -match.points, match.vacancy.pk, match.seeker.pk


def _by_comuna(people: QuerySet) -> list[tuple[str, int]]:
    counts = people.order_by().values_list("comuna__name").annotate(people=Count("pk"))
    return sorted(counts, key=lambda row: (-row[1], row[0]))
