"""The lists of the other side follow a person or an offer that changed, some at a time.

Each batch is a transaction that locks the owners of its lists, reads, and writes: it can be cut
anywhere and begun again. What is lost, the night repairs.
"""

from collections.abc import Iterable, Iterator
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from employers.models import Vacancy
from jobseekers.models import JobSeeker
from matching.listing import LIST_LENGTH, Listing
from matching.models import Run
from matching.one_side import Best, Surroundings
from matching.reasons import current_run
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
    around, vacancy, rows = _offer(run, vacancy_id, at)
    concerned = SEEKERS.holding(run, vacancy_id)
    if rows:
        people = around.people_who_may_fit(rows[0], vacancy.region_id)
        concerned |= set(people.order_by().values_list("pk", flat=True))
    return sum(_offer_to(batch, vacancy_id, at) for batch in _batches(concerned))


@transaction.atomic
def _offer_to(seeker_ids: list[int], vacancy_id: int, at: datetime) -> int:
    people = JobSeeker.objects.filter(pk__in=seeker_ids)
    locked = list(people.select_for_update(no_key=True).order_by("pk").values_list("pk", flat=True))
    run = hold_current_run()
    if run is None:
        return 0
    around, vacancy, rows = _offer(run, vacancy_id, at)
    fits = Best([], [], 0)
    if rows:
        available = around.reading.seekers(people.available())
        fits = around.best_people(rows[0], available, len(locked))
    before = SEEKERS.of(run, locked)
    changed = _changed(before, locked, vacancy_id, dict(zip(fits.ids, fits.points, strict=True)))
    SEEKERS.write(run, changed)
    tell_of_a_better_offer(vacancy, before, changed, at)
    return len(changed)


def _offer(run: Run, vacancy_id: int, at: datetime):
    """The offer's surroundings, itself, and its record when it is open."""
    offers = Vacancy.objects.filter(pk=vacancy_id).select_related("employer", "comuna")
    vacancy = offers.get()
    around = Surroundings(run, vacancy.comuna_id, timezone.localdate(at))
    return around, vacancy, around.reading.vacancies(offers.published(around.on))


def follow_person(*, seeker_id: int, at: datetime) -> int:
    """Puts the person on, or takes them off, the list of each offer they may concern.

    Returns how many lists changed.
    """
    run = current_run()
    if run is None:
        return 0
    around, rows = _person(run, seeker_id, at)
    concerned = VACANCIES.holding(run, seeker_id)
    if rows:
        offers = around.offers_that_may_fit(rows[0])
        concerned |= set(offers.order_by().values_list("pk", flat=True))
    return sum(_person_to(batch, seeker_id, at) for batch in _batches(concerned))


@transaction.atomic
def _person_to(vacancy_ids: list[int], seeker_id: int, at: datetime) -> int:
    offers = Vacancy.objects.filter(pk__in=vacancy_ids)
    locked = list(offers.select_for_update(no_key=True).order_by("pk").values_list("pk", flat=True))
    run = hold_current_run()
    if run is None:
        return 0
    around, rows = _person(run, seeker_id, at)
    fits = Best([], [], 0)
    if rows:
        listed = around.reading.vacancies(offers.published(around.on))
        fits = around.best_offers(rows[0], listed, len(locked))
    before = VACANCIES.of(run, locked)
    changed = _changed(before, locked, seeker_id, dict(zip(fits.ids, fits.points, strict=True)))
    VACANCIES.write(run, changed)
    return len(changed)


def _person(run: Run, seeker_id: int, at: datetime):
    """The person's surroundings, and their record when they look for work."""
    people = JobSeeker.objects.filter(pk=seeker_id)
    around = Surroundings(run, people.get().comuna_id, timezone.localdate(at))
    return around, around.reading.seekers(people.available())


def _changed(
    before: dict[int, Listing], owners: Iterable[int], other: int, points: dict[int, int]
) -> dict[int, Listing]:
    """The lists of `owners` that are not as they were once `other` gives each its points."""
    after = {}
    for owner in owners:
        had = before.get(owner, Listing())
        now = (
            had.with_(other, points[owner], LIST_LENGTH) if owner in points else had.without(other)
        )
        if now != had:
            after[owner] = now
    return after


def _batches(ids: set[int]) -> Iterator[list[int]]:
    in_order = sorted(ids)
    for start in range(0, len(in_order), BATCH):
        yield in_order[start : start + BATCH]
