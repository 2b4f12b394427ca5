"""The invented market in the portal's own tables, as if everybody in it had registered."""

from collections.abc import Iterable
from datetime import UTC, datetime, time, timedelta
from io import StringIO
from itertools import islice
from typing import Any

import numpy as np
from django.db import connection
from django.db.models import Model

from employers.models import Employer, Vacancy
from jobseekers.models import DesiredOccupation, JobSeeker, Profile
from matching.models import Referral
from omil_portal.bench.market import ON, Market
from omil_portal.occupations.models import Skill
from omil_portal.occupations.work import Licence, Permit, WorkingHours

NULL = "\\N"
NOON = datetime.combine(ON, time(15), UTC)
AT_ONCE = 50_000
"""Rows sent, and people whose facts are written, in one statement."""


def load(market: Market) -> None:
    """Fills the tables of an empty portal that knows its comunas, occupations and skills.

    Without triggers, so without history; the facts that matching reads are written afterwards by
    the portal's own function. Nothing here is timed.
    """
    skills = np.array(Skill.objects.order_by("pk").values_list("pk", flat=True))
    with connection.cursor() as cursor:
        cursor.execute("SET session_replication_role = replica")
    _load_people(market, skills)
    _load_offers(market, skills)
    _copy(
        Referral,
        len(market.excluded),
        seeker=market.excluded[:, 0],
        vacancy=market.excluded[:, 1],
        state=Referral.State.REJECTED,
        office=1,
        referred_by=1,
        referred_at=NOON,
        answer_due=ON,
    )
    with connection.cursor() as cursor:
        cursor.execute("SET session_replication_role = origin")
        for first in range(0, len(market.seekers), AT_ONCE):
            cursor.execute(
                "SELECT jobseekers_work_facts(ARRAY(SELECT generate_series(%s, %s)::bigint))",
                [first + 1, min(first + AT_ONCE, len(market.seekers))],
            )
        cursor.execute("ANALYZE")


def _load_people(market: Market, skills: np.ndarray) -> None:
    people, cuts = market.seekers, np.array(market.place.cuts)
    _copy(
        JobSeeker,
        len(people),
        id=people.id,
        run_number=people.id,
        run_dv="K",
        names="Persona",
        first_surname="Inventada",
        birth_date=np.where(people.adult, "1990-01-01", f"{ON.year - 16}-01-01"),
        comuna=cuts[people.comuna],
        created_at=NOON,
        search_text="persona inventada",
    )
    _copy(
        Profile,
        len(people),
        seeker=people.id,
        schooling=_or_null(people.schooling),
        accepted_minutes=people.accepted_minutes,
        hours=_named(WorkingHours, people.schedules),
        licences=_named(Licence, people.licences),
        permits=_named(Permit, people.permits),
        expected_pay=_or_null(people.expected_pay),
        widen=people.widen,
        updated_at=_noon(people.updated),
    )
    row, rank = np.nonzero(people.desired)
    _copy(
        DesiredOccupation,
        len(row),
        profile=people.id[row],
        rank=rank + 1,
        occupation=_codes(people.desired[row, rank]),
        months=people.desired_months[row, rank],
    )
    row, bit = np.nonzero(people.moving_regions[:, None] >> np.arange(31) & 1)
    _copy(
        Profile.moving_regions.through,
        len(row),
        profile=people.id[row],
        region=np.char.zfill(bit.astype(str), 2),
    )
    _copy(
        Profile.skills.through,
        len(people.skills.ids),
        profile=np.repeat(people.id, people.skills.counts),
        skill=skills[people.skills.ids],
    )


def _load_offers(market: Market, skills: np.ndarray) -> None:
    offers = market.vacancies
    _copy(Employer, 1, id=1, rut_number=1, rut_dv="9", legal_name="Empresa", created_at=NOON)
    _copy(
        Vacancy,
        len(offers),
        id=offers.id,
        employer=1,
        title="Oferta inventada",
        occupation=_codes(offers.occupation),
        posts=market.posts,
        comuna=np.array([*market.place.cuts, NULL])[offers.comuna],
        region=np.char.zfill(offers.region.astype(str), 2),
        pay_max=_or_null(offers.pay_max),
        hours=np.char.strip(_named(WorkingHours, offers.schedule), "{}"),
        schooling=offers.schooling,
        experience_months=offers.experience_months,
        licences=_named(Licence, offers.licences),
        permits=_named(Permit, offers.permits),
        adults_only=offers.adult_only,
        status=Vacancy.Status.PUBLISHED,
        created_at=NOON,
        changed_at=NOON,
        published_at=_noon(offers.published),
        search_text="oferta inventada",
    )
    _copy(
        Vacancy.skills.through,
        len(offers.skills.ids),
        vacancy=np.repeat(offers.id, offers.skills.counts),
        skill=skills[offers.skills.ids],
    )


def _copy(model: type[Model], rows: int, **given: Any) -> None:
    """Rows of a model by COPY: arrays and values by name of field, and the model's defaults."""
    columns: dict[str, Iterable[str]] = {}
    for field in model._meta.concrete_fields:
        if field.name in given or field.has_default() or not (field.primary_key or field.null):
            value = given[field.name] if field.name in given else field.get_default()
            columns[str(field.column)] = _as_text(value, rows)
    lines = map("\t".join, zip(*columns.values(), strict=True))
    names = ", ".join(f'"{name}"' for name in columns)
    with connection.cursor() as cursor:
        while some := list(islice(lines, AT_ONCE)):
            text = StringIO("\n".join([*some, ""]))
            cursor.copy_expert(f'COPY "{model._meta.db_table}" ({names}) FROM STDIN', text)


def _as_text(value: Any, rows: int) -> list[str]:
    if isinstance(value, np.ndarray):
        return value.astype(str).tolist()
    return ["{}" if value in ([], {}) else NULL if value is None else str(value)] * rows


def _or_null(values: np.ndarray) -> np.ndarray:
    return np.where(values == 0, NULL, values.astype(str))


def _named(choices: Any, masks: np.ndarray) -> np.ndarray:
    """What each mask holds, as PostgreSQL writes an array."""
    found, place = np.unique(masks, return_inverse=True)
    held = [
        ",".join(value for bit, value in enumerate(choices.values) if mask >> bit & 1)
        for mask in found.tolist()
    ]
    return np.array([f"{{{values}}}" for values in held])[place]


def _codes(encoded: np.ndarray) -> np.ndarray:
    """CIUO codes as they are written: 42144 is "2144", 22100 is "21"."""
    found, place = np.unique(encoded, return_inverse=True)
    written = [f"{code % 10_000:04d}"[: code // 10_000] or NULL for code in found.tolist()]
    return np.array(written)[place]


def _noon(days: np.ndarray) -> np.ndarray:
    found, place = np.unique(days, return_inverse=True)
    epoch = datetime(1970, 1, 1, 15, tzinfo=UTC)
    return np.array([str(epoch + timedelta(days=int(day))) for day in found])[place]
