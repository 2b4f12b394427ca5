"""The same match in PostgreSQL: loads a market in the scratch database, and runs `match.sql`."""

from collections.abc import Iterable
from io import StringIO
from pathlib import Path

import numpy as np
from django.db import connection

from matching.engine import WEIGHTS_V1, Factor, Skills
from omil_portal.bench.lists import Lists, in_order
from omil_portal.bench.market import Market
from omil_portal.bench.measure import Cost, measured, server_processes

SQL = Path(__file__).parent / "sql"
WORK_MEMORY = "256MB"
"""Given to each sort and hash: more than a server's own 4 MB, for the comparison to be fair."""


def load(market: Market) -> None:
    """Tables with the market's numbers. Not part of what is timed."""
    people, offers = market.seekers, market.vacancies
    groups = ["{" + ",".join(map(str, row)) + "}" for row in people.group_months.tolist()]
    origin, destination = np.indices(market.travel.shape)
    with connection.cursor() as cursor:
        cursor.execute((SQL / "tables.sql").read_text())
    _copy(
        "seeker_column",
        *(people.id, people.comuna, people.accepted_minutes, people.moving_regions),
        *(people.schedules, people.licences, people.permits, people.schooling),
        *(*people.desired.T, *people.desired_months.T, groups, people.expected_pay),
        *(people.adult, people.widen, people.updated),
    )
    _copy(
        "vacancy_column",
        *(offers.id, offers.comuna, offers.region, offers.schedule, offers.licences),
        *(offers.permits, offers.schooling, offers.occupation, offers.experience_months),
        *(offers.pay_max, offers.adult_only, offers.published),
    )
    _copy("travel", origin.ravel(), destination.ravel(), market.travel.ravel())
    _copy("seeker_skill_weight", *_named(people.id, people.skills))
    _copy("vacancy_skill_weight", *_named(offers.id, offers.skills))
    _copy("excluded", *market.excluded.T)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


def run(market: Market, k: int) -> Cost:
    """Rules, points and both rankings, in one transaction that leaves the tables of lists."""
    wanted = {
        factor.value: WEIGHTS_V1.most(factor) for factor in Factor if factor != Factor.OCCUPATION
    }
    wanted |= {"k": k, "on_day": market.on_day, "occupation": list(WEIGHTS_V1.occupation_points())}
    with connection.cursor() as cursor:
        cursor.execute(f"SET work_mem = '{WORK_MEMORY}'")
        backend, server = server_processes(cursor)
        with measured(backend, server) as cost:
            cursor.execute((SQL / "match.sql").read_text(), wanted)
    return cost


def lists() -> Lists:
    """What `run` left."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM feasible")
        (pairs,) = cursor.fetchone()
    return Lists(_read("for_seekers"), _read("for_vacancies"), pairs)


def version() -> str:
    with connection.cursor() as cursor:
        cursor.execute("SHOW server_version")
        return cursor.fetchone()[0].split()[0]


def _copy(table: str, *columns: Iterable) -> None:
    listed = [column.tolist() if isinstance(column, np.ndarray) else column for column in columns]
    lines = StringIO("".join("\t".join(map(str, row)) + "\n" for row in zip(*listed, strict=True)))
    with connection.cursor() as cursor:
        cursor.copy_expert(f"COPY {table} FROM STDIN", lines)


def _named(ids: np.ndarray, skills: Skills) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    return np.repeat(ids, skills.counts), skills.ids, skills.weights


def _read(table: str) -> np.ndarray:
    lines = StringIO()
    with connection.cursor() as cursor:
        cursor.copy_expert(f"COPY {table} TO STDOUT (DELIMITER ' ')", lines)
    numbers = np.array(lines.getvalue().split(), dtype=np.int64).reshape(-1, 4)
    return in_order(numbers)
