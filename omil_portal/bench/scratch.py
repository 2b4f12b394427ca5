"""A database of the benchmark's own, so that it never reads or writes the office's."""

import os
from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection


@contextmanager
def scratch_database() -> Iterator[None]:
    """Inside the block Django's connection is to a new, empty database; then it is dropped.

    The role needs the right to create databases.
    """
    own, settings = f"omil_bench_{os.getpid()}", connection.settings_dict
    kept = settings["NAME"]
    connection.close()
    _run(f'DROP DATABASE IF EXISTS "{own}" WITH (FORCE)', f'CREATE DATABASE "{own}"')
    settings["NAME"] = own
    try:
        yield
    finally:
        connection.close()
        settings["NAME"] = kept
        _run(f'DROP DATABASE IF EXISTS "{own}" WITH (FORCE)')


def _run(*statements: str) -> None:
    with connection._nodb_cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)
