"""The lists of the other side follow a person or an offer that changed, some at a time.

Each batch is a transaction that locks the owners of its lists, reads, and writes: it can be cut
anywhere and begun again. What is lost, the night repairs.
"""

from collections.abc import Iterable, Iterator
from datetime import datetime

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from employers.models import Vacancy
from jobseekers.models import JobSeeker
from matching.listing import LIST_LENGTH, Listing
from matching.one_side import Best, Surroundings, any_of
from matching.reasons import current_run, weights_of
from matching.services.better_offers import tell_of_a_better_offer
from matching.services.current import hold_current_run
from matching.stored_lists import SEEKERS, VACANCIES

BATCH = 500


def follow_vacancy(*, vacancy_id: int, at: datetime) -> int:
    """Puts the offer on, or takes it off, the list of each person it may concern.

    Tells who got, with it, something better than all they had. Returns how many lists changed.
    """
    run = current_run()
    if run is None:
        return 0
    vacancy = Vacancy.objects.select_related("employer", "comuna").get(pk=vacancy_id)
    around = Surroundings(run, vacancy.comuna_id, timezone.localdate(at))
    with around.reading():
        people = around.people_who_may_fit(around.offers(f"id = {vacancy_id}"))
    concerned = SEEKERS.holding(run, vacancy_id) | set(people.id.tolist())
    return sum(_offer_to(batch, vacancy, at) for batch in _batches(concerned))


@transaction.atomic
def _offer_to(seeker_ids: list[int], vacancy: Vacancy, at: datetime) -> int:
    _lock(JobSeeker.objects.filter(pk__in=seeker_ids))
    run = hold_current_run()
    if run is None:
        return 0
    around = Surroundings(run, vacancy.comuna_id, timezone.localdate(at))
    with around.reading():
        people = around.people(f"id = {any_of(seeker_ids)}")
        offer = around.offers(f"id = {vacancy.pk}")
    fits, _ = around.best_people(offer, people, len(seeker_ids))
    before = SEEKERS.of(run, seeker_ids)
    changed = _changed(before, seeker_ids, vacancy.pk, fits)
    SEEKERS.write(run, changed)
    tell_of_a_better_offer(vacancy, before, changed, weights_of(run, run.on), at)
    return len(changed)


def follow_person(*, seeker_id: int, at: datetime) -> int:
    """Puts the person on, or takes them off, the list of each offer they may concern.

    Returns how many lists changed.
    """
    run = current_run()
    if run is None:
        return 0
    seeker = JobSeeker.objects.get(pk=seeker_id)
    around = Surroundings(run, seeker.comuna_id, timezone.localdate(at))
    with around.reading():
        offers = around.offers_that_may_fit(around.people(f"id = {seeker_id}"))
    concerned = VACANCIES.holding(run, seeker_id) | set(offers.id.tolist())
    return sum(_person_to(batch, seeker, at) for batch in _batches(concerned))


@transaction.atomic
def _person_to(vacancy_ids: list[int], seeker: JobSeeker, at: datetime) -> int:
    _lock(Vacancy.objects.filter(pk__in=vacancy_ids))
    run = hold_current_run()
    if run is None:
        return 0
    around = Surroundings(run, seeker.comuna_id, timezone.localdate(at))
    with around.reading():
        offers = around.offers(f"id = {any_of(vacancy_ids)}")
        person = around.people(f"id = {seeker.pk}")
    fits = around.best_offers(person, offers, len(vacancy_ids))
    before = VACANCIES.of(run, vacancy_ids)
    changed = _changed(before, vacancy_ids, seeker.pk, fits)
    VACANCIES.write(run, changed)
    return len(changed)


def _lock(owners: QuerySet) -> None:
    """Until the transaction ends, in the same order for everyone."""
    list(owners.order_by("pk").select_for_update(no_key=True).values_list("pk"))


def _changed(
    before: dict[int, Listing], owners: Iterable[int], other: int, fits: Best
) -> dict[int, Listing]:
    """The lists of `owners` that are not as they were once `other` has its points on each."""
    points, after = dict(zip(fits.ids, fits.points, strict=True)), {}
    for owner in owners:
        had = before.get(owner, Listing())
        if owner in points:
            now = had.with_(other, points[owner], LIST_LENGTH)
        else:
            now = had.without(other)
        if now != had:
            after[owner] = now
    return after


def _batches(ids: set[int]) -> Iterator[list[int]]:
    in_order = sorted(ids)
    for start in range(0, len(in_order), BATCH):
        yield in_order[start : start + BATCH]
