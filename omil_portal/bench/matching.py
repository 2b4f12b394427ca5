"""`bench matching`: the engine, then PostgreSQL with the same market, and whether they agree."""

import os
from dataclasses import asdict, dataclass

from matching.engine import match
from omil_portal.bench import in_postgres
from omil_portal.bench.lists import Lists, disagreements, lists_of
from omil_portal.bench.market import Market, market
from omil_portal.bench.measure import Cost, measured
from omil_portal.bench.scales import Scale
from omil_portal.bench.scratch import scratch_database
from omil_portal.bench.tables import Result, number, table

K = 20
ENGINE, POSTGRES = "engine", "postgres"


@dataclass(frozen=True)
class Contender:
    """One way of making the lists, and the quickest of its runs."""

    name: str
    detail: str
    cost: Cost
    lists: Lists


def bench(scale: Scale, against: tuple[str, ...] = (POSTGRES,)) -> Result:
    """Both ways on the same invented market, every list compared. Equal or `equal` is False."""
    invented = market(scale)
    contenders = [_engine(invented, scale.repeats)]
    if POSTGRES in against:
        contenders.append(_postgres(invented, scale.repeats))
    first, *others = contenders
    wrong = [f"{o.name}: {what}" for o in others for what in disagreements(first.lists, o.lists)]
    return Result(
        name="matching",
        equal=not wrong,
        text=_text(scale, invented, contenders, wrong),
        data={
            "scale": scale.name,
            "seekers": len(invented.seekers),
            "vacancies": len(invented.vacancies),
            "k": K,
            "market": invented.fingerprint,
            "feasible_pairs": first.lists.pairs,
            "entries_compared": first.lists.entries if others else 0,
            "runs": scale.repeats,
            "contenders": [
                {"name": c.name, "detail": c.detail} | asdict(c.cost) for c in contenders
            ],
            "differences": wrong,
        },
    )


def _engine(invented: Market, repeats: int) -> Contender:
    costs = []
    for _ in range(repeats):
        with measured(os.getpid()) as cost:
            found = match(
                invented.seekers,
                invented.vacancies,
                invented.travel,
                on_day=invented.on_day,
                k=K,
                excluded=invented.excluded,
            )
        costs.append(cost)
    lists = lists_of(found, invented.seekers.id, invented.vacancies.id)
    return Contender(ENGINE, "matching.engine, numpy, one process", _best(costs), lists)


def _postgres(invented: Market, repeats: int) -> Contender:
    costs = []
    for _ in range(repeats):
        with scratch_database():
            in_postgres.load(invented)
            costs.append(in_postgres.run(invented, K))
            lists, version = in_postgres.lists(), in_postgres.version()
    return Contender(POSTGRES, f"PostgreSQL {version}, match.sql", _best(costs), lists)


def _best(costs: list[Cost]) -> Cost:
    """The quickest run; the memory of the first, because later ones reuse what it freed."""
    quickest = min(costs, key=lambda cost: cost.wall_seconds)
    return Cost(quickest.wall_seconds, quickest.cpu_seconds, costs[0].memory_mb)


def _text(
    scale: Scale, invented: Market, contenders: list[Contender], wrong: list[str]
) -> list[str]:
    base = contenders[0].cost
    rows = [
        (
            c.detail,
            number(c.cost.wall_seconds, 2),
            number(c.cost.cpu_seconds, 2),
            _ratio(c.cost.wall_seconds, base.wall_seconds),
            _ratio(c.cost.cpu_seconds, base.cpu_seconds),
            number(c.cost.memory_mb, 0),
        )
        for c in contenders
    ]
    found = contenders[0].lists
    verdict = [f"DIFFERENT: {what}" for what in wrong] or [
        f"The same lists: {found.entries:,} entries of both sides, in every place and point."
        if len(contenders) > 1
        else "Nothing was compared."
    ]
    return [
        f"matching, scale {scale.name}: {len(invented.seekers):,} seekers × "
        f"{len(invented.vacancies):,} vacancies, {K} on each list, market {invented.fingerprint}",
        f"{found.pairs:,} pairs pass every rule; quickest of {scale.repeats}",
        "",
        *table(("", "seconds", "CPU s", "ratio", "CPU ratio", "memory MB"), rows),
        "",
        *verdict,
    ]


def _ratio(one: float | None, base: float | None) -> str:
    return f"× {one / base:.1f}" if one is not None and base else "—"
