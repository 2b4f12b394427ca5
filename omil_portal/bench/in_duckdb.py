"""The same match in DuckDB: loads a market in memory, and runs `sql/duckdb/`."""

import os
from importlib import import_module
from importlib.util import find_spec
from math import ceil
from pathlib import Path
from tempfile import gettempdir
from typing import Any

import numpy as np

from matching.engine import WEIGHTS_V1, Factor, Seekers, Skills, Vacancies
from matching.engine.arrays import columns_of
from omil_portal.bench.lists import Lists, in_order
from omil_portal.bench.market import Market
from omil_portal.bench.measure import Cost, measured

SQL = Path(__file__).parent / "sql" / "duckdb"
MEMORY = "12GB"
BATCH_SEEKERS = 200_000
"""How many seekers are scored at a time: what bounds the memory of a whole country."""
MOST_SKILLS = 6


def is_installed() -> bool:
    """It is a dependency of development only."""
    return find_spec("duckdb") is not None


def version() -> str:
    return import_module("duckdb").__version__


def load(market: Market, threads: int) -> Any:
    """A connection with the market's numbers in tables. Not part of what is timed."""
    people, offers = market.seekers, market.vacancies
    if offers.skills.counts.max(initial=0) > MOST_SKILLS:
        raise ValueError(f"prepare.sql reads {MOST_SKILLS} skills of a vacancy, and one has more")
    connection = import_module("duckdb").connect(
        config={"threads": threads, "memory_limit": MEMORY, "temp_directory": gettempdir()}
    )
    origin, destination = np.indices(market.travel.shape)
    travel = {"origin": origin, "destination": destination, "minutes": market.travel}
    excluded = {"seeker": market.excluded[:, 0], "vacancy": market.excluded[:, 1]}
    for table, columns in (
        ("seeker_column", _columns(people)),
        ("vacancy_column", _columns(offers)),
        ("travel", travel),
        ("excluded", excluded),
        ("seeker_skill_weight", _named("seeker", people.id, people.skills)),
        ("vacancy_skill_weight", _named("vacancy", offers.id, offers.skills)),
    ):
        connection.register("given", {name: _narrow(values) for name, values in columns.items()})
        connection.execute(f"CREATE TABLE {table} AS SELECT * FROM given")
        connection.unregister("given")
    return connection


def run(connection: Any, market: Market, k: int) -> Cost:
    """Rules, points and both rankings; leaves the tables of lists."""
    variables = {
        factor.value: WEIGHTS_V1.most(factor) for factor in Factor if factor != Factor.OCCUPATION
    }
    variables |= {"k": k, "on_day": market.on_day}
    variables["occupation"] = list(WEIGHTS_V1.occupation_points())
    people = int(market.seekers.id.max(initial=0))
    with measured(os.getpid()) as cost:
        for name, value in variables.items():
            connection.execute(f"SET VARIABLE {name} = {value}")
        connection.execute((SQL / "prepare.sql").read_text())
        for batch in range(ceil(people / BATCH_SEEKERS)):
            first = batch * BATCH_SEEKERS + 1
            connection.execute(f"SET VARIABLE first_seeker = {first}")
            connection.execute(f"SET VARIABLE last_seeker = {first + BATCH_SEEKERS - 1}")
            connection.execute((SQL / "batch.sql").read_text())
        connection.execute((SQL / "lists.sql").read_text())
    return cost


def lists(connection: Any) -> Lists:
    """What `run` left."""
    (pairs,) = connection.execute("SELECT sum(pairs)::bigint FROM counted").fetchone()
    return Lists(_read(connection, "seeker_list"), _read(connection, "vacancy_list"), pairs)


def _columns(side: Seekers | Vacancies) -> dict[str, np.ndarray]:
    """Those of several numbers a row become as many: `desired0`, `desired1`, ..."""
    columns: dict[str, np.ndarray] = {}
    for name, spec in columns_of(type(side)).items():
        values = getattr(side, name)
        columns |= {f"{name}{place}": values[:, place] for place in range(spec.width)} or {
            name: values
        }
    return columns


def _named(owner: str, ids: np.ndarray, skills: Skills) -> dict[str, np.ndarray]:
    return {owner: np.repeat(ids, skills.counts), "skill": skills.ids, "weight": skills.weights}


def _narrow(values: np.ndarray) -> np.ndarray:
    """Whole numbers as 32 bits, which all of them fit in."""
    flat = np.ascontiguousarray(values.ravel())
    return flat if flat.dtype == np.bool_ else flat.astype(np.int32)


def _read(connection: Any, table: str) -> np.ndarray:
    found = connection.execute(f"SELECT owner, place, key FROM {table}").fetchnumpy()
    key = found["key"]
    points = -(-key >> 32)
    columns = [found["owner"], found["place"], (points << 32) - key, points]
    return in_order(np.stack(columns, axis=1).astype(np.int64))
