"""The role that reads for the match cannot see what must never count in it."""

import os
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.apps import apps
from django.db import ProgrammingError, connection, transaction
from psycopg2.errors import InsufficientPrivilege

from jobseekers.models import JobSeeker, ProtectedFacts
from matching import checks
from matching.models import Run
from matching.services.nightly import match_step
from matching.store import RoleMissing, as_fairness_reader, as_reader, read_market, roles
from tests.factories.jobseekers import JobSeekerFactory, ProtectedFactsFactory
from tests.matching.market import ON, a_market

pytestmark = pytest.mark.django_db

MATCHING_SEES = {
    "matching_people": {
        "id", "comuna", "accepted_minutes", "moving_regions", "schedules", "licences", "permits",
        "schooling", "desired_1", "desired_2", "desired_3", "months_1", "months_2", "months_3",
        "expected_pay", "adult", "widen", "updated", "skills",
    },
    "matching_offers": {
        "id", "comuna", "region", "schedule", "licences", "permits", "schooling", "occupation",
        "experience_months", "pay_max", "adult_only", "published", "posts", "skills",
    },
    "matching_referral": {"seeker_id", "vacancy_id", "state"},
    "offices_comuna": {"cut", "region_id"},
    "offices_region": {"cut"},
    "offices_traveltime": {"origin_id", "destination_id", "minutes"},
    "offices_travelcorrection": {"origin_id", "destination_id", "minutes"},
}  # fmt: skip
FAIRNESS_SEES_OF_PEOPLE = {
    "jobseekers_protectedfacts": {"seeker_id", "sex", "nationality", "disability_credential"},
    "jobseekers_jobseeker": {"id", "birth_date", "comuna_id"},
}

PERSONAL = [
    "birth_date", "names", "first_surname", "second_surname", "social_name", "run_number",
    "run_dv", "other_document", "phone", "email", "sector", "user_id", "search_text",
]  # fmt: skip
PROTECTED = [field.column for field in ProtectedFacts._meta.fields]


def select(what: str, table: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {what} FROM {table}")


def refused(what: str, table: str) -> None:
    with pytest.raises(ProgrammingError) as caught, transaction.atomic():
        select(what, table)
    assert isinstance(caught.value.__cause__, InsufficientPrivilege)


def seen_by(role: str) -> dict[str, set[str]]:
    """Every column of every table and view that the role may read."""
    with connection.cursor() as cursor:
        cursor.execute(
            """
            SELECT relname, attname FROM pg_class
            JOIN pg_attribute ON attrelid = pg_class.oid AND attnum > 0 AND NOT attisdropped
            WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p', 'v', 'm', 'f')
              AND has_column_privilege(%s, pg_class.oid, attnum, 'SELECT')
            """,
            [role],
        )
        seen: dict[str, set[str]] = {}
        for table, column in cursor.fetchall():
            seen.setdefault(table, set()).add(column)
    return seen


@pytest.mark.parametrize("column", PROTECTED)
def test_matching_cannot_read_a_protected_fact(column):
    with as_reader():
        refused(column, "jobseekers_protectedfacts")


@pytest.mark.parametrize("column", PERSONAL)
def test_matching_cannot_read_who_somebody_is(column):
    with as_reader():
        refused(column, "jobseekers_jobseeker")


@pytest.mark.parametrize(
    "table",
    # A model of pghistory is a query and has no table.
    sorted({m._meta.db_table for m in apps.get_models()} - {"pghistory_events"}),
)
def test_matching_cannot_read_a_whole_table(table):
    with as_reader():
        refused("*", table)


def test_matching_sees_these_columns_and_no_other():
    assert seen_by("omil_matching") == MATCHING_SEES


def test_matching_cannot_write():
    with as_reader(), pytest.raises(ProgrammingError), transaction.atomic():
        Run.objects.create(on=ON, started_at="2026-11-02T02:15Z", weights_version="1")


def test_the_match_works_with_what_it_may_see():
    a_market(people=30, offers=10)
    assert match_step(ON)["pairs"]
    with as_reader():
        assert len(read_market(ON).seekers)


def test_after_the_block_the_portal_reads_again_as_itself():
    JobSeekerFactory()
    with as_reader():
        pass
    assert JobSeeker.objects.get().names


def test_an_error_inside_gives_the_role_back_too():
    JobSeekerFactory()
    with pytest.raises(KeyError), as_reader():
        raise KeyError
    assert JobSeeker.objects.get().names


def test_fairness_reads_the_facts_it_compares_by():
    facts = ProtectedFactsFactory(sex=ProtectedFacts.Sex.FEMALE)
    with as_fairness_reader():
        rows = list(ProtectedFacts.objects.values_list("seeker", "sex", "nationality"))
        born = JobSeeker.objects.order_by().values_list("birth_date", "comuna").get()
    assert rows == [(facts.pk, "female", facts.nationality)]
    assert born == (facts.seeker.birth_date, facts.seeker.comuna_id)


def test_fairness_sees_of_people_these_columns_and_no_other():
    seen = seen_by("omil_fairness")
    assert {t: c for t, c in seen.items() if t.startswith("jobseekers_")} == FAIRNESS_SEES_OF_PEOPLE
    assert not {t for t in seen if t.startswith(("accounts_", "employers_", "offices_staff"))}


@pytest.mark.parametrize("column", [name for name in PERSONAL if name != "birth_date"])
def test_fairness_cannot_read_who_somebody_is(column):
    with as_fairness_reader():
        refused(column, "jobseekers_jobseeker")


def test_rights_that_a_restore_lost_come_back():
    with connection.cursor() as cursor:
        cursor.execute("REVOKE ALL ON ALL TABLES IN SCHEMA public FROM omil_matching")
    roles.prepare_roles()
    assert seen_by("omil_matching") == MATCHING_SEES


def test_a_right_given_by_hand_is_taken_back():
    with connection.cursor() as cursor:
        cursor.execute("GRANT SELECT ON jobseekers_protectedfacts TO omil_matching")
    roles.prepare_roles()
    assert seen_by("omil_matching") == MATCHING_SEES


def test_an_account_that_may_not_create_roles_is_told_what_to_ask_for(monkeypatch):
    """The account is one that logs in and owns nothing else."""
    monkeypatch.setattr(roles, "READABLE", {"omil_no_such_role": {}})
    with connection.cursor() as cursor:
        cursor.execute("CREATE ROLE omil_plain NOLOGIN")
        cursor.execute("GRANT USAGE ON SCHEMA public TO omil_plain")
        cursor.execute("SET LOCAL ROLE omil_plain")
        roles.prepare_roles()
        (warning,) = checks.roles_are_there(["default"])
        missing = pytest.raises(RoleMissing, match="CREATE ROLE omil_no_such_role NOLOGIN")
        with missing, roles._acting_as("omil_no_such_role"):
            pass
        cursor.execute("RESET ROLE")
    assert "GRANT omil_no_such_role TO omil_plain" in warning.msg


@pytest.mark.django_db(transaction=True)
def test_two_migrations_at_once_make_one_role():
    """Roles are of the whole server, and so are the migrations of any other database of it."""
    role = f"omil_twice_{os.getpid()}"

    def create() -> None:
        try:
            with connection.cursor() as cursor:
                roles._create(cursor, role)
        finally:
            connection.close()

    try:
        with ThreadPoolExecutor(2) as pool:
            list(pool.map(lambda _: create(), range(2)))
        with connection.cursor() as cursor:
            cursor.execute("SELECT count(*) FROM pg_roles WHERE rolname = %s", [role])
            assert cursor.fetchone() == (1,)
    finally:
        with connection.cursor() as cursor:
            cursor.execute(f"DROP ROLE IF EXISTS {role}")
