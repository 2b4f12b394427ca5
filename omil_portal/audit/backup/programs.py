"""PostgreSQL's own programs: which ones serve, and running them on this project's database."""

import os
import re
import shutil
import subprocess
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from django.db import connection

from omil_portal.audit.backup.problem import BackupProblem
from omil_portal.embedded.home import home_of
from omil_portal.embedded.problem import Problem
from omil_portal.embedded.wheels import postgres_binaries
from omil_portal.env import Environment

LOCK_SECONDS = 10
VARIABLES = {
    "host": "PGHOST",
    "port": "PGPORT",
    "user": "PGUSER",
    "dbname": "PGDATABASE",
    "sslmode": "PGSSLMODE",
    "sslrootcert": "PGSSLROOTCERT",
    "sslcert": "PGSSLCERT",
    "sslkey": "PGSSLKEY",
}


def folder(at_least: int) -> Path:
    """Where `pg_dump`, `pg_restore` and `psql` of this version or later are.

    The oldest that serves: a later one may write settings that an older server does not know.
    Raises BackupProblem.
    """
    found = {major: place for place in _places() if (major := version(place)) >= at_least}
    if not found:
        raise BackupProblem(
            f"Hacen falta pg_dump, pg_restore y psql de PostgreSQL {at_least} o más nuevos."
        )
    return found[min(found)]


@cache
def version(place: Path) -> int:
    """The major version of the programs of a folder; 0 when they do not run."""
    try:
        said = subprocess.run([place / "pg_dump", "--version"], capture_output=True, text=True)
    except OSError:
        return 0
    found = re.search(r"\) (\d+)", said.stdout)
    return int(found[1]) if found else 0


def server_version() -> int:
    """The major version of the database's server."""
    connection.ensure_connection()
    return connection.pg_version // 10_000


def run(program: Path, *arguments: str | Path, failing: str) -> None:
    """Run it on the project's database, with the password out of sight.

    Raises BackupProblem: the sentence `failing`, and the program's first complaint.
    """
    environment = _environment()
    # A connection left open would wait for the restore, or the restore for it.
    connection.close()
    try:
        done = subprocess.run(
            [program, "--no-password", *arguments],
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            errors="replace",
            env=environment,
        )
    except OSError as error:
        raise BackupProblem(f"{failing} {error.strerror}.") from None
    if done.returncode != 0:
        raise BackupProblem(f"{failing} {_complaint(done.stderr)}")


def _complaint(said: str) -> str:
    if "lock timeout" in said:
        return "otros procesos usan la base. Detén la web y el worker, y repite."
    lines = said.strip().splitlines() or ["el programa se detuvo sin decir por qué."]
    return next((line for line in lines if "ERROR" in line), lines[0])


def _places() -> Iterator[Path]:
    on_path = shutil.which("pg_dump")
    if on_path:
        yield Path(on_path).parent
    try:
        env = Environment()
        yield postgres_binaries(home_of(env.data_dir, env.account))
    except Problem:
        return


def _environment() -> dict[str, str]:
    """Where Django's own connection goes, whatever the address left to libpq to find out."""
    connection.ensure_connection()
    reached = connection.connection.info.dsn_parameters
    said = {variable: reached.get(name, "") for name, variable in VARIABLES.items()}
    said |= {
        "PGPASSWORD": connection.settings_dict["PASSWORD"],
        "PGOPTIONS": f"-c lock_timeout={LOCK_SECONDS}s",
        "LC_MESSAGES": "C",
    }
    plain = {key: value for key, value in os.environ.items() if not key.startswith("PG")}
    return plain | {key: value for key, value in said.items() if value}
