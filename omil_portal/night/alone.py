"""A lock in PostgreSQL that ends with its holder, however the holder ends."""

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager, suppress

from django.db import Error, connection


@contextmanager
def alone(what: str) -> Iterator[bool]:
    """True inside the block if nobody else, on any machine, is inside one for the same `what`.

    The lock belongs to a transaction of a connection of its own. So it holds whatever the body
    does with Django's connection (closes it, breaks its transaction), and behind a pooler that
    hands sessions around. `kill -9`, an error and a lost server all end that transaction.
    """
    # 64 bits of the name: 32 would let two names share a lock now and then.
    key = int.from_bytes(hashlib.blake2b(what.encode(), digest_size=8).digest(), signed=True)
    holder = connection.copy()
    try:
        holder.set_autocommit(False)
        with holder.cursor() as cursor:
            cursor.execute("SET LOCAL idle_in_transaction_session_timeout = 0")
            cursor.execute("SELECT pg_try_advisory_xact_lock(%s)", [key])
            (taken,) = cursor.fetchone()
        yield taken
    finally:
        # Without this the server would free the lock a moment after the connection is closed.
        with suppress(Error):
            holder.rollback()
        holder.close()
