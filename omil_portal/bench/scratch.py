"""A database of the benchmark's own, so that it never reads or writes the office's."""

import os
from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection


@contextmanager
def scratch_database(*, copied: bool = False) -> Iterator[None]:
    """Inside the block Django's connection is to a new database; then it is dropped.

    `copied`: with all that the connected one has, which nobody else may be using; empty without
    it. The role needs the right to create databases.
    """
    own, settings = f"omil_bench_{os.getpid()}", connection.settings_dict
    kept = settings["NAME"]
    connection.close()
    template = f' TEMPLATE "{kept}"' if copied else ""
    _run(f'DROP DATABASE IF EXISTS "{own}" WITH (FORCE)', f'CREATE DATABASE "{own}"{template}')
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
