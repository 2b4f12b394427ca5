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
from matching.one_side import Surroundings, any_of
from matching.services.current import hold_current_run
from matching.stored_lists import SEEKERS, VACANCIES


@dataclass(frozen=True)
class Rematched:
    """`new`: entries that were not on the list before. `fitting`: people who pass every rule."""

    new: int
    fitting: int = 0


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
    before = SEEKERS.of(run, [seeker_id]).get(seeker_id, Listing())
    SEEKERS.write(run, {seeker_id: Listing.of(*best, [])}, changed_at=at)
    return Rematched(new=sum(offer not in before for offer in best.ids))


@transaction.atomic
def rematch_vacancy(*, vacancy_id: int, at: datetime) -> Rematched | None:
    """Writes the offer's own list in the current run; None when there is no run yet.

    One that is not open gets an empty one. Who was added after the best, so that someone sees
    them, stays while they pass.
    """
    vacancy = Vacancy.objects.filter(pk=vacancy_id).select_for_update(no_key=True).first()
    run = hold_current_run()
    if vacancy is None or run is None:
        return None
    around = Surroundings(run, vacancy.comuna_id, timezone.localdate(at))
    before = VACANCIES.of(run, [vacancy_id]).get(vacancy_id, Listing())
    with around.reading():
        offer = around.offers(f"id = {vacancy_id}")
        people = around.people_who_may_fit(offer)
        added = around.people(f"id = {any_of(before.added)}")
    best, passing = around.best_people(offer, people, LIST_LENGTH)
    still, _ = around.best_people(offer, added, max(len(added), 1))
    now = Listing.of(*best, []).with_added(dict(zip(*still, strict=True)))
    VACANCIES.write(run, {vacancy_id: now}, changed_at=at)
    return Rematched(sum(other not in before for other in best.ids), passing)
