"""`bench matching`: the engine, then databases with the same market, and whether they agree."""

import os
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from functools import partial

from matching.engine import Matches, match
from omil_portal.bench import in_duckdb, in_postgres
from omil_portal.bench.lists import Lists, disagreements, lists_of
from omil_portal.bench.market import Market, market
from omil_portal.bench.measure import Cost, give_back_memory, measured, quickest
from omil_portal.bench.scales import SCALES, Scale
from omil_portal.bench.scratch import scratch_database
from omil_portal.bench.tables import Result, number, table

K = 20
CORES = os.cpu_count() or 1
ENGINE, ONE_THREAD, POSTGRES, DUCKDB = "engine", "engine-1", "postgres", "duckdb"
RIVALS = (POSTGRES, DUCKDB)
ENGINE_RUNS = 5
"""At least: a run of less than a second is easily disturbed."""


@dataclass(frozen=True)
class Contender:
    """One way of making the lists, the quickest of its `runs`, and how many entries it made.

    `share` of the seekers took part; clock and processor are as for all of them.
    """

    name: str
    detail: str
    cost: Cost
    entries: int
    runs: int = 1
    share: float = 1.0


def bench(scale: Scale, against: tuple[str, ...] = RIVALS) -> Result:
    """Each way on the same invented market, every list compared. Equal or `equal` is False."""
    invented = market(scale)
    match_once(market(SCALES["small"]))  # Compiled, or read from its cache: not what is timed.
    first, expected = _engine(ENGINE, invented, max(ENGINE_RUNS, scale.repeats), CORES)
    pairs, contenders, wrong = expected.pairs, [first], []
    for contend in _others(invented, scale, against):
        # One at a time, and not kept: the lists of a country are half a gigabyte.
        contender, lists = contend()
        if contender.share < 1:
            some = invented.some(contender.share)
            expected = lists_of(match_once(some), some.seekers.id, some.vacancies.id)
        wrong += [f"{contender.name}: {what}" for what in disagreements(expected, lists)]
        contenders.append(contender)
    return Result(
        name="matching",
        equal=not wrong,
        text=_text(scale, invented, pairs, contenders, wrong),
        data={
            "scale": scale.name,
            "seekers": len(invented.seekers),
            "vacancies": len(invented.vacancies),
            "k": K,
            "market": invented.fingerprint,
            "feasible_pairs": pairs,
            "entries": first.entries,
            "contenders": [
                {key: value for key, value in asdict(c).items() if key != "cost"} | asdict(c.cost)
                for c in contenders
            ],
            "differences": wrong,
        },
    )


def _others(
    invented: Market, scale: Scale, against: tuple[str, ...]
) -> Iterator[Callable[[], tuple[Contender, Lists]]]:
    """In this order, because a sample of the seekers comes last."""
    yield partial(_engine, ONE_THREAD, invented, 1, 1)
    if DUCKDB in against:
        yield partial(_duckdb, invented, scale.repeats)
    if POSTGRES in against:
        yield partial(_postgres, invented, scale.repeats, scale.postgres_share)


def match_once(invented: Market, threads: int = CORES) -> Matches:
    """The engine over a whole market."""
    return match(
        invented.seekers,
        invented.vacancies,
        invented.travel,
        on_day=invented.on_day,
        k=K,
        excluded=invented.excluded,
        threads=threads,
    )


def _engine(name: str, invented: Market, repeats: int, threads: int) -> tuple[Contender, Lists]:
    costs = []
    give_back_memory()
    for _ in range(repeats):
        with measured(os.getpid()) as cost:
            found = match_once(invented, threads)
        costs.append(cost)
    lists = lists_of(found, invented.seekers.id, invented.vacancies.id)
    detail = f"matching.engine, numba, {threads} thread{'s' if threads > 1 else ''}"
    return Contender(name, detail, quickest(costs), lists.entries, repeats), lists


def _duckdb(invented: Market, repeats: int) -> tuple[Contender, Lists]:
    def once() -> tuple[Cost, Lists]:
        with in_duckdb.load(invented, CORES) as connection:
            give_back_memory()
            return in_duckdb.run(connection, invented, K), in_duckdb.lists(connection)

    detail = f"DuckDB {in_duckdb.version()}, {CORES} threads, sql/duckdb"
    return _best_of(once, repeats, partial(Contender, DUCKDB, detail))


def _postgres(invented: Market, repeats: int, share: float) -> tuple[Contender, Lists]:
    some = invented.some(share)

    def once() -> tuple[Cost, Lists]:
        with scratch_database():
            in_postgres.load(some)
            return in_postgres.run(some, K).over(share), in_postgres.lists()

    detail = f"PostgreSQL {in_postgres.version()}, sql/match.sql"
    if share < 1:
        detail += f", {share:.0%} of the people × {1 / share:g}"
    return _best_of(once, repeats, partial(Contender, POSTGRES, detail, share=share))


def _best_of(
    once: Callable[[], tuple[Cost, Lists]], repeats: int, contender: Callable[..., Contender]
) -> tuple[Contender, Lists]:
    costs = []
    for _ in range(repeats):
        cost, lists = once()
        costs.append(cost)
    return contender(cost=quickest(costs), entries=lists.entries, runs=repeats), lists


def _text(
    scale: Scale, invented: Market, pairs: int, contenders: list[Contender], wrong: list[str]
) -> list[str]:
    base = contenders[0].cost
    rows = [
        (
            c.detail,
            number(c.cost.wall_seconds, 3 if c.cost.wall_seconds < 1 else 1),
            number(c.cost.cpu_seconds, 2),
            _ratio(c.cost.wall_seconds, base.wall_seconds),
            _ratio(c.cost.cpu_seconds, base.cpu_seconds),
            number(c.cost.memory_mb, 0),
            str(c.runs),
        )
        for c in contenders
    ]
    rivals = [c for c in contenders if c.name in RIVALS]
    verdict = [f"DIFFERENT: {what}" for what in wrong] or [
        "The same lists in every place and point: "
        + ", ".join(f"{c.entries:,} entries of {c.name}" for c in rivals)
        + "."
        if rivals
        else "Nothing was compared but one thread with several."
    ]
    return [
        f"matching, scale {scale.name}: {len(invented.seekers):,} seekers × "
        f"{len(invented.vacancies):,} vacancies, {K} on each list, market {invented.fingerprint}",
        f"{pairs:,} pairs pass every rule; {contenders[0].entries:,} entries in the lists of both "
        "sides; the quickest of each one's runs, compiled before",
        "",
        *table(("", "seconds", "CPU s", "ratio", "CPU ratio", "memory MB", "runs"), rows),
        "",
        *verdict,
    ]


def _ratio(one: float | None, base: float | None) -> str:
    return f"× {one / base:.1f}" if one is not None and base else "—"
