"""A profile or an offer that changes is matched on save, without waiting for the night."""

from collections import Counter
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from employers.models import Vacancy
from jobseekers.models import JobSeeker
from matching.listing import ADDED, LIST_LENGTH
from matching.models import Run, SeekerMatches, VacancyMatches
from matching.services import nightly
from matching.services.at_once import rematch_person, rematch_vacancy
from matching.services.catching_up import catch_up
from matching.services.following import follow_person, follow_vacancy
from matching.services.nightly import match_step
from tests.matching.market import ON, a_market, noon

pytestmark = pytest.mark.django_db

NOW = noon(ON)


def of_person(pk: int) -> dict[int, int]:
    """Offer → points, as on the person's list of the current run."""
    row = SeekerMatches.objects.filter(run__current=True, seeker=pk).first()
    return dict(zip(row.vacancy_ids, row.points, strict=True)) if row else {}


def of_offer(pk: int) -> dict[int, int]:
    row = VacancyMatches.objects.filter(run__current=True, vacancy=pk).first()
    return dict(zip(row.seeker_ids, row.points, strict=True)) if row else {}


def all_lists() -> tuple[dict, dict]:
    """Both sides of the current run, without the empty ones."""
    people = {row.seeker_id: of_person(row.seeker_id) for row in _rows(SeekerMatches)}
    offers = {row.vacancy_id: of_offer(row.vacancy_id) for row in _rows(VacancyMatches)}
    return ({k: v for k, v in people.items() if v}, {k: v for k, v in offers.items() if v})


def _rows(model):
    return model.objects.filter(run__current=True).order_by("pk")


def as_the_night_would(on=ON) -> tuple[dict, dict]:
    """The lists that a whole run over the same data gives."""
    Run.objects.filter(current=True).update(input_hash="")
    match_step(on)
    return all_lists()


# The person's own list


def test_a_new_profile_gets_exactly_the_list_of_a_night():
    a_market(people=40, offers=60)
    match_step(ON)
    SeekerMatches.objects.all().delete()
    for seeker in JobSeeker.objects.all():
        rematch_person(seeker_id=seeker.pk, at=NOW)
    at_once, _ = all_lists()
    assert len(at_once) > 20
    assert at_once == as_the_night_would()[0]


def test_a_new_offer_gets_exactly_the_list_of_a_night():
    a_market(people=80, offers=40)
    match_step(ON)
    VacancyMatches.objects.all().delete()
    for vacancy in Vacancy.objects.all():
        rematch_vacancy(vacancy_id=vacancy.pk, at=NOW)
    _, at_once = all_lists()
    assert len(at_once) > 20
    assert at_once == as_the_night_would()[1]


def test_who_stops_looking_has_an_empty_list():
    a_market(people=40, offers=60)
    match_step(ON)
    seeker = JobSeeker.objects.get(pk=next(iter(all_lists()[0])))
    JobSeeker.objects.filter(pk=seeker.pk).update(status=JobSeeker.Status.INACTIVE)
    rematch_person(seeker_id=seeker.pk, at=NOW)
    assert of_person(seeker.pk) == {}


def test_before_the_first_night_there_is_nothing_to_do():
    a_market(people=5, offers=5)
    assert rematch_person(seeker_id=JobSeeker.objects.earliest("pk").pk, at=NOW) is None
    assert not SeekerMatches.objects.exists()


def test_who_was_added_to_an_offers_list_stays_while_they_pass():
    a_market(people=250, offers=40)
    match_step(ON)
    offer, best = next(
        (pk, list(list_)) for pk, list_ in all_lists()[1].items() if len(list_) == 20
    )
    next_best = _who_is_listed_without(best[0], offer) - set(best)
    row = VacancyMatches.objects.get(run__current=True, vacancy=offer)
    row.seeker_ids, row.points = [*row.seeker_ids, *next_best], [*row.points, 1]
    row.places = [*range(1, LIST_LENGTH + 1), ADDED]
    row.save()
    rematch_vacancy(vacancy_id=offer, at=NOW)
    assert set(of_offer(offer)) == {*best, *next_best}
    assert of_offer(offer)[next_best.pop()] > 1


def test_who_was_added_to_an_offers_list_leaves_with_the_rules():
    a_market(people=80, offers=40)
    match_step(ON)
    offer, listed = next(iter(all_lists()[1].items()))
    added = list(listed)[-1]
    row = VacancyMatches.objects.get(run__current=True, vacancy=offer)
    row.places = [*range(1, len(listed)), ADDED]
    row.save()
    JobSeeker.objects.filter(pk=added).update(status=JobSeeker.Status.INACTIVE)
    rematch_vacancy(vacancy_id=offer, at=NOW)
    assert added not in of_offer(offer)


def _who_is_listed_without(seeker: int, offer: int) -> set[int]:
    """The offer's list while this person does not look for work."""
    JobSeeker.objects.filter(pk=seeker).update(status=JobSeeker.Status.INACTIVE)
    rematch_vacancy(vacancy_id=offer, at=NOW)
    listed = set(of_offer(offer))
    JobSeeker.objects.filter(pk=seeker).update(status=JobSeeker.Status.ACTIVE)
    rematch_vacancy(vacancy_id=offer, at=NOW)
    return listed


# The others' lists


def test_a_published_offer_enters_every_list_it_belongs_on():
    """Also full ones, of which the last leaves: as if all were computed anew."""
    a_market(people=40, offers=250)
    match_step(ON)
    late = _listed_most(all_lists()[0])
    Vacancy.objects.filter(pk=late).update(status=Vacancy.Status.IN_REVIEW)
    match_step(ON)
    Vacancy.objects.filter(pk=late).update(status=Vacancy.Status.PUBLISHED)
    assert follow_vacancy(vacancy_id=late, at=NOW) > 3
    followed, _ = all_lists()
    assert LIST_LENGTH in [len(list_) for list_ in followed.values()]
    for seeker in JobSeeker.objects.all():
        rematch_person(seeker_id=seeker.pk, at=NOW)
    assert followed == all_lists()[0]


def test_a_person_back_enters_every_list_they_belong_on():
    a_market(people=250, offers=40)
    match_step(ON)
    back = _listed_most(all_lists()[1])
    JobSeeker.objects.filter(pk=back).update(status=JobSeeker.Status.INACTIVE)
    match_step(ON)
    JobSeeker.objects.filter(pk=back).update(status=JobSeeker.Status.ACTIVE)
    assert follow_person(seeker_id=back, at=NOW) > 3
    _, followed = all_lists()
    assert LIST_LENGTH in [len(list_) for list_ in followed.values()]
    for vacancy in Vacancy.objects.all():
        rematch_vacancy(vacancy_id=vacancy.pk, at=NOW)
    assert followed == all_lists()[1]


def _listed_most(lists: dict[int, dict[int, int]]) -> int:
    """Who is on most of these lists."""
    return Counter(other for list_ in lists.values() for other in list_).most_common(1)[0][0]


def test_one_more_person_enters_every_list_they_belong_on():
    a_market(people=60, offers=60)
    match_step(ON)
    before = all_lists()
    seeker = max(before[0], key=lambda pk: len(before[0][pk]))
    JobSeeker.objects.filter(pk=seeker).update(status=JobSeeker.Status.INACTIVE)
    follow_person(seeker_id=seeker, at=NOW)
    assert not [pk for pk, list_ in all_lists()[1].items() if seeker in list_]
    JobSeeker.objects.filter(pk=seeker).update(status=JobSeeker.Status.ACTIVE)
    follow_person(seeker_id=seeker, at=NOW)
    assert all_lists() == before


def test_a_closed_offer_leaves_every_list():
    a_market(people=60, offers=40)
    match_step(ON)
    vacancy = next(iter(all_lists()[1]))
    assert any(vacancy in list_ for list_ in all_lists()[0].values())
    Vacancy.objects.filter(pk=vacancy).update(status=Vacancy.Status.CLOSED)
    follow_vacancy(vacancy_id=vacancy, at=NOW)
    assert not any(vacancy in list_ for list_ in all_lists()[0].values())


def test_following_twice_changes_nothing_more():
    a_market(people=60, offers=40)
    match_step(ON)
    vacancy = next(iter(all_lists()[1]))
    Vacancy.objects.filter(pk=vacancy).update(status=Vacancy.Status.CLOSED)
    follow_vacancy(vacancy_id=vacancy, at=NOW)
    assert follow_vacancy(vacancy_id=vacancy, at=NOW) == 0


def test_following_that_was_cut_is_taken_up_again(monkeypatch):
    a_market(people=60, offers=40)
    match_step(ON)
    vacancy = max(all_lists()[1].items(), key=lambda item: len(item[1]))[0]
    Vacancy.objects.filter(pk=vacancy).update(status=Vacancy.Status.CLOSED)
    monkeypatch.setattr("matching.services.following.BATCH", 2)
    with monkeypatch.context() as patch:
        patch.setattr("matching.services.following._batches", _cut_after_one)
        with pytest.raises(KeyboardInterrupt):
            follow_vacancy(vacancy_id=vacancy, at=NOW)
    assert any(vacancy in list_ for list_ in all_lists()[0].values())
    follow_vacancy(vacancy_id=vacancy, at=NOW)
    assert not any(vacancy in list_ for list_ in all_lists()[0].values())


def _cut_after_one(ids):
    yield sorted(ids)[:1]
    raise KeyboardInterrupt


# A night in between


def test_a_save_while_the_night_computes_is_not_lost(monkeypatch):
    """The night read the person before; its lists come out after."""
    a_market(people=40, offers=60)
    match_step(ON)
    seeker = next(iter(all_lists()[0]))
    publish = nightly.publish

    def stops_looking_meanwhile(*args, **kwargs):
        JobSeeker.objects.filter(pk=seeker).update(status=JobSeeker.Status.INACTIVE)
        rematch_person(seeker_id=seeker, at=NOW + timedelta(days=365))
        publish(*args, **kwargs)

    monkeypatch.setattr(nightly, "publish", stops_looking_meanwhile)
    match_step(ON + timedelta(days=1))
    assert of_person(seeker) == {}
    assert not [pk for pk, list_ in all_lists()[1].items() if seeker in list_]


def test_a_night_without_saves_has_nothing_to_catch_up():
    a_market(people=10, offers=10)
    match_step(ON)
    assert catch_up(Run.objects.get(current=True), at=NOW) == 0


# What it costs


@pytest.mark.parametrize("size", [20, 200])
def test_a_save_takes_the_same_statements_whatever_the_size(size):
    a_market(people=size, offers=size)
    match_step(ON)
    seeker, vacancy = JobSeeker.objects.earliest("pk"), Vacancy.objects.earliest("pk")
    for rematch in (
        lambda: rematch_person(seeker_id=seeker.pk, at=NOW),
        lambda: rematch_vacancy(vacancy_id=vacancy.pk, at=NOW),
    ):
        with CaptureQueriesContext(connection) as queries:
            rematch()
        assert len(queries) <= 22
