"""A person or an offer that changed gets its own list anew, exactly, within the request.

Each is locked before it is read: of two saves at once, the second computes with both.
"""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from employers.models import Vacancy
from jobseekers.models import JobSeeker
from matching.listing import LIST_LENGTH, Listing
from matching.one_side import Best, Surroundings
from matching.services.current import hold_current_run
from matching.stored_lists import SEEKERS, VACANCIES, Side

NOBODY = Best([], [], 0)


@dataclass(frozen=True)
class Rematched:
    """`new`: entries that were not on the list before. `passing`: all that pass every rule."""

    new: int
    passing: int


@transaction.atomic
def rematch_person(*, seeker_id: int, at: datetime) -> Rematched | None:
    """Writes the person's own list in the current run; None when there is no run yet.

    Who does not look for work, or has not said for what, gets an empty one.
    """
    people = JobSeeker.objects.filter(pk=seeker_id)
    seeker = people.select_for_update(no_key=True).first()
    run = hold_current_run()
    if seeker is None or run is None:
        return None
    around = Surroundings(run, seeker.comuna_id, timezone.localdate(at))
    rows = around.reading.seekers(people.available())
    best = NOBODY
    if rows:
        offers = around.reading.vacancies(around.offers_that_may_fit(rows[0]))
        best = around.best_offers(rows[0], offers, LIST_LENGTH)
    return _written(SEEKERS, run, seeker_id, best, at)


@transaction.atomic
def rematch_vacancy(*, vacancy_id: int, at: datetime) -> Rematched | None:
    """Writes the offer's own list in the current run; None when there is no run yet.

    One that is not open gets an empty one.
    """
    offers = Vacancy.objects.filter(pk=vacancy_id)
    vacancy = offers.select_for_update(no_key=True, of=("self",)).first()
    run = hold_current_run()
    if vacancy is None or run is None:
        return None
    around = Surroundings(run, vacancy.comuna_id, timezone.localdate(at))
    rows = around.reading.vacancies(offers.published(around.on))
    best = NOBODY
    if rows:
        people = around.people_who_may_fit(rows[0], vacancy.region_id)
        best = around.best_people(rows[0], around.reading.seekers(people), LIST_LENGTH)
    return _written(VACANCIES, run, vacancy_id, best, at)


def _written(side: Side, run, owner: int, best: Best, at: datetime) -> Rematched:
    before = side.of(run, [owner]).get(owner, Listing())
    side.write(run, {owner: Listing.of(best.ids, best.points, [])}, changed_at=at)
    return Rematched(
        new=sum(other not in before for other in best.ids),
        passing=best.passing,
    )
