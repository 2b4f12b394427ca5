"""The night's match in parts that any process may take, on this machine or on others.

The coordinator leaves the vacancies' side and the list of shards in the database, tells the
workers, and takes shards itself until none is left. So one process alone does them all, and
whoever else comes makes it quicker. A shard belongs to the holder of its lock; the lock of a
killed process is free, and the coordinator takes that shard again, and no other.
"""

import logging
from collections.abc import Sequence
from time import monotonic, sleep

from celery import current_app
from django.conf import settings
from django.db import connection
from django.utils import timezone
from kombu.exceptions import OperationalError

from matching.engine import Weights
from matching.models import Run, RunInputs, Shard
from matching.reasons import weights_of
from matching.services.parts import Part, People
from matching.services.stages import Stages
from matching.store import as_reader
from matching.store.frozen import freeze, thaw
from matching.store.market import Offers, set_day
from omil_portal.night.alone import alone

SHARD_PEOPLE = 250_000
"""About how many people a shard has, unless the setting `MATCHING_SHARD_PEOPLE` says; a market of

fewer is not cut. Fewer people a shard serve more machines, and cost each shard's own start.
"""
PATIENCE = 1800.0
"""Seconds to wait for a shard that somebody else holds."""
TASK = "matching.tasks.match_shard"
LATE = 3600
ONCE_MORE = {"max_retries": 1, "interval_start": 0, "interval_step": 0, "interval_max": 0}

logger = logging.getLogger(__name__)


class ShardsNotFinished(TimeoutError):
    """Others hold shards and do not end them; the next night step takes the rest up."""


def areas(offers: Offers) -> list[list[str]]:
    """The comunas of each shard: neighbours by CUT, so by region, and of like numbers of people."""
    counts = _people_by_comuna(offers)
    everybody, taken = sum(counts.values()), 0
    shards = max(1, round(everybody / getattr(settings, "MATCHING_SHARD_PEOPLE", SHARD_PEOPLE)))
    share, cut = everybody / shards, [[]]
    for comuna in offers.territory.comunas:
        if taken >= share * len(cut) and len(cut) < shards:
            cut.append([])
        cut[-1].append(comuna)
        taken += counts.get(int(comuna), 0)
    return cut


def _people_by_comuna(offers: Offers) -> dict[int, int]:
    with as_reader(), connection.cursor() as cursor:
        set_day(offers.on)
        cursor.execute("SELECT comuna, count(*) FROM matching_people GROUP BY comuna")
        return dict(cursor.fetchall())


def prepare(run: Run, digest: str, offers: Offers, areas: Sequence[list[str]]) -> None:
    """Saves an unfinished run with its shards."""
    run.save()
    RunInputs.objects.create(run=run, digest=digest, data=freeze(offers))
    Shard.objects.bulk_create(
        Shard(run=run, number=number, comunas=comunas) for number, comunas in enumerate(areas)
    )


def unfinished(digest: str, areas: Sequence[list[str]]) -> Run | None:
    """A run that was cut and whose finished shards still serve: same inputs, same areas.

    Any other run that was cut is deleted.
    """
    same = None
    for run in Run.objects.filter(finished_at=None, inputs__digest=digest):
        if list(run.shards.values_list("comunas", flat=True)) == list(areas):
            same = run
    Run.objects.filter(finished_at=None).exclude(pk=same and same.pk).delete()
    return same


def tell_workers(run: Run) -> None:
    """Offers each shard to the workers; with the broker away the coordinator goes on alone."""
    try:
        for number in run.shards.filter(finished_at=None).values_list("number", flat=True):
            current_app.send_task(
                TASK, (run.pk, number), expires=LATE, ignore_result=True, retry_policy=ONCE_MORE
            )
    except OperationalError as away:
        logger.warning("the shards of %s were not offered: %s", run, away)


def take(run_id: int, number: int) -> bool:
    """A worker's share: ranks the shard and leaves the result. False when it is not to be done."""
    shards = Shard.objects.filter(run=run_id, number=number)
    shard = shards.first()
    if shard is None:
        return False
    with alone(shard.lock) as free:
        open_still = shards.filter(finished_at=None, run__finished_at=None)
        shard = open_still.select_related("run__inputs", "run__weights").first()
        if not free or shard is None:
            return False
        offers = thaw(bytes(shard.run.inputs.data))
        part = ranked(shard, offers, weights_of(shard.run, offers.on), Stages())
        open_still.update(result=part.as_bytes(), finished_at=timezone.now())
        return True


def ranked(shard: Shard, offers: Offers, weights: Weights, spent: Stages) -> Part:
    """The lists of the people of a shard's comunas; `spent` adds up the seconds of each stage."""
    with spent.on("read"):
        people = People.read(offers, shard.comunas)
    with spent.on("match"):
        return people.ranked(offers, weights)


def gathered(run: Run, offers: Offers, weights: Weights, spent: Stages) -> list[Part]:
    """Every shard ranked, in order: by others, or here whatever nobody holds.

    Raises `ShardsNotFinished`.
    """
    parts: dict[int, Part] = {}
    shards = list(run.shards.defer("result").order_by("-number"))
    waiting_since = monotonic()
    # Workers take them from the first on, so from the last on both meet late.
    while missing := [shard for shard in shards if shard.number not in parts]:
        for shard in missing:
            if part := _part(shard, offers, weights, spent):
                parts[shard.number] = part
                waiting_since = monotonic()
        if monotonic() - waiting_since > PATIENCE:
            raise ShardsNotFinished(f"{len(missing)} of {len(shards)}")
        if len(parts) < len(shards):
            with spent.on("wait"):
                sleep(0.1)
    return [parts[number] for number in sorted(parts)]


def _part(shard: Shard, offers: Offers, weights: Weights, spent: Stages) -> Part | None:
    """What another process left, or what this one ranks now; None while another holds it."""
    with alone(shard.lock) as free:
        shard.refresh_from_db(fields=["result", "finished_at"])
        if shard.finished_at:
            return Part.of_bytes(bytes(shard.result))
        return ranked(shard, offers, weights, spent) if free else None


def forget(run: Run) -> None:
    """Deletes what only served while the run was made."""
    RunInputs.objects.filter(run=run).delete()
    run.shards.all().delete()
