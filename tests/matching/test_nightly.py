"""The night's match on real PostgreSQL: read, computed, swapped whole, explained to the point."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from employers.models import Vacancy
from jobseekers.models import JobSeeker, Profile
from matching.engine import Reader
from matching.lists import people_for, vacancies_for
from matching.models import Referral, Run, SeekerMatches, VacancyMatches
from matching.reasons import current_run, explanations
from matching.services import nightly
from matching.services.nightly import match_step
from omil_portal.access.actor import NOBODY
from tests.factories.matching import ReferralFactory
from tests.matching.market import ON, a_market

pytestmark = pytest.mark.django_db


def lists(model, owner: str, others: str) -> dict[int, dict[int, int]]:
    """Owner → other → points, of the current run."""
    return {
        getattr(row, owner): dict(zip(getattr(row, others), row.points, strict=True))
        for row in model.objects.filter(run__current=True)
    }


def seekers_lists():
    return lists(SeekerMatches, "seeker_id", "vacancy_ids")


def vacancies_lists():
    return lists(VacancyMatches, "vacancy_id", "seeker_ids")


def test_both_sides_get_lists_with_the_same_points():
    a_market(people=60, offers=20)
    match_step(ON)
    by_vacancy = vacancies_lists()
    both = [
        (points, by_vacancy[vacancy][seeker])
        for seeker, list_ in seekers_lists().items()
        for vacancy, points in list_.items()
        if seeker in by_vacancy.get(vacancy, {})
    ]
    assert both
    assert all(one == other for one, other in both)


def test_the_explanation_of_every_published_match_adds_up_to_its_points():
    a_market(people=300, offers=100)
    match_step(ON)
    whys = explanations(JobSeeker.objects.all(), Vacancy.objects.all(), ON)
    published = {
        (seeker, vacancy): points
        for seeker, list_ in seekers_lists().items()
        for vacancy, points in list_.items()
    } | {
        (seeker, vacancy): points
        for vacancy, list_ in vacancies_lists().items()
        for seeker, points in list_.items()
    }
    assert len(published) > 1000
    assert {pair: whys[pair].total for pair in published} == published
    assert all(whys[pair].feasible for pair in published)


def test_nobody_left_out_of_a_list_that_is_not_full_could_have_been_in_it():
    a_market(people=80, offers=30)
    match_step(ON)
    whys = explanations(JobSeeker.objects.all(), Vacancy.objects.all(), ON)
    feasible = {pair for pair, why in whys.items() if why.feasible}
    shown = seekers_lists()
    missed = [
        (seeker, vacancy)
        for seeker, vacancy in feasible
        if len(shown.get(seeker, {})) < nightly.LIST_LENGTH and vacancy not in shown.get(seeker, {})
    ]
    assert missed == []


def test_a_second_run_without_news_writes_nothing():
    a_market(people=30, offers=10)
    match_step(ON)
    with CaptureQueriesContext(
        connection,
    ) as queries:
        again = match_step(ON)
    assert again["lists_changed"] == 0
    assert Run.objects.count() == 1
    assert not [q["sql"] for q in queries if q["sql"].startswith(("INSERT", "UPDATE"))]


def test_a_changed_profile_makes_a_new_run_that_counts_the_changed_lists():
    a_market(people=30, offers=10)
    match_step(ON)
    person = next(seeker for seeker, list_ in seekers_lists().items() if list_)
    Profile.objects.filter(pk=person).update(accepted_minutes=10, widen=False)
    JobSeeker.objects.filter(pk=person).update(status=JobSeeker.Status.INACTIVE)
    counts = match_step(ON)
    assert counts["lists_changed"] == 1
    assert person not in seekers_lists()


def test_the_run_before_stays_to_compare_and_older_lists_go():
    a_market(people=30, offers=10)
    for night in range(3):
        match_step(ON + timedelta(days=night))
    kept = set(SeekerMatches.objects.values_list("run__on", flat=True))
    assert kept == {ON + timedelta(days=1), ON + timedelta(days=2)}
    assert Run.objects.count() == 3


def test_a_run_killed_before_publishing_leaves_the_lists_of_yesterday(monkeypatch):
    a_market(people=30, offers=10)
    match_step(ON)
    before = seekers_lists()

    def killed(*args, **kwargs):
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(nightly, "publish", killed)
        with pytest.raises(KeyboardInterrupt):
            match_step(ON + timedelta(days=1))
    assert seekers_lists() == before
    assert Run.objects.filter(finished_at=None).count() == 1


def test_the_next_run_heals_one_that_was_cut():
    a_market(people=30, offers=10)
    cut = Run.objects.create(on=ON, started_at="2026-11-02T02:15Z", weights_version="1")
    match_step(ON)
    assert not Run.objects.filter(pk=cut.pk).exists()
    assert current_run().finished_at


def test_a_cut_while_publishing_writes_no_list(monkeypatch):
    a_market(people=30, offers=10)

    def killed(*args):
        raise KeyboardInterrupt

    monkeypatch.setattr("matching.services.publishing._changed_since", killed)
    with pytest.raises(KeyboardInterrupt):
        match_step(ON)
    assert not SeekerMatches.objects.exists()
    assert current_run() is None


def a_match() -> tuple[JobSeeker, Vacancy]:
    seeker_id, list_ = next((s, ls) for s, ls in seekers_lists().items() if len(ls) > 1)
    return JobSeeker.objects.get(pk=seeker_id), Vacancy.objects.get(pk=next(iter(list_)))


def test_a_vacancy_closed_after_the_run_is_not_shown():
    a_market(people=30, offers=40)
    match_step(ON)
    seeker, vacancy = a_match()
    Vacancy.objects.filter(pk=vacancy.pk).update(status=Vacancy.Status.CLOSED)
    shown = vacancies_for(seeker, current_run(), ON, Reader.PERSON)
    assert shown
    assert vacancy not in [match.vacancy for match in shown]


def test_a_person_placed_after_the_run_is_not_counted_for_a_vacancy():
    a_market(people=30, offers=40)
    match_step(ON)
    seeker, vacancy = a_match()

    def counted():
        return sum(n for _, n in people_for(vacancy, current_run(), ON, NOBODY).elsewhere)

    before = counted()
    JobSeeker.objects.filter(pk=seeker.pk).update(status=JobSeeker.Status.PLACED)
    assert counted() == before - 1


def test_a_pair_that_said_no_is_not_proposed_again():
    a_market(people=30, offers=40)
    match_step(ON)
    seeker, vacancy = a_match()
    ReferralFactory(seeker=seeker, vacancy=vacancy, state=Referral.State.REJECTED)
    assert vacancy not in [m.vacancy for m in vacancies_for(seeker, current_run(), ON, "person")]
    match_step(ON)
    assert vacancy.pk not in seekers_lists()[seeker.pk]


def test_the_order_shown_is_the_order_published():
    a_market(people=30, offers=40)
    match_step(ON)
    seeker, _ = a_match()
    shown = vacancies_for(seeker, current_run(), ON, Reader.PERSON)
    published = SeekerMatches.objects.get(seeker=seeker)
    assert [match.vacancy.pk for match in shown] == published.vacancy_ids
    assert [match.points for match in shown] == published.points
