"""Both sides of the market as the engine's columns, read by binary COPY as `omil_matching`."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np
from django.db import connection
from numpy.typing import NDArray

from matching.engine import Seekers, Skills, Vacancies
from matching.engine.arrays import columns_of
from matching.engine.columns import Columns
from matching.models import Referral
from matching.store.binary_copy import HEADER_BYTES, Table, copied_out, read_table
from matching.store.reading import REJECTIONS, SkillWeights
from matching.store.roles import as_reader
from matching.territory import Territory

# Column and width in bytes, as the views have them; skills follow.
PERSON = {
    "comuna": 4,
    "accepted_minutes": 2,
    "moving_regions": 4,
    "schedules": 4,
    "licences": 4,
    "permits": 4,
    "schooling": 2,
    "desired_1": 4,
    "desired_2": 4,
    "desired_3": 4,
    "months_1": 2,
    "months_2": 2,
    "months_3": 2,
    "expected_pay": 4,
    "adult": 1,
    "widen": 1,
    "updated": 4,
}
OFFER = {
    "comuna": 4,
    "region": 4,
    "schedule": 4,
    "licences": 4,
    "permits": 4,
    "schooling": 2,
    "occupation": 4,
    "experience_months": 2,
    "pay_max": 4,
    "adult_only": 1,
    "published": 4,
    "posts": 2,
}
PAIR = np.dtype(
    [("fields", ">i2"), ("a", ">i4"), ("seeker", ">i8"), ("b", ">i4"), ("vacancy", ">i8")]
)


@dataclass(frozen=True)
class Offers:
    """The vacancies' side of a day, with what both sides are weighed and measured by.

    `posts` (vacancies,) int32: how many people each one looks for.
    """

    on: date
    vacancies: Vacancies
    posts: NDArray[np.int32]
    territory: Territory
    skill_weights: SkillWeights


@dataclass(frozen=True)
class Market(Offers):
    """Both sides, each by id. `excluded` (pairs, 2) int64: (seeker id, vacancy id) that said no."""

    seekers: Seekers
    excluded: NDArray[np.int64]


def read_market(on: date, *, regions: Collection[str] | None = None) -> Market:
    """Every open vacancy and every available person of a day; people of these regions only.

    Raises `RoleMissing`.
    """
    with as_reader():
        offers = read_offers(on)
        territory = offers.territory
        comunas = None if regions is None else territory.comunas_of(regions)
        return Market(
            **vars(offers), seekers=read_people(offers, comunas), excluded=read_excluded(comunas)
        )


def read_offers(on: date) -> Offers:
    """The side that every shard sees whole. To be read as `omil_matching`."""
    set_day(on)
    territory, table = Territory.load(), offers_table()
    skills = SkillWeights.counted(len(table.ids), table.entries)
    vacancies, posts = as_vacancies(table, territory, skills)
    return Offers(on, vacancies, posts, territory, skills)


def offers_table(where: str = "") -> Table:
    """The open vacancies of the day set, all or those of a condition, by id."""
    return _in_order(read_table(_select("matching_offers", OFFER) + where, tuple(OFFER.values())))


def as_vacancies(
    table: Table, territory: Territory, skills: SkillWeights
) -> tuple[Vacancies, NDArray[np.int32]]:
    """The engine's columns, and the posts of each."""
    column = dict(zip(OFFER, table.values, strict=True))
    posts = column.pop("posts")
    column["comuna"] = territory.rows_of(column["comuna"])
    return Vacancies(
        id=table.ids, skills=_skills(table, skills), **_typed(Vacancies, column)
    ), posts


def read_people(offers: Offers, comunas: Sequence[str] | None = None) -> Seekers:
    """People available on the day of `offers`, of these comunas or of all."""
    set_day(offers.on)
    table = people_table(_within("comuna", comunas))
    return as_seekers(table, offers.territory, offers.skill_weights)


def people_table(where: str = "") -> Table:
    """The people available on the day set, all or those of a condition, by id."""
    query = _select("matching_people", PERSON) + where
    return _in_order(read_table(query, tuple(PERSON.values())))


def as_seekers(table: Table, territory: Territory, skills: SkillWeights) -> Seekers:
    """The engine's columns."""
    column = dict(zip(PERSON, table.values, strict=True))
    desired = np.stack([column.pop(f"desired_{rank}") for rank in (1, 2, 3)], axis=1)
    months = np.stack([column.pop(f"months_{rank}") for rank in (1, 2, 3)], axis=1)
    column["comuna"] = territory.rows_of(column["comuna"])
    column |= {
        "desired": desired,
        "desired_months": months,
        "group_months": _by_group(desired, months),
    }
    return Seekers(id=table.ids, skills=_skills(table, skills), **_typed(Seekers, column))


def read_excluded(comunas: Sequence[str] | None = None) -> NDArray[np.int64]:
    """(seeker id, vacancy id) of those people that said no before, in order."""
    states = ", ".join(f"'{Referral.State(state).value}'" for state in REJECTIONS)
    query = (
        f"SELECT DISTINCT seeker_id, vacancy_id FROM matching_referral WHERE state IN ({states})"
    )
    if comunas is not None:
        people = f"SELECT id FROM matching_people{_within('comuna', comunas)}"
        query += f" AND seeker_id IN ({people})"
    data, rows = copied_out(f"{query} ORDER BY 1, 2")
    pairs = np.frombuffer(data, PAIR, rows, offset=HEADER_BYTES)
    return np.stack([pairs["seeker"], pairs["vacancy"]], axis=1).astype(np.int64)


def set_day(on: date) -> None:
    """The views say who is of age and which offers are open on this day."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config('omil.day', %s, true)", [on.isoformat()])


def _select(view: str, columns: dict[str, int]) -> str:
    return f"SELECT id, {', '.join(columns)}, skills FROM {view}"


def _within(column: str, comunas: Sequence[str] | None) -> str:
    if comunas is None:
        return ""
    numbers = ",".join(str(int(cut)) for cut in comunas)
    return f" WHERE {column} = ANY ('{{{numbers}}}'::integer[])"


def _in_order(table: Table) -> Table:
    """By id, which is how rows come out unless they were written again since."""
    if np.all(np.diff(table.ids) > 0):
        return table
    order = np.argsort(table.ids)
    counts = np.diff(table.offsets)[order]
    offsets = np.concatenate(([0], np.cumsum(counts)))
    places = np.arange(offsets[-1]) + np.repeat(table.offsets[:-1][order] - offsets[:-1], counts)
    return Table(table.ids[order], table.values[:, order], offsets, table.entries[places])


def _skills(table: Table, weights: SkillWeights) -> Skills:
    return Skills(table.offsets, table.entries, weights.of_many(table.entries))


def _by_group(desired: NDArray[np.int32], months: NDArray[np.int32]) -> NDArray[np.int16]:
    """Months worked by major group; an occupation that is not there brings none."""
    groups = np.zeros((len(desired), 10), np.int16)
    rows = np.arange(len(desired))
    for rank in range(desired.shape[1]):
        # One rank at a time, no person comes twice, so that a plain sum is right.
        groups[rows, desired[:, rank] % 10_000 // 1000] += months[:, rank].astype(np.int16)
    return groups


def _typed(side: type[Columns], columns: dict[str, NDArray]) -> dict[str, NDArray]:
    """Each column in the type the engine declares for it."""
    declared = columns_of(side)
    return {name: values.astype(declared[name].kind) for name, values in columns.items()}
