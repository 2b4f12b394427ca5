"""Published lists beside protected facts, read by the one role that may: people become groups.

Rurality: the territory has no official classification, so a comuna is told by its code, where 01
names the capital of a province, and by the terrain of `docs/travel.md`.
"""

from collections.abc import Iterable
from functools import cache

import numpy as np
from django.db import connection
from numpy.typing import NDArray

from matching.fairness.figures import DIMENSIONS, Listed
from matching.models import Run
from matching.store import as_fairness_reader
from omil_portal.offices.territory import read_comunas

BEST = 20
"""Places of an offer's list that count: those the office looks at first."""
BIRTHDAYS = (30, 45, 60)
REMOTE = {"mountain", "austral", "desert", "pampa"}
WHO_IS_LISTED = """
    WITH listed AS (
        SELECT one.id, count(*) AS lists, sum(one.place) AS places
        FROM matching_vacancymatches AS lists,
            unnest(lists.seeker_ids, lists.places) AS one(id, place)
        WHERE lists.run_id = %(run)s AND one.place BETWEEN 1 AND %(best)s
        GROUP BY one.id
    )
    SELECT person.id,
        coalesce(listed.lists, 0),
        coalesce(listed.places, 0),
        facts.sex,
        extract(year FROM age(%(on)s, person.birth_date))::integer,
        facts.nationality,
        facts.disability_credential,
        person.comuna_id
    FROM matching_seekermatches AS own
    JOIN jobseekers_jobseeker AS person ON person.id = own.seeker_id
    LEFT JOIN jobseekers_protectedfacts AS facts ON facts.seeker_id = person.id
    LEFT JOIN listed ON listed.id = person.id
    WHERE own.run_id = %(run)s AND cardinality(own.vacancy_ids) > 0
"""
"""People with some possible offer: the floor of the lists shows one at least to each of them."""


def who_is_listed(run: Run) -> tuple[NDArray[np.int64], Listed]:
    """Ids of the people with some possible offer in `run`, and what they are counted by.

    Raises `RoleMissing`.
    """
    with as_fairness_reader(), connection.cursor() as cursor:
        cursor.execute(WHO_IS_LISTED, {"run": run.pk, "best": BEST, "on": run.on})
        rows = cursor.fetchall()
    ids, lists, places, sexes, ages, nations, credentials, cuts = (
        zip(*rows, strict=True) if rows else [()] * 8
    )
    groups = {
        "sex": sexes,
        "age": map(_age_band, ages),
        "nationality": map(_nationality, nations),
        "disability": map({True: "yes", False: "no"}.get, credentials),
        "territory": map(_territories().get, cuts),
    }
    codes = {name: _codes(name, told) for name, told in groups.items()}
    return _whole(ids), Listed(codes, _whole(lists), _whole(places))


def _age_band(age: int | None) -> str | None:
    if age is None:
        return None
    return DIMENSIONS["age"][sum(age >= birthday for birthday in BIRTHDAYS)]


def _nationality(told: str | None) -> str | None:
    """Typed by people: «Chilena», «chileno», «Chile»."""
    if not told:
        return None
    return "chilean" if told.strip().lower().startswith("chil") else "other"


@cache
def _territories() -> dict[str, str]:
    """CUT → group."""
    return {
        row.cut: "capital"
        if row.cut.endswith("01")
        else "remote"
        if row.terrain in REMOTE
        else "other"
        for row in read_comunas()
    }


def _codes(dimension: str, told: Iterable[str | None]) -> NDArray[np.int64]:
    """Positions in the groups of the dimension; their number for who did not say."""
    names = DIMENSIONS[dimension]
    position = {name: at for at, name in enumerate(names)}
    return _whole([position.get(one or "", len(names)) for one in told])


def _whole(values: Iterable[int]) -> NDArray[np.int64]:
    return np.array(list(values), dtype=np.int64)
