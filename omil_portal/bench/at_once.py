"""`bench at-once`: one offer or one person against everybody, without waiting for the night."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from functools import partial
from time import perf_counter, process_time
from typing import Any

import numpy as np

from matching.engine import Matches, Openings, People, Ranking, Seekers
from omil_portal.bench.market import Market, market, taken
from omil_portal.bench.matching import K, match_once
from omil_portal.bench.scales import SCALES, Scale
from omil_portal.bench.tables import Result, number, table
from omil_portal.occupations.work import Licence, Permit, Schooling

OFFERS, PERSONS, ASKING = 1_000, 10_000, 1_000
QUESTIONS = ("licence B", "half an hour more", "one more level of schooling", "a permit", "any job")


@dataclass(frozen=True)
class Calls:
    """One kind of call, of some `rows`: each one's seconds, of clock and of CPU, and its answer."""

    name: str
    detail: str
    rows: np.ndarray
    seconds: list[float]
    cpu_seconds: list[float]
    answers: list[Any]

    def figures(self) -> dict[str, Any]:
        p50, p99 = np.percentile(self.seconds, (50, 99)) * 1000
        cpu_p50, cpu_p99 = np.percentile(self.cpu_seconds, (50, 99)) * 1000
        return {
            "name": self.name,
            "detail": self.detail,
            "calls": len(self.seconds),
            "p50_ms": float(p50),
            "p99_ms": float(p99),
            "most_ms": max(self.seconds) * 1000,
            "cpu_p50_ms": float(cpu_p50),
            "cpu_p99_ms": float(cpu_p99),
        }


def bench(scale: Scale) -> Result:
    """Each list is compared with the one of a whole match of the same market."""
    _prepare_and_ask(market(SCALES["small"]))  # Compiled, or read from its cache.
    invented = market(scale)
    calls, prepared = _prepare_and_ask(invented)
    wrong = _disagreements(calls, match_once(invented))
    return Result(
        name="at-once",
        equal=not wrong,
        text=_text(scale, invented, calls, prepared, wrong),
        data={
            "scale": scale.name,
            "seekers": len(invented.seekers),
            "vacancies": len(invented.vacancies),
            "k": K,
            "market": invented.fingerprint,
            "questions": list(QUESTIONS),
            "prepared_seconds": prepared,
            "calls": [call.figures() for call in calls],
            "differences": wrong,
        },
    )


def _prepare_and_ask(invented: Market) -> tuple[list[Calls], float]:
    """The calls of the three kinds, and the seconds it took to hold both sides ready."""
    random = np.random.default_rng(7)
    people, offers = invented.seekers, invented.vacancies
    started = perf_counter()
    everybody = People(people, invented.travel, on_day=invented.on_day)
    every_offer = Openings(offers, invented.travel, on_day=invented.on_day)
    prepared = perf_counter() - started
    some_offers = random.permutation(len(offers))[:OFFERS]
    some_people = random.permutation(len(people))[:PERSONS]
    told_offers, told_people = _rejections(invented, 1), _rejections(invented, 0)
    return [
        _timed(
            "vacancy",
            f"one offer against {len(people):,} people",
            some_offers,
            lambda row: partial(
                everybody.best,
                taken(offers, np.array([row])),
                k=K,
                excluded=told_offers(offers.id[row]),
            ),
        ),
        _timed(
            "seeker",
            f"one person against {len(offers):,} offers",
            some_people,
            lambda row: partial(
                every_offer.best,
                taken(people, np.array([row])),
                k=K,
                excluded=told_people(people.id[row]),
            ),
        ),
        _timed(
            "what-if",
            f"{len(QUESTIONS)} questions of one person",
            some_people[:ASKING],
            lambda row: partial(every_offer.count, what_if(people, row)),
        ),
    ], prepared


def _timed(
    name: str, detail: str, rows: np.ndarray, prepare: Callable[[int], Callable[[], Any]]
) -> Calls:
    seconds, cpu_seconds, answers = [], [], []
    for row in rows.tolist():
        call = prepare(row)
        started, started_cpu = perf_counter(), process_time()
        answers.append(call())
        seconds.append(perf_counter() - started)
        cpu_seconds.append(process_time() - started_cpu)
    return Calls(name, detail, rows, seconds, cpu_seconds, answers)


def what_if(people: Seekers, row: int) -> Seekers:
    """The person as they are, and then once for each of `QUESTIONS`, as if it were so."""
    many = taken(people, np.full(1 + len(QUESTIONS), row))
    columns = ("licences", "accepted_minutes", "schooling", "permits", "widen")
    as_if = {name: getattr(many, name).copy() for name in columns}
    as_if["licences"][1] |= 1 << Licence.values.index(Licence.B)
    as_if["accepted_minutes"][2] += 30
    as_if["schooling"][3] = min(as_if["schooling"][3] + 1, max(Schooling.values))
    as_if["permits"][4] |= 1 << Permit.values.index(Permit.OS10)
    as_if["widen"][5] = True
    return replace(many, id=np.arange(1 + len(QUESTIONS), dtype=np.int64), **as_if)


def _rejections(invented: Market, side: int) -> Callable[[int], np.ndarray]:
    """The rejected pairs of one seeker (side 0) or of one vacancy (1), by id."""
    pairs = invented.excluded[np.argsort(invented.excluded[:, side], kind="stable")]
    ids = pairs[:, side].copy()

    def of(one: int) -> np.ndarray:
        return pairs[slice(*np.searchsorted(ids, [one, one + 1]))]

    return of


def _disagreements(calls: Iterable[Calls], whole: Matches) -> list[str]:
    offers, persons, questions = calls
    wrong = _other_lists(offers, whole.vacancies) + _other_lists(persons, whole.seekers)
    for row, counts in zip(questions.rows.tolist(), questions.answers, strict=True):
        listed = whole.seekers.offsets[row + 1] - whole.seekers.offsets[row]
        # Offers that said no before are counted and not listed; no question closes a door.
        if counts[0] < listed or counts.min() < counts[0]:
            wrong.append(f"what-if: {counts.tolist()} for a list of {listed}")
    return wrong


def _other_lists(calls: Calls, whole: Ranking) -> list[str]:
    return [
        f"{calls.name}: the list of row {row} is not the night's"
        for row, found in zip(calls.rows.tolist(), calls.answers, strict=True)
        if found.of(0) != whole.of(row)
    ]


def _text(
    scale: Scale, invented: Market, calls: list[Calls], prepared: float, wrong: list[str]
) -> list[str]:
    rows = [
        (
            figures["detail"],
            f"{figures['calls']:,}",
            number(figures["p50_ms"], 3),
            number(figures["p99_ms"], 3),
            number(figures["most_ms"], 3),
            number(figures["cpu_p50_ms"], 3),
            number(figures["cpu_p99_ms"], 3),
        )
        for figures in (call.figures() for call in calls)
    ]
    return [
        f"at once, scale {scale.name}: {len(invented.seekers):,} seekers × "
        f"{len(invented.vacancies):,} vacancies, {K} on each list, market {invented.fingerprint}",
        f"one call after another in one process, compiled before; both sides held ready in "
        f"{prepared:.2f} s; questions: {', '.join(QUESTIONS)}",
        "",
        *table(("", "calls", "p50 ms", "p99 ms", "most ms", "CPU p50", "CPU p99"), rows),
        "",
        *(
            [f"DIFFERENT: {what}" for what in wrong[:10]]
            or ["The same lists as the whole match, every one."]
        ),
    ]
