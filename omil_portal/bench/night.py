"""`bench night`: a night's match over the portal's own tables, from reading to publishing."""

import os
from dataclasses import asdict, dataclass
from datetime import date, timedelta
from time import perf_counter
from typing import Any

import numpy as np
from django.core.management import call_command
from django.db import connection
from django.db.models import QuerySet

from matching.engine import WEIGHTS_V1, Ranking, match
from matching.engine.spread import spread
from matching.listing import LIST_LENGTH
from matching.models import Run, SeekerMatches, VacancyMatches, WeightsVersion
from matching.services.nightly import match_step
from matching.services.parts import LONGER_LIST
from matching.services.shards import SHARD_PEOPLE
from matching.store import Market, day_number, read_market
from omil_portal.bench import loading
from omil_portal.bench.market import ON, market
from omil_portal.bench.matching import match_once
from omil_portal.bench.measure import Watch, give_back_memory, server_processes, watched
from omil_portal.bench.scales import SCALES, Scale
from omil_portal.bench.scratch import scratch_database
from omil_portal.bench.tables import Result, number, table

SAMPLE = 1_000
"""Lists of each side that are read back."""
REST, TOTAL = "rest", "total"


@dataclass(frozen=True)
class Stage:
    """A part of a night: seconds of clock, and of processor of the worker and of PostgreSQL."""

    name: str
    wall_seconds: float
    cpu_seconds: float | None
    postgres_cpu_seconds: float | None


@dataclass(frozen=True)
class Night:
    """The stages, their total last; the most private memory of the worker and of PostgreSQL."""

    stages: list[Stage]
    worker_peak_mb: float | None
    postgres_peak_mb: float | None

    @property
    def total(self) -> Stage:
        return self.stages[-1]


def bench(scale: Scale) -> Result:
    """A first night, the next day's, and the same again with nothing new, in a scratch database."""
    with scratch_database():
        for command in ("migrate", "reference"):
            with open(os.devnull, "w") as nowhere:
                call_command(command, stdout=nowhere)
        _prepare(scale)
        figures = {"scale": scale.name} | nights()
    return Result("night", not figures["differences"], _text(figures), figures)


def nights() -> dict[str, Any]:
    """Nights over the connected database, whose tables are full and have no run of `ON` yet.

    What the second published is computed again in one piece, and read back.
    """
    next_day = ON + timedelta(days=1)
    first, second, quiet = _night(ON), _night(next_day), _night(next_day)
    started = perf_counter()
    read = read_market(next_day)
    reading = perf_counter() - started
    return {
        "seekers": len(read.seekers),
        "vacancies": len(read.vacancies),
        "k": LIST_LENGTH,
        "shards": max(1, round(len(read.seekers) / SHARD_PEOPLE)),
        "stages": [asdict(stage) for stage in first.stages],
        "worker_peak_mb": first.worker_peak_mb,
        "postgres_peak_mb": first.postgres_peak_mb,
        "next_night": [asdict(stage) for stage in second.stages],
        "quiet_night": asdict(quiet.total),
        "reading_alone_seconds": reading,
        **_check(read),
    }


def _prepare(scale: Scale) -> None:
    """Tables filled; and code compiled by a night of nobody, or read from its cache. Not timed."""
    match_step(ON - timedelta(days=1))
    match_once(market(SCALES["small"]))
    loading.load(market(scale))
    with connection.cursor() as cursor:
        cursor.execute("VACUUM")
        cursor.execute("CHECKPOINT")
    give_back_memory()


def _night(on: date) -> Night:
    """One night as the portal does it."""
    with connection.cursor() as cursor:
        _, server = server_processes(cursor)
    worker, postgres = Watch(os.getpid()), Watch(None, server)
    with watched(worker, postgres):
        started = perf_counter()
        answer = match_step(on)
        ended = perf_counter()
    return Night(
        [
            Stage(
                name, end - start, worker.cpu_between(start, end), postgres.cpu_between(start, end)
            )
            for name, start, end in _laid_out(answer["seconds"], started, ended)
        ],
        worker.peak_mb,
        postgres.peak_mb,
    )


def _laid_out(
    seconds: dict[str, float], started: float, ended: float
) -> list[tuple[str, float, float]]:
    """When each stage began and ended: one follows another, and the rest is what no stage has."""
    edges, at = [], started
    for name, spent in seconds.items():
        edges.append((name, at, at + spent))
        at += spent
    return [*edges, (REST, at, ended), (TOTAL, started, ended)]


def _check(read: Market) -> dict[str, Any]:
    """Computes everybody's lists at once, and compares a sample of those published."""
    version = WeightsVersion.objects.in_force(read.on)
    found = match(
        read.seekers,
        read.vacancies,
        read.territory.travel,
        on_day=day_number(read.on),
        weights=version.weights() if version else WEIGHTS_V1,
        k=LIST_LENGTH,
        seekers_k=LONGER_LIST,
        excluded=read.excluded,
    )
    ours, theirs = read.seekers.id, read.vacancies.id
    shown = spread(
        found.seekers,
        found.vacancies,
        read.posts,
        seeker_ids=ours,
        k=LIST_LENGTH,
    )
    sides = (
        Side(SeekerMatches, "seeker_id", "vacancy_ids", shown.seekers, ours, theirs),
        Side(VacancyMatches, "vacancy_id", "seeker_ids", shown.vacancies, theirs, ours),
    )
    run = Run.objects.get(current=True)
    return {
        "feasible_pairs": found.feasible_pairs,
        "lists_published": sum(side.published(run).count() for side in sides),
        "entries_published": sum(len(side.ranking.index) for side in sides),
        "lists_read_back": sum(min(SAMPLE, len(side.owners)) for side in sides),
        "differences": [what for side in sides for what in side.differences(run)],
    }


@dataclass(frozen=True)
class Side:
    """One side's lists as they should have been published, and the table they went to."""

    model: type[SeekerMatches] | type[VacancyMatches]
    owner: str
    column: str
    ranking: Ranking
    owners: np.ndarray
    others: np.ndarray

    def published(self, run: Run) -> QuerySet:
        return self.model.objects.filter(run=run)

    def differences(self, run: Run) -> list[str]:
        """A sentence for a wrong count of lists, and one for each wrong list of the sample."""
        expected, found = (
            int((np.diff(self.ranking.offsets) > 0).sum()),
            self.published(run).count(),
        )
        wrong = [] if found == expected else [f"{found} lists of {self.owner}, not {expected}"]
        rows = np.random.default_rng(5).permutation(len(self.owners))[:SAMPLE]
        some = self.published(run).filter(**{f"{self.owner}__in": self.owners[rows].tolist()})
        lists = {
            owner: list(zip(others, points, strict=True))
            for owner, others, points in some.values_list(self.owner, self.column, "points")
        }
        for row in rows.tolist():
            listed = [(int(self.others[other]), points) for other, points in self.ranking.of(row)]
            if lists.get(owner := int(self.owners[row]), []) != listed:
                wrong.append(f"the list of {self.owner} {owner}")
        return wrong


def _text(figures: dict[str, Any]) -> list[str]:
    def row(name: str, stage: dict[str, Any]) -> tuple[str, ...]:
        return (
            name,
            number(stage["wall_seconds"], 2),
            number(stage["cpu_seconds"], 2),
            number(stage["postgres_cpu_seconds"], 2),
        )

    wrong = figures["differences"]
    return [
        f"night, scale {figures['scale']}: {figures['seekers']:,} seekers × "
        f"{figures['vacancies']:,} vacancies, {figures['k']} on each list, "
        f"in {figures['shards']} shards by one process",
        f"{figures['feasible_pairs']:,} pairs pass every rule; published "
        f"{figures['entries_published']:,} entries in {figures['lists_published']:,} lists",
        "",
        *table(
            ("first night", "seconds", "worker CPU s", "PostgreSQL CPU s"),
            [
                *(row(stage["name"], stage) for stage in figures["stages"]),
                row("next night, total", figures["next_night"][-1]),
                row("again, nothing new", figures["quiet_night"]),
            ],
        ),
        "",
        f"Most private memory: worker {number(figures['worker_peak_mb'], 0)} MB, processes of "
        f"PostgreSQL {number(figures['postgres_peak_mb'], 0)} MB, besides its shared buffers.",
        "Each shard reads its own people, and that stands in «match»; reading both sides whole "
        f"takes {figures['reading_alone_seconds']:.2f} s.",
        "",
        *(
            [f"DIFFERENT: {what}" for what in wrong[:10]]
            or [
                f"Equal to a match in one piece: {figures['lists_read_back']:,} lists read back, "
                "and the number of them all."
            ]
        ),
    ]
