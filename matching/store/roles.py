"""Database roles that see only what their work needs; `SET LOCAL ROLE` for as long as a block.

`omil_matching` reads both sides of the market through views without one protected fact.
`omil_fairness` reads protected facts and the published lists, and nothing that names a person.
"""

import logging
from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection, transaction
from django.db.utils import DatabaseError

READER, FAIRNESS_READER = "omil_matching", "omil_fairness"

READABLE: dict[str, dict[str, tuple[str, ...]]] = {
    READER: {
        "matching_people": (),
        "matching_offers": (),
        "matching_referral": ("seeker_id", "vacancy_id", "state"),
        "offices_comuna": ("cut", "region_id"),
        "offices_region": ("cut",),
        "offices_traveltime": ("origin_id", "destination_id", "minutes"),
        "offices_travelcorrection": ("origin_id", "destination_id", "minutes"),
    },
    FAIRNESS_READER: {
        "jobseekers_protectedfacts": ("seeker_id", "sex", "nationality", "disability_credential"),
        "jobseekers_jobseeker": ("id", "birth_date", "comuna_id"),
        "matching_run": (),
        "matching_seekermatches": (),
        "matching_vacancymatches": (),
        "offices_comuna": (),
        "offices_region": (),
    },
}
"""Role → table or view → its columns; none named means all."""

HOW_TO = (
    "The database account may not create roles. As an administrator of PostgreSQL run: "
    "{statements} and then `manage.py migrate` once more."
)
logger = logging.getLogger(__name__)


class RoleMissing(RuntimeError):
    """The roles are not there, or this account may not take them on. The text says what to do."""


def as_reader():
    """Inside the block the database answers as `omil_matching`: protected fields are refused.

    A transaction; nothing can be written in it. Raises `RoleMissing`.
    """
    return _acting_as(READER)


def as_fairness_reader():
    """Inside the block the database answers as `omil_fairness`. A transaction. `RoleMissing`."""
    return _acting_as(FAIRNESS_READER)


@contextmanager
def _acting_as(role: str) -> Iterator[None]:
    if role in missing_roles():
        raise RoleMissing(how_to_create())
    with transaction.atomic():
        before = _set_role(role)
        yield
        # The transaction may go on outside; a failed block is rolled back, and its role with it.
        _set_role(before)


def _set_role(role: str) -> str:
    """Takes the role on until the transaction ends, and says which was in force."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_setting('role')")
        (before,) = cursor.fetchone()
        cursor.execute("SELECT set_config('role', %s, true)", [role])
    return before


def missing_roles() -> list[str]:
    """Those this account cannot take on."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT rolname FROM pg_roles WHERE rolname = ANY (%s)"
            " AND pg_has_role(current_user, oid, %s)",
            [list(READABLE), _privilege()],
        )
        there = {name for (name,) in cursor.fetchall()}
    return [role for role in READABLE if role not in there]


def _privilege() -> str:
    """From PostgreSQL 16 on whoever creates a role is a member that may not take it on."""
    return "SET" if connection.pg_version >= 160_000 else "MEMBER"


def how_to_create() -> str:
    """What an administrator of PostgreSQL has to run."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT quote_ident(current_user)")
        (account,) = cursor.fetchone()
    statements = " ".join(
        f"CREATE ROLE {role} NOLOGIN; GRANT {role} TO {account};" for role in READABLE
    )
    return HOW_TO.format(statements=statements)


def prepare_roles(**_: object) -> None:
    """Creates the roles where they lack and gives them exactly what `READABLE` says.

    Runs after every migration and restore: a backup carries neither roles nor rights.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT to_regclass('matching_offers') IS NOT NULL")
        if not cursor.fetchone()[0]:
            return
        for role in missing_roles():
            _create(cursor, role)
        if missing_roles():
            logger.warning(how_to_create())
            return
        with transaction.atomic():
            for role, readable in READABLE.items():
                _grant(cursor, role, readable)


def _create(cursor, role: str) -> None:
    """Roles belong to the whole server: another database's migration may be making the same."""
    try:
        with transaction.atomic():
            cursor.execute(
                f"""
                DO $$ BEGIN
                    BEGIN
                        CREATE ROLE {role} NOLOGIN;
                    EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL;
                    END;
                    IF NOT pg_has_role(current_user, '{role}', '{_privilege()}') THEN
                        GRANT {role} TO CURRENT_USER;
                    END IF;
                END $$
                """
            )
    except DatabaseError as refused:
        logger.info("%s was not created: %s", role, str(refused).strip())


def _grant(cursor, role: str, readable: dict[str, tuple[str, ...]]) -> None:
    cursor.execute(f"REVOKE ALL ON ALL TABLES IN SCHEMA public FROM {role}")
    cursor.execute(f"GRANT USAGE ON SCHEMA public TO {role}")
    for table, columns in readable.items():
        named = f" ({', '.join(columns)})" if columns else ""
        cursor.execute(f"GRANT SELECT{named} ON {table} TO {role}")
