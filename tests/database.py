"""The test database, copied from one that was migrated before: a second start takes a moment.

The copy is named after the migrations and the locked versions, so it is never out of date.
"""

import fcntl
import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.conf import settings
from django.db import connection
from django.db.utils import Error

from tests import quick_migrations
from tests.strict.environment import DATA_DIR
from tests.strict.source import ROOT

_PREFIX = "omil_migrated_"


@contextmanager
def migrating() -> Iterator[None]:
    """Where there is no copy yet, one process migrates; the others wait and have its copy."""
    with (DATA_DIR / "migrating.lock").open("w") as lock, quick_migrations.quickly():
        if _template() not in _databases():
            fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def name_for(slot: int) -> dict[str, str]:
    """The `TEST` settings of a process of tests: its own database, copied when there is a copy."""
    given = {"NAME": f"test_{settings.DATABASES['default']['NAME']}_{slot}"}
    if _template() in _databases():
        given["TEMPLATE"] = _template()
    return given


def keep_a_copy() -> None:
    """After the first migration; older copies go. Another process may have been quicker."""
    known = _databases()
    if _template() in known:
        return
    migrated = connection.settings_dict["NAME"]
    connection.close()
    with connection._nodb_cursor() as cursor:
        for name in known:
            if name.startswith(_PREFIX):
                _try(cursor, f'DROP DATABASE IF EXISTS "{name}"')
        _try(cursor, f'CREATE DATABASE "{_template()}" TEMPLATE "{migrated}"')


def _databases() -> list[str]:
    with connection._nodb_cursor() as cursor:
        cursor.execute("SELECT datname FROM pg_database")
        return [name for (name,) in cursor.fetchall()]


def _try(cursor, statement: str) -> None:
    """Without a copy the next start is only slower."""
    try:
        cursor.execute(statement)
    except Error as error:
        print(f"{statement}: {error}")


def _template() -> str:
    digest = hashlib.sha256()
    for path in sorted(_sources()):
        digest.update(str(path.relative_to(ROOT)).encode())
        digest.update(path.read_bytes())
    return _PREFIX + digest.hexdigest()[:16]


def _sources() -> set[Path]:
    apps = [ROOT, ROOT / "omil_portal"]
    migrations = {p for app in apps for p in app.glob("*/migrations/*.py")}
    return (
        migrations | {Path(quick_migrations.__file__)} | set((ROOT / "requirements").glob("*.txt"))
    )
