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
    seeker = JobSeeker.objects.filter(pk=seeker_id).select_for_update(no_key=True).first()
    run = hold_current_run()
    if seeker is None or run is None:
        return None
    around = Surroundings(run, seeker.comuna_id, timezone.localdate(at))
    with around.reading():
        person = around.people(f"id = {seeker_id}")
        offers = around.offers_that_may_fit(person)
    best = around.best_offers(person, offers, LIST_LENGTH)
    return _written(SEEKERS, run, seeker_id, best, at)


@transaction.atomic
def rematch_vacancy(*, vacancy_id: int, at: datetime) -> Rematched | None:
    """Writes the offer's own list in the current run; None when there is no run yet.

    One that is not open gets an empty one.
    """
    vacancy = Vacancy.objects.filter(pk=vacancy_id).select_for_update(no_key=True).first()
    run = hold_current_run()
    if vacancy is None or run is None:
        return None
    around = Surroundings(run, vacancy.comuna_id, timezone.localdate(at))
    with around.reading():
        offer = around.offers(f"id = {vacancy_id}")
        people = around.people_who_may_fit(offer)
    best = around.best_people(offer, people, LIST_LENGTH)
    return _written(VACANCIES, run, vacancy_id, best, at)


def _written(side: Side, run, owner: int, best: Best, at: datetime) -> Rematched:
    before = side.of(run, [owner]).get(owner, Listing())
    side.write(run, {owner: Listing.of(best.ids, best.points, [])}, changed_at=at)
    return Rematched(
        new=sum(other not in before for other in best.ids),
        passing=best.passing,
    )
