"""After a test that commits, only what it wrote is emptied.

Django truncates every table there is and then writes content types and permissions anew: a second
for tests whose own work takes a hundredth of it.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest
from django.db import connection, transaction
from django.test import TransactionTestCase

KEPT = {"django_migrations", "django_content_type", "auth_permission"}
"""What the migrations wrote and no test changes."""


@contextmanager
def quick() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patched:
        slowly = TransactionTestCase._fixture_teardown
        patched.setattr(TransactionTestCase, "_fixture_teardown", _flush(slowly))
        yield


def _flush(slowly: Callable[[TransactionTestCase], None]) -> Callable[[TransactionTestCase], None]:
    def flush(test: TransactionTestCase) -> None:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("SELECT usesuper FROM pg_user WHERE usename = current_user")
            (may_pass_guards,) = cursor.fetchone()
            if may_pass_guards:
                _empty(cursor)
        if not may_pass_guards:
            slowly(test)

    return flush


def _empty(cursor) -> None:
    # Neither the history of what is emptied nor its guards: the test never was.
    cursor.execute("SET LOCAL session_replication_role = replica")
    tables = set(connection.introspection.django_table_names(include_views=False)) - KEPT
    is_written = "SELECT '{0}' WHERE EXISTS (SELECT FROM \"{0}\")"
    cursor.execute(" UNION ALL ".join(is_written.format(table) for table in sorted(tables)))
    for (table,) in cursor.fetchall():
        cursor.execute(f'DELETE FROM "{table}"')
