"""Ten years of invented work of many offices, made inside PostgreSQL, with goals to count it by."""

from dataclasses import dataclass
from datetime import date

from django.db import connection
from django.db.models import Model

from employers.models import EmployerContact, JobAnalysis, Vacancy
from jobseekers.models import Attention
from matching.models import Placement, Referral
from sence_programs import reference
from sence_programs.models import Agreement, Course, CourseSession, Goal, GoalDefinition, Presence

LAST_YEAR = 2025
SEED = 0.20221


@dataclass(frozen=True)
class Volume:
    """So many offices and years; the rest are rows of one office in one year."""

    offices: int
    years: int = 10
    attentions: int = 900
    referrals: int = 250
    placements: int = 150
    contacts: int = 60
    vacancies: int = 80
    analyses: int = 6
    workshops: int = 8

    @property
    def office_years(self) -> int:
        return self.offices * self.years

    @property
    def first_year(self) -> int:
        return LAST_YEAR - self.years + 1


VOLUMES = {
    "small": Volume(3, years=2, attentions=120, referrals=40, placements=30, vacancies=20),
    "region": Volume(30),
    "macro": Volume(110),
    "national": Volume(346),
}
KINDS = ("PP11", "PP13", "PP21", "PP21", "PP22", "PP23", "PP32", "PP32", "PP32", "PP45")
# A weekday or not, at any hour: what is recorded at midnight is the edge worth counting.
MOMENT = (
    "timestamptz '{first}-01-01 00:00-03' + year * interval '1 year' "
    "+ random() * interval '364 days 23 hours'"
)
ITS_UUID = "lpad(to_hex(row), 32, '0')::uuid"
"""In order, so that its index is quick to fill."""
VALID = "hashint4(row) > -1000000000"
"""Some three of four placements."""
DAY = "date '{first}-01-01' + (year * 365.25 + random() * 364)::int"


def load(volume: Volume) -> None:
    """Fills the tables of an empty portal: what is counted, and an agreement a year with all goals.

    Without triggers, so without history, and without the people and companies that rows name:
    counting reads none of them. Nothing here is timed.
    """
    reference.load()
    with connection.cursor() as cursor:
        cursor.execute("SET session_replication_role = replica")
        cursor.execute("SELECT setseed(%s)", [SEED])
    moment, day = MOMENT.format(first=volume.first_year), DAY.format(first=volume.first_year)
    # Some 600 people of each office, and one in ten of them known to the next one too.
    person = "(office + (random() < 0.1)::int) * 1000 + (random() * 600)::int"
    own = {"office": "office", "at": moment}
    _fill(
        volume,
        volume.attentions,
        Attention,
        seeker=person,
        officer="1",
        kind=_one_of(KINDS),
        request_id=ITS_UUID,
        **own,
    )
    _fill(
        volume,
        volume.referrals,
        Referral,
        seeker=person,
        vacancy="row",
        office="office",
        referred_by="1",
        referred_at=moment,
        answer_due=day,
        state="'hired'",
    )
    _fill(
        volume,
        volume.placements,
        Placement,
        seeker=person,
        employer="row",
        office="office",
        contract=_one_of(("open_ended", "fixed_term")),
        starts_on=day,
        weekly_hours="42",
        gross_pay="600000",
        comuna="'10101'",
        recorded_by="1",
        recorded_at=moment,
        state=f"CASE WHEN {VALID} THEN 'validated' ELSE 'pending' END",
        verified_by=f"CASE WHEN {VALID} THEN 2 END",
        verified_at=f"CASE WHEN {VALID} THEN now() END",
    )
    _fill(
        volume,
        volume.contacts,
        EmployerContact,
        employer="row",
        officer="1",
        kind=_one_of(("visit", "call", "email", "meeting", "fair")),
        request_id=ITS_UUID,
        **own,
    )
    _fill(
        volume,
        volume.vacancies,
        Vacancy,
        employer="row",
        office="office",
        title="'Oferta inventada'",
        posts="1 + (random() * 4)::int",
        source=_one_of(("visit", "portal", "bne")),
        status="'published'",
        created_at=moment,
        changed_at=moment,
        published_at=moment,
        search_text="'oferta inventada'",
    )
    _fill(
        volume,
        volume.analyses,
        JobAnalysis,
        employer="row",
        office="office",
        officer="1",
        position="'Operario'",
        tasks="'Empacar'",
        requirements="'Estar de pie'",
        done_on=day,
        recorded_at=moment,
        request_id=ITS_UUID,
    )
    _workshops(volume, moment)
    _goals(volume)
    with connection.cursor() as cursor:
        cursor.execute("SET session_replication_role = origin")
        cursor.execute("ANALYZE")


def _workshops(volume: Volume, moment: str) -> None:
    """Sessions of a workshop of each office; to nine of ten of them somebody came."""
    one = Volume(volume.offices, years=1)
    _fill(
        one,
        1,
        Course,
        id="office",
        office="office",
        kind="'workshop'",
        title="'Taller'",
        description="'Taller'",
        place="'Sala'",
        seats="10",
        created_by="1",
        created_at="now()",
        request_id=ITS_UUID,
    )
    _fill(
        volume,
        volume.workshops,
        CourseSession,
        course="office",
        starts_at=moment,
        ends_at="'infinity'",
    )
    with connection.cursor() as cursor:
        cursor.execute(
            f"""INSERT INTO {Presence._meta.db_table}
                (session_id, enrolment_id, attention_id, by_id, at)
            SELECT id, id, id, 1, now() FROM {CourseSession._meta.db_table} WHERE random() < 0.9"""
        )


def _goals(volume: Volume) -> None:
    """An agreement of each office for each year, and a goal for each definition."""
    _fill(
        volume,
        1,
        Agreement,
        office="office",
        year=f"{volume.first_year} + year",
        starts_on=f"make_date({volume.first_year} + year, 1, 1)",
        cut_off=f"make_date({volume.first_year} + year, 12, 31)",
    )
    with connection.cursor() as cursor:
        cursor.execute(
            f"""INSERT INTO {Goal._meta.db_table} (agreement_id, definition_id, target)
            SELECT agreement.id, definition.id, 100
            FROM {Agreement._meta.db_table} agreement, {GoalDefinition._meta.db_table} definition"""
        )


def last_day() -> date:
    return date(LAST_YEAR, 12, 31)


def _one_of(values: tuple[str, ...]) -> str:
    written = ", ".join(f"'{value}'" for value in values)
    return f"(ARRAY[{written}])[1 + floor(random() * {len(values)})::int]"


def _fill(volume: Volume, each: int, model: type[Model], **expressions: str) -> None:
    """`each` rows for each office and year: expressions of SQL by field, and the defaults.

    They may name `office` (from 1), `year` (from 0) and `row`, a number of its own for each.
    """
    columns, values, given = [], [], []
    for field in model._meta.concrete_fields:
        if field.name in expressions:
            columns.append(f'"{field.column}"')
            values.append(expressions[field.name])
        elif not field.primary_key and (field.has_default() or not field.null):
            columns.append(f'"{field.column}"')
            values.append("%s")
            given.append(field.get_db_prep_save(field.get_default(), connection))
    statement = f"""
        INSERT INTO "{model._meta.db_table}" ({", ".join(columns)})
        SELECT {", ".join(values)}
        FROM (
            SELECT row, 1 + mod(row, {volume.offices}) AS office,
                mod(row / {volume.offices}, {volume.years}) AS year
            FROM generate_series(0, {volume.office_years * each - 1}) AS row
        ) AS rows
    """
    with connection.cursor() as cursor:
        cursor.execute(statement, given)
