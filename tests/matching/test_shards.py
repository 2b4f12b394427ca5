"""The night in shards: whoever takes them, in whatever order, the lists are the same."""

import os
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta

import pytest
from django.db import connection
from django.utils import timezone
from kombu.exceptions import OperationalError

from jobseekers.models import Profile, WorkFacts
from matching.models import Referral, Run, RunInputs, SeekerMatches, Shard, VacancyMatches
from matching.services import shards
from matching.services.nightly import match_step
from matching.store import as_reader
from matching.store.frozen import freeze, thaw
from matching.store.market import Offers, read_offers
from matching.tasks import match_shard
from omil_portal.env import ROOT
from omil_portal.night.alone import alone
from omil_portal.night.services import Busy
from tests.factories.matching import ReferralFactory
from tests.matching.market import ON, a_market

pytestmark = pytest.mark.django_db

PEOPLE, OFFERS = 120, 60


@pytest.fixture(autouse=True)
def no_broker(monkeypatch) -> list[tuple]:
    """What was offered to workers; tests take it when they want."""
    offered: list[tuple] = []
    monkeypatch.setattr(
        shards.current_app, "send_task", lambda name, args, **_: offered.append((name, args))
    )
    return offered


def cut_in(count: int, monkeypatch) -> None:
    looking = WorkFacts.objects.filter(looking=True).count()
    monkeypatch.setattr(shards, "SHARD_PEOPLE", looking / count)


def published() -> tuple[list[tuple], list[tuple]]:
    """Every list of the current run, whole."""
    sides = (
        (SeekerMatches, "seeker_id", "vacancy_ids"),
        (VacancyMatches, "vacancy_id", "seeker_ids"),
    )
    return tuple(
        sorted(
            model.objects.filter(run__current=True)
            .order_by()
            .values_list(owner, others, "points", "places")
        )
        for model, owner, others in sides
    )


def figures(run: Run) -> tuple:
    return run.seekers, run.vacancies, run.pairs, run.feasible_pairs, run.report, run.skill_weights


@pytest.fixture
def in_one() -> tuple:
    """The lists and the figures of a night that was not cut; and then the night before."""
    a_market(people=PEOPLE, offers=OFFERS)
    seeker = Profile.objects.order_by("pk").first().seeker
    ReferralFactory(seeker=seeker, vacancy__occupation=None, state=Referral.State.REJECTED)
    match_step(ON)
    run = Run.objects.get(current=True)
    found = published(), figures(run)
    Run.objects.all().delete()
    return found


def assert_as(in_one: tuple) -> None:
    assert (published(), figures(Run.objects.get(current=True))) == in_one


@pytest.mark.parametrize("count", [2, 5])
def test_the_lists_are_those_of_a_night_that_was_not_cut(in_one, monkeypatch, count):
    cut_in(count, monkeypatch)
    areas = []
    prepare = shards.prepare
    monkeypatch.setattr(shards, "prepare", lambda *args: (areas.extend(args[3]), prepare(*args)))
    match_step(ON)
    assert len(areas) == count
    assert_as(in_one)


def test_workers_that_take_every_shard_in_any_order(in_one, monkeypatch, no_broker):
    cut_in(4, monkeypatch)
    gathered, here = shards.gathered, []

    def after_the_workers(run, *args):
        for _, (pk, number) in (no_broker[2], no_broker[0], no_broker[3], no_broker[1]):
            assert match_shard(pk, number)
        with monkeypatch.context() as patch:
            patch.setattr(shards, "ranked", lambda *args: here.append(args))
            return gathered(run, *args)

    monkeypatch.setattr(shards, "gathered", after_the_workers)
    match_step(ON)
    assert here == []
    assert_as(in_one)


def test_a_task_delivered_twice_changes_nothing(in_one, monkeypatch, no_broker):
    cut_in(3, monkeypatch)
    gathered = shards.gathered

    def delivered_twice(*args):
        name, (pk, number) = no_broker[0]
        assert name == match_shard.name
        assert [match_shard(pk, number), match_shard(pk, number)] == [True, False]
        return gathered(*args)

    monkeypatch.setattr(shards, "gathered", delivered_twice)
    match_step(ON)
    assert_as(in_one)


def test_a_task_that_comes_after_the_night_changes_nothing(in_one, monkeypatch, no_broker):
    cut_in(3, monkeypatch)
    match_step(ON)
    assert [match_shard(*args) for _, args in no_broker] == [False, False, False]
    assert_as(in_one)


def test_the_coordinator_goes_on_alone_without_a_broker(in_one, monkeypatch):
    def away(*args, **kwargs):
        raise OperationalError("connection refused")

    cut_in(3, monkeypatch)
    monkeypatch.setattr(shards.current_app, "send_task", away)
    match_step(ON)
    assert_as(in_one)


def test_nothing_is_left_of_the_shards_after_the_night(in_one, monkeypatch):
    cut_in(3, monkeypatch)
    match_step(ON)
    assert not Shard.objects.exists()
    assert not RunInputs.objects.exists()


def test_a_quiet_night_in_shards_publishes_nothing(in_one, monkeypatch):
    cut_in(3, monkeypatch)
    match_step(ON)
    first = Run.objects.get()
    assert match_step(ON)["lists_changed"] == 0
    assert Run.objects.get() == first
    assert not Shard.objects.exists()


def test_a_person_who_changed_is_enough_for_a_new_run(in_one, monkeypatch):
    cut_in(3, monkeypatch)
    match_step(ON)
    owner = published()[0][0][0]
    Profile.objects.filter(pk=owner).update(accepted_minutes=10, widen=False, licences=[])
    match_step(ON)
    assert Run.objects.count() == 2


def cut_after(count: int, monkeypatch) -> None:
    """The coordinator is killed once workers have ended so many shards."""

    def killed(run, *args):
        for number in range(count):
            assert match_shard(run.pk, number)
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(shards, "gathered", killed)
        with pytest.raises(KeyboardInterrupt):
            match_step(ON)


def count_ranked(monkeypatch) -> list[int]:
    ranked, numbers = shards.ranked, []

    def counted(shard, *args):
        numbers.append(shard.number)
        return ranked(shard, *args)

    monkeypatch.setattr(shards, "ranked", counted)
    return numbers


def test_a_night_begun_again_uses_what_others_had_ended(in_one, monkeypatch):
    cut_in(4, monkeypatch)
    cut_after(2, monkeypatch)
    begun = Run.objects.get()
    again = count_ranked(monkeypatch)
    match_step(ON)
    assert sorted(again) == [2, 3]
    assert Run.objects.get() == begun
    assert_as(in_one)


def test_what_was_ended_with_other_offers_is_not_used(in_one, monkeypatch):
    cut_in(4, monkeypatch)
    cut_after(2, monkeypatch)
    begun = Run.objects.get()
    again = count_ranked(monkeypatch)
    match_step(ON + timedelta(days=1))
    assert sorted(again) == [0, 1, 2, 3]
    assert not Run.objects.filter(pk=begun.pk).exists()


def test_only_one_coordinator_at_a_time(in_one):
    with alone("match"), pytest.raises(Busy):
        match_step(ON)


def test_who_waits_for_ever_gives_up(in_one, monkeypatch):
    cut_in(2, monkeypatch)
    monkeypatch.setattr(shards, "PATIENCE", 0.2)
    gathered = shards.gathered

    def while_held(run, *args):
        with alone(run.shards.get(number=0).lock):
            return gathered(run, *args)

    monkeypatch.setattr(shards, "gathered", while_held)
    with pytest.raises(shards.ShardsNotFinished, match="1 of 2"):
        match_step(ON)
    assert Run.objects.get().finished_at is None


HOLDER = """
import sys, time, django
django.setup()
from django.db import connection
connection.settings_dict["NAME"] = sys.argv[1]
from omil_portal.night.alone import alone
with alone(sys.argv[2]) as free:
    print(free, flush=True)
    time.sleep(600)
"""


@contextmanager
def held_by_another_process(lock: str) -> Iterator[subprocess.Popen]:
    holder = subprocess.Popen(
        [sys.executable, "-c", HOLDER, connection.settings_dict["NAME"], lock],
        env=os.environ | {"DJANGO_SETTINGS_MODULE": "omil_portal.settings"},
        stdout=subprocess.PIPE,
        text=True,
        cwd=ROOT,
    )
    try:
        assert holder.stdout is not None
        assert holder.stdout.readline().strip() == "True"
        yield holder
    finally:
        holder.kill()
        holder.wait()
        holder.stdout.close()


def test_the_shard_of_a_killed_worker_is_taken_up_and_no_other(in_one, monkeypatch):
    cut_in(4, monkeypatch)
    gathered, taken = shards.gathered, count_ranked(monkeypatch)

    def while_a_worker_dies(run, *args):
        assert match_shard(run.pk, 0)
        with held_by_another_process(run.shards.get(number=1).lock) as worker:
            waiting = threading.Timer(1, worker.send_signal, [signal.SIGKILL])
            waiting.start()
            before = timezone.now()
            parts = gathered(run, *args)
            assert timezone.now() - before >= timedelta(seconds=1)
            waiting.join()
        return parts

    monkeypatch.setattr(shards, "gathered", while_a_worker_dies)
    match_step(ON)
    assert taken == [0, 3, 2, 1]
    assert_as(in_one)


def the_offers() -> Offers:
    with as_reader():
        return read_offers(ON)


def test_shards_are_neighbours_that_together_are_the_country(monkeypatch):
    a_market(people=PEOPLE, offers=1)
    cut_in(3, monkeypatch)
    cut = shards.areas(the_offers())
    assert len(cut) == 3
    assert [comuna for area in cut for comuna in area] == list(the_offers().territory.comunas)


def test_a_small_market_is_not_cut():
    a_market(people=PEOPLE, offers=1)
    assert len(shards.areas(the_offers())) == 1


def test_nobody_at_all_is_one_shard():
    assert len(shards.areas(the_offers())) == 1


def test_every_shard_ranks_against_the_offers_as_they_were(monkeypatch):
    a_market(people=10, offers=20)
    offers = the_offers()
    again = thaw(freeze(offers))
    assert freeze(again) == freeze(offers)
    assert (again.on, again.skill_weights) == (offers.on, offers.skill_weights)
    assert (again.territory.comunas, again.territory.regions) == (
        offers.territory.comunas,
        offers.territory.regions,
    )
